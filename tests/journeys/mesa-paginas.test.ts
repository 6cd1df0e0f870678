// Every page of the desk, found through its addresses: no axe violation, nothing sideways, one heading, a title, all of it by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { searchHref } from '../../src/desk/buscar/search-address.ts';
import { queueHref } from '../../src/desk/queue-address.ts';
import { paths } from '../../src/paths.ts';
import { browserOrReason, isSound } from '../browser.ts';
import { everyRoute } from '../hostile/routes.ts';
import type { Served } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { seatOf, startMesa } from './mesa-ground.ts';
import { keyboardFaults } from './mesa-keyboard.ts';
import { arrangeMesa, type MesaPlaces, type Walker, walkers } from './mesa-places.ts';

const { mesa } = paths;
let served: Served;
let places: MesaPlaces;
let found: Seen;
let browser: Browser | string = 'no iniciado';

before(async () => {
  served = await startMesa();
  places = await arrangeMesa(served, 80);
  found = await seen();
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

type Seen = { readonly visits: readonly Visit[]; readonly unseen: readonly string[] };
type Visit = { readonly path: string; readonly walker: Walker };

const isDesk = (path: string) => path === mesa.inicio || path.startsWith(`${mesa.inicio}/`);
const nameOf = ({ path, walker }: Visit) =>
  `mesa-${walker.name}-${path
    .replace(/^\/mesa\/?/, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/VT-[\w-]+/g, 'caso')
    .replaceAll(/[^\w]+/g, '-')
    .slice(0, 60)}`;

async function clientOf({ usuario, seat }: Walker): Promise<WebClient> {
  const session =
    seat.session ?? (usuario === null ? undefined : await served.sessionOf(served.staff(usuario)));
  const client = new WebClient(served.origin, session);
  for (const [name, value] of Object.entries(seat.cookies ?? {})) client.cookies.set(name, value);
  return client;
}

/** What somebody finds at an address: a page, a way on to one, or nothing of theirs. */
async function lookAs(client: WebClient, path: string): Promise<'pagina' | 'camino' | 'nada'> {
  const { status, html, location } = await client.get(path);
  assert.ok(status < 500, `${path}: ${status}`);
  if (status === 200) return /^<!doctype html>/i.test(html) ? 'pagina' : 'camino';
  return status === 303 && location?.startsWith(`${mesa.ingresar}?`) === false ? 'camino' : 'nada';
}

/** Of each address of the desk, who sees a page there; `unseen`: those that nobody sees one at. */
async function seen(): Promise<Seen> {
  const variants = places.fillings.map((filling) =>
    everyRoute(filling).filter(
      ({ path, methods, isStream }) => isDesk(path) && methods.includes('GET') && isStream !== true,
    ),
  );
  const who = await Promise.all(
    places.walkers.map(async (walker) => ({ walker, client: await clientOf(walker) })),
  );
  /** The first who sees a page under one of the names of an address; null, or whether it leads on at least. */
  const firstAt = async (candidates: readonly string[]): Promise<Visit | 'camino' | null> => {
    let leads = false;
    for (const path of candidates)
      for (const { walker, client } of who) {
        const answer = await lookAs(client, path);
        if (answer === 'pagina') return { path, walker };
        leads ||= answer === 'camino';
      }
    return leads ? 'camino' : null;
  };
  const visits: Visit[] = [];
  const unseen: string[] = [];
  for (const [i, { path }] of (variants[0] ?? []).entries()) {
    const at = await firstAt([...new Set(variants.map((routes) => routes[i]?.path ?? path))]);
    if (at === null) unseen.push(path);
    else if (at !== 'camino') visits.push(at);
  }
  return { visits, unseen };
}

/**
 * Where there is nothing to look at here: files, which are saved; the bulk preview, which is nothing without marked rows; the
 * institution's sign-in, which this service was not given.
 */
const isElsewhere = (path: string) =>
  path === mesa.lote.inicio ||
  path.startsWith(`${mesa.ingresar}/institucional`) ||
  /\/(conversaciones|archivos|paquetes)\/[\w-]+$|\/copia$/.test(path);

/** The same addresses as others see them, and what only a query leads to. */
function more(): readonly Visit[] {
  const [first = '', second = '', third = ''] = places.filed;
  const of = (name: string, ...list: readonly string[]) => {
    const walker = places.walkers.find((one) => one.name === name);
    assert.ok(walker, name);
    return list.map((path): Visit => ({ path, walker }));
  };
  const todas = queueHref({ tab: 'todas' });
  return [
    ...places.walkers.filter(({ usuario }) => usuario !== null).flatMap(({ name }) => of(name, mesa.inicio)),
    ...of('registro1', todas, queueHref({ tab: 'todas', buscar: 'xilófono' }), searchHref({ q: 'pasivo' })),
    ...of('registro1', `${mesa.lote.inicio}?accion=pasar&sel=${first}.2&sel=${second}.2&sel=${third}.2`),
    ...of('supervisora', todas, mesa.equipo.inicio, mesa.solicitud(third), mesa.plantillas()),
    ...of('control1', mesa.cola),
    ...of('auditor', todas, mesa.solicitud(first), mesa.cifras.inicio),
  ];
}

/** Once opened, whatever is folded away is looked at too. */
const unfold = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })';

async function faultsOf(page: Page, visit: Visit): Promise<readonly string[]> {
  const faults: string[] = [];
  const at = `${visit.walker.name} ${visit.path}`;
  await page.goto(served.origin + visit.path);
  const heads = await page.locator('h1').allTextContents();
  if (heads.length !== 1 || heads[0]?.trim() === '') faults.push(`${at}: ${heads.length} h1`);
  const title = await page.title();
  if (title.length < 8) faults.push(`${at}: title «${title}»`);
  await page.evaluate(unfold);
  await isSound(page, `${nameOf(visit)}-abierta`).catch((error: Error) =>
    faults.push(`${at}: ${error.message.slice(0, 1500)}`),
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  const byKeyboard = await keyboardFaults(page);
  return [...faults, ...byKeyboard.map((fault) => `${at}: ${fault}`)];
}

test('every address of the desk shows somebody a page, or leads to one', () => {
  assert.deepEqual(
    found.unseen.filter((path) => !isElsewhere(path)),
    [],
  );
});

for (const name of walkers)
  test(`every page that ${name} sees first is sound, narrow and wide, and worked with the keyboard alone`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const walker = places.walkers.find((one) => one.name === name);
    assert.ok(walker);
    const mine = [...found.visits, ...more()].filter((visit) => visit.walker === walker);
    assert.ok(mine.length > 0, 'nothing is left to look at');
    const page = await seatOf(served, browser, walker.usuario, walker.seat);
    const faults: string[] = [];
    for (const visit of mine) faults.push(...(await faultsOf(page, visit)));
    await page.context().close();
    assert.deepEqual(faults, []);
  });

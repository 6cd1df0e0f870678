/** Clocks that run out, as each one sees it: who sets the ladder, who works the queue, and who waits for an answer. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillFigures } from '../../src/actions/cifras/testing/fill-figures.ts';
import { denySolicitud } from '../../src/actions/deny-solicitud.ts';
import { delaysSource } from '../../src/actions/measure-delays.ts';
import { takeSolicitud } from '../../src/actions/take-solicitud.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { deskDoor } from '../../src/desk/desk-door.ts';
import { queueHref } from '../../src/desk/queue-address.ts';
import { filePassive } from '../../src/desk/testing/desk-server.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Actor } from '../../src/domain/solicitud/actor.ts';
import { warnDeadlines } from '../../src/duties/warn-deadlines.ts';
import { paths } from '../../src/paths.ts';
import { listAjusteHistoria } from '../../src/store/ajustes.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { type ChatHub, openHub } from '../../src/web/chat/hub.ts';
import type { Web, WebApp } from '../../src/web/web.ts';
import { browserOrReason, isSound } from '../browser.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const { mesa } = paths;
let served: Served;
let hub: ChatHub | undefined;
let browser: Browser | string = 'no iniciado';
before(async () => {
  const desk = (app: WebApp, web: Web): void => {
    hub = openHub(web.deps);
    deskDoor(unsealedReceipts, hub)(app, web);
  };
  served = await serveScene([portalDoor, desk], { host: 'localhost' });
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await hub?.drain();
  await served.stop();
});

type Signed = Extract<Actor, { cuenta: string }>;

const clientOf = async (actor: Signed) => new WebClient(served.origin, await served.sessionOf(actor));

async function open(actor: Signed, path: string): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies([{ name: 'sesion', value: await served.sessionOf(actor), url: served.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(served.origin + path);
  return page;
}

async function take(referencia: string): Promise<void> {
  const s = await findSolicitudByReferencia(served.deps.db, referencia);
  assert.ok(s);
  const command = { referencia, versionVista: s.version, llave: `tomar-${referencia}` };
  assert.ok(!isRefusal(await takeSolicitud(served.deps, served.staff('registro1'), command)));
}

const shown = (html: string): string[] =>
  [...html.matchAll(/data-fila>([^<]+)</g)].map(([, ref = '']) => ref);

/** Everything below happens to these two, in this order. */
let warned = '';
let fresh = '';

test('what is about to expire is flagged in the queue, found by its filter, and told on the case with its date', async (t) => {
  const { deps } = served;
  ({ referencia: warned } = await filePassive(served));
  await take(warned);
  await warnDeadlines(deps);
  deps.clock.advance(95 * minuteMs);
  ({ referencia: fresh } = await filePassive(served));
  await warnDeadlines(deps);
  const officer = await clientOf(served.staff('registro1'));
  assert.deepEqual(
    shown((await officer.get(queueHref({ tab: 'todas' }))).html).sort(),
    [fresh, warned].sort(),
  );
  const soon = await officer.get(queueHref({ tab: 'todas', aviso: 'por-vencer' }));
  assert.deepEqual(shown(soon.html), [warned]);
  assert.match(soon.html, /govuk-tag--orange">Por vencer</);
  for (const aviso of ['vencida', 'silencio'] as const)
    assert.deepEqual(shown((await officer.get(queueHref({ tab: 'todas', aviso }))).html), []);
  const page = await officer.get(mesa.solicitud(warned));
  assert.match(page.html, /Avisos de los plazos/);
  assert.match(page.html, /Tiempo ofrecido: vence el lunes 23 de noviembre de 2026, 12h00\. Se avisó a /);
  if (typeof browser === 'string') return t.skip(browser);
  const tab = await open(served.staff('registro1'), queueHref({ tab: 'todas' }));
  await isSound(tab, 'escalas-cola');
  await tab.goto(served.origin + mesa.solicitud(warned));
  await isSound(tab, 'escalas-caso');
  await tab.context().close();
});

test('the ladder: what it would tell, tried first, refused without a reason, then in force with its history', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const admin = served.staff('administracion');
  const page = await open(admin, mesa.escalas);
  await page.getByRole('heading', { name: 'Avisos y escalas', level: 1 }).waitFor();
  await page
    .getByRole('rowheader', { name: 'Al 75 % del tiempo, o 1 día hábil antes de que venza' })
    .waitFor();
  await isSound(page, 'escalas');
  await page.setViewportSize({ width: 1280, height: 800 });
  const one = page.getByRole('group', { name: 'Aviso 1' });
  // By the keyboard alone: from the first field of the row to the part of the time.
  await one.getByLabel('Cuándo').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await page.getByRole('group', { name: 'Aviso 2' }).getByLabel('Cuándo').selectOption('');
  await page.getByRole('button', { name: 'Ver a quién avisaría' }).click();
  await page.getByText('Todavía no rige').waitFor();
  // The one just filed has run for no time yet; after some minutes it would be told of.
  await page.getByRole('cell', { name: '0', exact: true }).first().waitFor();
  served.deps.clock.advance(5 * minuteMs);
  await page.getByRole('button', { name: 'Ver a quién avisaría' }).click();
  await page.getByRole('rowheader', { name: fresh }).waitFor();
  await isSound(page, 'escalas-probada');
  await page.setViewportSize({ width: 1280, height: 800 });
  await one.getByLabel('Parte del tiempo').fill('100');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('link', { name: 'Aviso 1: escriba un porcentaje de 1 a 99.' }).click();
  assert.equal(await page.locator('#porciento-1:focus').count(), 1);
  assert.equal(await one.getByLabel('Parte del tiempo').inputValue(), '100');
  await isSound(page, 'escalas-error');
  await page.setViewportSize({ width: 1280, height: 800 });
  await one.getByLabel('Parte del tiempo').fill('60');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('link', { name: 'Escriba por qué se hace este cambio.' }).click();
  await page.keyboard.type('La unidad pidió saberlo antes.');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByText('La escala nueva ya rige.').waitFor();
  await page
    .getByRole('rowheader', { name: 'Al 60 % del tiempo, o 1 día hábil antes de que venza' })
    .waitFor();
  const [last] = await listAjusteHistoria(served.deps.db, 'escalas', 1);
  assert.deepEqual(
    [last?.version, last?.motivo, last?.cuenta],
    [1, 'La unidad pidió saberlo antes.', admin.cuenta],
  );
  await page.context().close();
});

test('only administrators set the ladder, with the version they saw', async () => {
  for (const usuario of ['registro1', 'supervisora', 'auditor', 'proteccion', 'lectora1', 'custodia']) {
    const client = await clientOf(served.staff(usuario));
    assert.equal((await client.get(mesa.escalas)).status, 404, usuario);
  }
  const admin = await clientOf(served.staff('administracion'));
  const page = await admin.get(mesa.escalas);
  const fields: [string, string][] = [
    ['relojes', 'promesa'],
    ['fase-1', 'vence'],
    ['a-1', 'ambos'],
    ['motivo', 'Prueba.'],
    ['accion', 'guardar'],
  ];
  const first = await admin.post(page, mesa.escalas, fields);
  const again = await admin.post(page, mesa.escalas, fields);
  assert.deepEqual([first.status, again.status], [303, 409]);
  assert.match(again.html, /Otra persona cambió esta configuración/);
});

test('the legal term runs out: flagged for staff, explained to the person, nothing granted; a denial can be reopened for ten days', async (t) => {
  const { deps } = served;
  const s = await findSolicitudByReferencia(deps.db, warned);
  deps.clock.advance((s?.legalVenceMs ?? 0) - deps.clock.nowMs() + minuteMs);
  await warnDeadlines(deps);
  deps.clock.advance(15 * 60 * minuteMs);
  await warnDeadlines(deps);
  const officer = await clientOf(served.staff('registro1'));
  const silent = await officer.get(queueHref({ tab: 'todas', aviso: 'silencio' }));
  assert.deepEqual(shown(silent.html).sort(), [fresh, warned].sort());
  assert.match(silent.html, /Término legal vencido/);
  assert.match(
    (await officer.get(mesa.solicitud(warned))).html,
    /Silencio positivo \(Código Orgánico Administrativo, art\. 207\)/,
  );
  const owner = served.supplier('conPendientes');
  const mine = await clientOf(owner);
  const page = await mine.get(paths.solicitud(warned));
  assert.match(page.html, /Venció el término legal/);
  assert.match(page.html, /El registro no cambia por sí solo/);
  assert.match(page.html, /Venció el término legal sin respuesta/);
  assert.ok(!page.html.includes('Se avisó a'), 'what is told among staff reached the person');
  if (typeof browser !== 'string') {
    const tab = await open(owner, paths.solicitud(warned));
    await isSound(tab, 'escalas-persona');
    await tab.context().close();
    const staff = await open(served.staff('registro1'), mesa.solicitud(warned));
    await isSound(staff, 'escalas-caso-silencio');
    await staff.context().close();
  }
  const now = await findSolicitudByReferencia(deps.db, warned);
  assert.equal(now?.decision, null);
  const definicion = deps.definiciones.porId(now?.tramite ?? '')?.definicion;
  const denied = await denySolicitud(deps, served.staff('registro1'), {
    referencia: warned,
    versionVista: now?.version ?? 0,
    llave: `negar-${warned}`,
    motivo: 'Los justificativos no prueban el motivo.',
    causal: definicion?.causalesDeNegativa[0] ?? '',
  });
  if (isRefusal(denied)) assert.fail(denied.sentence);
  const closed = await mine.get(paths.solicitud(warned));
  assert.match(closed.html, /pedir que se reabra<\/a> hasta el .*: tiene 10 días hábiles desde que se cerró/);
  assert.doesNotMatch(closed.html, /id="silencio"/);
  const supervisor = await clientOf(served.staff('supervisora'));
  assert.match(
    (await supervisor.get(mesa.solicitud(warned))).html,
    /Se puede hasta el .*: 10 días hábiles desde que se cerró/,
  );
  deps.clock.advance(20 * dayMs);
  assert.match((await (await clientOf(owner)).get(paths.solicitud(warned))).html, /Ese plazo ya pasó/);
  const late = await (await clientOf(served.staff('supervisora'))).get(mesa.solicitud(warned));
  assert.match(
    late.html,
    /Ya no se puede reabrir: el plazo \(10 días hábiles desde que se cerró\) terminó el/,
  );
  assert.doesNotMatch(late.html, /form-reabrir/);
  if (typeof browser === 'string') t.skip(browser);
});

test('beside the promise stands what it really takes, by door too, and how often it was kept, as the figures count it', async (t) => {
  const { deps } = served;
  const cases = await fillFigures(deps, 1_500);
  const delays = await delaysSource(deps)();
  const decided = cases.filter(({ demoraMs, estado }) => demoraMs !== null && estado !== 'desistida');
  let compared = 0;
  for (const { definicion } of deps.definiciones.todas) {
    const mine = decided.filter(({ tramite }) => tramite === definicion.id);
    const delay = delays.of(definicion.id);
    // The two cases filed above were decided, or not, far from all of these.
    if (mine.length < 20 || definicion.id === 'cambio-a-pasivo') continue;
    compared += 1;
    assert.ok(delay, definicion.id);
    const took = mine.map(({ demoraMs }) => demoraMs ?? 0).sort((a, b) => a - b);
    const exact = (share: number) => took[Math.ceil(share * took.length) - 1] ?? 0;
    assert.equal(delay.casos, mine.length);
    for (const [given, wanted] of [
      [delay.p50Ms, exact(0.5)],
      [delay.p90Ms, exact(0.9)],
    ] as const)
      assert.ok(Math.abs(given - wanted) <= wanted * 0.05 + 1, `${definicion.id}: ${given} for ${wanted}`);
    const promised = mine.filter(({ promesaMs }) => promesaMs !== null);
    const kept = promised.filter(({ promesaMs, cerradaMs }) => (cerradaMs ?? 0) <= (promesaMs ?? 0));
    assert.deepEqual([delay.conPromesa, delay.promesaCumplida], [promised.length, kept.length]);
    const doors = delays.doors(definicion.id);
    assert.ok(doors.every(({ casos }) => casos >= 20) && doors.length <= definicion.canales.length);
  }
  assert.ok(compared > 3);
  assert.equal(delays.of('ninguno'), null);
  const two = deps.definiciones.todas.find(({ definicion }) => delays.doors(definicion.id).length > 1);
  assert.ok(two, 'no trámite has two doors with enough cases');
  const page = await new WebClient(served.origin).get(paths.tramite(two.definicion.id));
  assert.match(page.html, /Dentro del tiempo ofrecido/);
  assert.match(page.html, /Tiempo medido por cada vía/);
  if (typeof browser === 'string') return t.skip(browser);
  const tab = await open(served.supplier('textilera'), paths.tramite(two.definicion.id));
  await isSound(tab, 'escalas-tramite');
  await tab.context().close();
});

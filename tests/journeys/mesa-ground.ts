/** An agency in the middle of a working week, for the journeys of the desk: a full queue, letters, mail, chat, a sealed room. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { refreshSearch } from '../../src/actions/buscar/refresh-search.ts';
import { rebuildCifras } from '../../src/actions/cifras/keep-cifras.ts';
import { saveTemplate } from '../../src/actions/plantillas/save-template.ts';
import { takeSolicitud } from '../../src/actions/take-solicitud.ts';
import { appEnrolledOn } from '../../src/desk/testing/authenticator-app.ts';
import { fileEmailChange, filePassive } from '../../src/desk/testing/desk-server.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { everyDoor } from '../hostile/hands.ts';
import type { Scene } from '../scene.ts';
import { type Served, serveScene } from '../served.ts';

export const registro = 'Registro de Proveedores';
const hourMs = 3_600_000;

export const startMesa = (): Promise<Served> => serveScene(everyDoor, { host: 'localhost' });

/** Takes a case as an officer would, past the pages. */
export async function takeFor(scene: Scene, usuario: string, referencia: string): Promise<void> {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  const taken = await takeSolicitud(scene.deps, scene.staff(usuario), {
    referencia,
    versionVista: found?.version ?? 0,
    llave: scene.deps.ids.newId(),
  });
  assert.ok(!isRefusal(taken));
}

export const caseOf = (scene: Scene, referencia: string) =>
  findSolicitudByReferencia(scene.deps.db, referencia);

/** Cases over some days, every third for two persons and the first few at somebody's charge; the search and the figures know them. */
export async function fillQueue(
  scene: Scene,
  { count, takenBy, taken }: { readonly count: number; readonly takenBy: string; readonly taken: number },
): Promise<readonly string[]> {
  const filed: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { referencia } = n % 3 === 2 ? await fileEmailChange(scene) : await filePassive(scene);
    filed.push(referencia);
    if (n < taken) await takeFor(scene, takenBy, referencia);
    scene.deps.clock.advance(Math.ceil((80 * hourMs) / count));
  }
  await refreshSearch(scene.deps);
  await rebuildCifras(scene.deps);
  return filed;
}

/** A letter that the unit keeps. */
export async function keepTemplate(scene: Scene): Promise<void> {
  const kept = await saveTemplate(scene.deps, scene.staff('supervisora'), {
    unidad: registro,
    id: null,
    versionVista: 0,
    llave: 'plantilla-de-prueba-1',
    tramite: '',
    uso: 'subsanacion',
    titulo: 'Falta la firma',
    texto: 'Estimados {nombre}: la petición de la solicitud {referencia} no está firmada.',
    activa: true,
  });
  assert.ok(!isRefusal(kept));
}

export type Seat = {
  readonly javaScriptEnabled?: boolean;
  readonly width?: 1280 | 360;
  /** Other cookies, by name. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** In place of a session of `usuario`. */
  readonly session?: string;
};

/** A browser of somebody who is signed in; null for nobody yet. */
export async function seatOf(
  served: Served,
  browser: Browser,
  usuario: string | null,
  { javaScriptEnabled = true, width = 1280, cookies = {}, session }: Seat = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
  });
  const value = session ?? (usuario === null ? null : await served.sessionOf(served.staff(usuario)));
  const all = Object.entries({ ...cookies, ...(value === null ? {} : { sesion: value }) });
  await context.addCookies(all.map(([name, text]) => ({ name, value: text, url: served.origin })));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => assert.fail(error));
  return page;
}

/** Gives an account a password and returns it. */
export async function withPassword({ deps, staff }: Scene, usuario: string): Promise<string> {
  const clave = `palabras largas de ${usuario}`;
  await updateClave(deps.db, staff(usuario).cuenta, await deps.passwords.hash(clave), deps.clock.nowMs());
  return clave;
}

export const wordsOf = async (page: Page, selector = 'main'): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ');

export const successOf = (page: Page): Promise<string> =>
  wordsOf(page, '.govuk-notification-banner--success');

export type App = ReturnType<typeof appEnrolledOn>;

/** Signs in at the form that is shown; the first time an app is registered on the way, and returned. */
export async function signIn(
  served: Served,
  page: Page,
  { usuario, clave, app }: { readonly usuario: string; readonly clave: string; readonly app?: App },
): Promise<App> {
  await page.fill('#usuario', usuario);
  await page.fill('#clave', clave);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.locator('#codigo').waitFor();
  const enrolled = app ?? appEnrolledOn(await page.content());
  await page.fill('#codigo', enrolled.codeAt(served.deps.clock.nowMs()));
  await page.getByRole('button', { name: app === undefined ? 'Activar y continuar' : 'Ingresar' }).click();
  await page.locator('.v-sesion__nombre').waitFor();
  return enrolled;
}

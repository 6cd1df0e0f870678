// What machines and administrators see of a running service: probes, figures, what is degraded, and jobs tried again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Machine } from '../../src/actions/operacion/machine.ts';
import { reviveJob } from '../../src/actions/operacion/revive-job.ts';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { probes } from '../../src/channels/probes.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { rolesDeFuncionario } from '../../src/domain/solicitud/actor.ts';
import { paths } from '../../src/paths.ts';
import { openMetrics } from '../../src/web/open-metrics.ts';
import { browserOrReason, isSound } from '../browser.ts';
import { fileFor } from '../filing.ts';
import { sampleDeskDoor } from '../sample-doors.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';

const deadId = '00000000-0000-4000-8000-000000000001';
let dead = [{ id: deadId, queue: 'correo', data: {}, since: new Date(Date.UTC(2026, 10, 23, 14, 0)) }];
let freeBytes = 50 * 1024 ** 3;
let leaving = false;

const machine: Machine = {
  health: async () => ({
    queuesOpen: true,
    queues: [{ queue: 'correo', waiting: 3, failed: 0 }],
    dead: dead.length,
  }),
  dead: async () => dead,
  revive: async (id) => {
    const found = dead.some((job) => job.id === id);
    dead = dead.filter((job) => job.id !== id);
    return found;
  },
  isLeaving: () => leaving,
  freeBytes: async () => freeBytes,
};

let served: Served;
const opened = openMetrics('0.0.0', new Map([['servicio', new pg.Pool({ max: 1 })]]));

before(async () => {
  served = await serveScene([probes, apiDoor(unsealedReceipts), sampleDeskDoor], {
    host: 'localhost',
    parts: { machine, filed: opened.filed },
    metrics: opened.metrics,
  });
});
after(async () => {
  opened.metrics.process.stop();
  await served.stop();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(served.origin + path, { headers });
/** Past what was last seen. */
const later = () => served.deps.clock.advance(60_000);

test('ASVS 13.4.5: figures are for operators; labels hold patterns, never a reference or a RUC', async () => {
  const supplier = served.supplier('textilera');
  const filed = await fileFor(served, {
    actor: supplier,
    tramite: 'direccion-y-nombre-comercial',
    datos: { cambia: ['nombreComercial'], nombreComercial: 'Tejidos de Demostración' },
  });
  const officer = new WebClient(served.origin, await served.sessionOf(served.staff('administracion')));
  await officer.get(paths.mesa.solicitud(filed.referencia));
  await get(`/api/v1/solicitudes/${filed.referencia}`);
  await get(`/no-hay/${supplier.ruc}`);
  const answer = await get(paths.metrics);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  assert.match(
    text,
    /ventanilla_presentaciones_total\{tramite="direccion-y-nombre-comercial",puerta="rapido",resultado="aprobada"\} 1/,
  );
  assert.match(
    text,
    /ventanilla_peticiones_segundos_count\{metodo="GET",ruta="\/mesa\/solicitudes\/:referencia",estado="\dxx"\} 1/,
  );
  assert.match(text, /ruta="otra",estado="4xx"/);
  for (const name of [
    'diario_atraso_segundos',
    'registro_hojas',
    'tareas_en_espera{cola="correo"} 3',
    'tareas_muertas 1',
    'cartas{estado="fallida"}',
    'chats_en_espera',
    'correos_por_leer',
    'conexiones_base{pool="servicio",estado="en-uso"}',
    'proceso_demora_segundos',
    'proceso_memoria_bytes',
    'proceso_recolecciones_total',
    'degradado{causa="tareas-muertas"} 1',
    'info{version="0.0.0"',
  ])
    assert.ok(text.includes(`ventanilla_${name}`), name);
  for (const secret of [filed.referencia, supplier.ruc ?? 'none', supplier.nombre])
    assert.ok(!text.includes(secret));
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#')))
    assert.match(line, /^ventanilla_[a-z_0-9]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[\d.e+-]+$/);
});

test('with a token only its bearer reads them; in production nobody without', async () => {
  const { config } = served.web;
  const changed: { config: typeof config } = served.web;
  try {
    changed.config = { ...config, metricsToken: 'veinte letras o unas cuantas mas' };
    assert.equal((await get(paths.metrics)).status, 404);
    assert.equal((await get(paths.metrics, { authorization: 'Bearer otra' })).status, 404);
    const bearer = { authorization: 'Bearer veinte letras o unas cuantas mas' };
    assert.equal((await get(paths.metrics, bearer)).status, 200);
    later();
    const anonymous = await (await get(paths.readyz)).json();
    assert.deepEqual(anonymous, {
      listo: true,
      baseDeDatos: 'bien',
      registro: 'embebido',
      antivirus: 'no-configurado',
      estado: 'degradado',
    });
    const detail = (await (await get(paths.readyz, bearer)).json()) as {
      degradado: { codigo: string; hacer: string; desde: string }[];
    };
    assert.deepEqual(
      detail.degradado.map(({ codigo }) => codigo),
      ['tareas-muertas'],
    );
    changed.config = { ...config, mode: 'production', metricsToken: undefined };
    assert.equal((await get(paths.metrics)).status, 404);
  } finally {
    changed.config = config;
  }
});

test('degraded is not down, and tells since when; who is leaving is not ready', async () => {
  later();
  freeBytes = 10;
  const first = (await (await get(paths.readyz)).json()) as {
    degradado: { codigo: string; desde: string }[];
  };
  const seen = first.degradado.find(({ codigo }) => codigo === 'disco-bajo')?.desde;
  assert.ok(seen);
  later();
  const answer = await get(paths.readyz);
  assert.equal(answer.status, 200);
  const second = (await answer.json()) as { degradado: { codigo: string; desde: string }[] };
  assert.equal(second.degradado.find(({ codigo }) => codigo === 'disco-bajo')?.desde, seen);
  freeBytes = 50 * 1024 ** 3;
  later();
  assert.doesNotMatch(await (await get(paths.readyz)).text(), /disco-bajo/);
  leaving = true;
  const last = await get(paths.readyz);
  leaving = false;
  assert.equal(last.status, 503);
  assert.equal(((await last.json()) as { estado: string }).estado, 'deteniendo');
});

test('only administrators have a job tried again, whatever other roles one holds', async () => {
  for (const rol of rolesDeFuncionario) {
    const actor = { ...served.staff('administracion'), roles: [rol] };
    const outcome = await reviveJob(served.deps, actor, '00000000-0000-4000-8000-00000000000f');
    assert.ok(isRefusal(outcome));
    assert.equal(/ya no está detenida/.test(outcome.sentence), rol === 'administrador', rol);
  }
  assert.ok(isRefusal(await reviveJob(served.deps, served.supplier('textilera'), deadId)));
  assert.equal(dead.length, 1);
});

test('the page tells what to do, and repeats what failed; to others it does not exist', async (t) => {
  const token = await served.sessionOf(served.staff('administracion'));
  const browser = await browserOrReason();
  if (typeof browser === 'string') t.diagnostic(browser);
  else {
    try {
      const context = await browser.newContext();
      await context.addCookies([{ name: 'sesion', value: token, url: served.origin }]);
      const page = await context.newPage();
      await page.goto(served.origin + paths.mesa.estado);
      await isSound(page, 'estado-del-servicio');
      await page.locator('main').getByRole('button', { name: 'Repetir' }).focus();
      await context.close();
    } finally {
      await browser.close();
    }
  }
  const administrator = new WebClient(served.origin, token);
  const page = await administrator.get(paths.mesa.estado);
  assert.match(page.html, /Una tarea falló todas las veces/);
  const done = await administrator.post(page, paths.mesa.repetirTarea, []);
  assert.equal(done.location, `${paths.mesa.estado}?hecho=repetida`);
  assert.match((await administrator.get(done.location ?? '')).html, /vuelve a intentarse/);
  assert.equal(dead.length, 0);
  const officer = new WebClient(served.origin, await served.sessionOf(served.staff('registro1')));
  assert.equal((await officer.get(paths.mesa.estado)).status, 404);
});

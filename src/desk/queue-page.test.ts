/** The queue through a real server: order, pages, filters, search, and who sees what. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { WebClient } from '../../tests/web-client.ts';
import { denySolicitud } from '../actions/deny-solicitud.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { queueHref } from './queue-address.ts';
import { type DeskServer, fileEmailChange, filePassive, startDesk, todayOf } from './testing/desk-server.ts';

let desk: DeskServer;
/** In the order they were filed, an hour apart. */
const references: string[] = [];
const casesFiled = limits.pageRows + 8;

before(async () => {
  desk = await startDesk();
  const { scene } = desk;
  for (let n = 0; n < casesFiled; n += 1) {
    scene.deps.clock.advance(3_600_000);
    references.push((await (n % 2 === 0 ? fileEmailChange(scene) : filePassive(scene))).referencia);
  }
});
after(() => desk.stop());

const shown = (html: string): string[] =>
  [...html.matchAll(/data-fila>([^<]+)</g)].map(([, ref = '']) => ref);
const nextHref = (html: string): string | null =>
  /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;

test('pages follow each other without gap or repetition, the clock that expires first on top', async () => {
  const client = await desk.as('registro1');
  const first = await client.get(queueHref({ tab: 'todas' }));
  assert.equal(first.status, 200);
  assert.equal(shown(first.html).length, limits.pageRows);
  const href = nextHref(first.html);
  assert.ok(href);
  const second = await client.get(href);
  const all = [...shown(first.html), ...shown(second.html)];
  assert.equal(new Set(all).size, casesFiled);
  assert.deepEqual([...all].sort(), [...references].sort());
  assert.equal(nextHref(second.html), null);
  // All promise the same, so whoever came first expires first; night hours tie, in order of arrival.
  assert.deepEqual(all, references);
});

test('tabs: mine, nobody’s, all; taking moves a case from one to the other', async () => {
  const client = await desk.as('registro2');
  assert.match((await client.get(paths.mesa.cola)).html, /No tiene solicitudes a su cargo/);
  const team = await client.get(queueHref({ tab: 'equipo' }));
  const [reference = ''] = shown(team.html);
  const taken = await client.post(team, paths.mesa.verbo(reference, 'tomar'), []);
  assert.equal(taken.status, 303);
  assert.equal(taken.location, `${paths.mesa.solicitud(reference)}?hecho=tomar`);
  assert.match((await client.get(taken.location ?? '')).html, /Tomó la solicitud/);
  assert.deepEqual(shown((await client.get(paths.mesa.cola)).html), [reference]);
  assert.ok(!shown((await client.get(queueHref({ tab: 'equipo' }))).html).includes(reference));
  // The old page is still open in another tab: a second press says so, and takes nothing from anybody.
  const colleague = await desk.as('registro1');
  const late = await colleague.get(queueHref({ tab: 'equipo' }));
  const [other = ''] = shown(late.html);
  await client.post(await client.get(queueHref({ tab: 'equipo' })), paths.mesa.verbo(other, 'tomar'), []);
  const refused = await colleague.post(late, paths.mesa.verbo(other, 'tomar'), []);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Mientras usted veía esta solicitud/);
});

test('filters: trámite, state, what expires today; words of name, RUC and reference in any case and without accents', async () => {
  const client = await desk.as('registro1');
  const rows = async (asked: Parameters<typeof queueHref>[0]) =>
    shown((await client.get(queueHref({ tab: 'todas', ...asked }))).html);
  const emails = await rows({ tramite: 'correo-electronico' });
  assert.equal(emails.length, casesFiled / 2);
  assert.deepEqual(await rows({ tramite: 'no-existe' }), []);
  assert.equal((await rows({ estado: 'en-revision' })).length, 2);
  assert.deepEqual(await rows({ estado: 'por-subsanar' }), []);
  assert.ok((await rows({ venceHoy: true })).length > 0);
  assert.equal((await rows({ buscar: 'CONSTRUCTORA ejem' })).length, casesFiled / 2);
  assert.equal((await rows({ buscar: 'demostracion textiles' })).length, casesFiled / 2);
  assert.equal((await rows({ buscar: '17999990' })).length, limits.pageRows);
  const [reference = ''] = references;
  assert.deepEqual(await rows({ buscar: reference.slice(3, 12) }), [reference]);
  assert.deepEqual(await rows({ buscar: reference.toLowerCase().replaceAll('-', ' ') }), [reference]);
  assert.deepEqual(await rows({ buscar: 'nadie se llama asi' }), []);
});

test('a whole reference or RUC finds closed cases too', async () => {
  const { scene } = desk;
  const officer = scene.staff('registro1');
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('personaNatural'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'definitivo', fecha: todayOf(scene), motivo: 'Cierro el taller.' },
  });
  const command = (versionVista: number) => ({
    referencia,
    versionVista,
    llave: `llave-prueba-${versionVista}`,
  });
  assert.ok(!isRefusal(await takeSolicitud(scene.deps, officer, command(1))));
  const causal = 'El titular o su representante no firma la petición.';
  const causales = scene.deps.definiciones.porId('cambio-a-pasivo')?.definicion.causalesDeNegativa ?? [];
  const denied = await denySolicitud(scene.deps, officer, {
    ...command(2),
    motivo: 'Falta la firma.',
    causal: causales[0] ?? causal,
  });
  assert.ok(!isRefusal(denied));
  const client = await desk.as('registro1');
  for (const buscar of [referencia, scene.supplier('personaNatural').ruc]) {
    const found = await client.get(queueHref({ buscar }));
    assert.deepEqual(shown(found.html), [referencia]);
    assert.match(found.html, /Negada/);
  }
});

test('who sees what: another unit nothing of this one, an auditor everything and no button, an administrator no cases (ASVS 8.2.2)', async () => {
  const control = await (await desk.as('control1')).get(queueHref({ tab: 'todas' }));
  assert.deepEqual(shown(control.html), []);
  const elsewhere = await (await desk.as('control1')).get(
    queueHref({ tab: 'todas', unidad: 'Registro de Proveedores' }),
  );
  assert.deepEqual(shown(elsewhere.html), []);
  const [reference = ''] = references;
  assert.deepEqual(shown((await (await desk.as('control1')).get(queueHref({ buscar: reference }))).html), []);
  const audited = await (await desk.as('auditor')).get(queueHref({ tab: 'todas' }));
  assert.equal(shown(audited.html).length, limits.pageRows);
  assert.doesNotMatch(audited.html, /tomar"/);
  const admin = await (await desk.as('administracion')).get(paths.mesa.cola);
  assert.equal(admin.status, 403);
  assert.match(admin.html, /no atiende solicitudes/);
});

test('nobody of the staff: to the sign-in and back; a supplier’s session opens nothing here', async () => {
  const stranger = await new WebClient(desk.href).get(queueHref({ tab: 'todas', buscar: 'ejemplo' }));
  assert.equal(stranger.status, 303);
  assert.match(
    stranger.location ?? '',
    /^\/mesa\/ingresar\?volver=%2Fmesa%2Fcola%3Fver%3Dtodas%26q%3Dejemplo$/,
  );
  const supplier = new WebClient(desk.href, await desk.sessionOf(desk.scene.supplier('textilera')));
  for (const path of [paths.mesa.inicio, paths.mesa.cola, paths.mesa.seguridad]) {
    assert.equal((await supplier.get(path)).status, 303);
  }
});

test('addresses of any kind answer with a page (ASVS 1.2.4, 15.3.7)', async () => {
  const client = await desk.as('registro1');
  const hostile = [
    'q=%27%20or%201%3D1--',
    'q=%25_%5C%26%7C!()',
    'q=%F0%9F%98%80%E2%80%AE',
    `q=${'a'.repeat(5_000)}`,
    'tras=Infinity%7C00000000-0000-7000-8000-000000000000&ver=todas',
    'tras=99999999999999%7C00000000-0000-7000-8000-000000000000&ver=todas',
    'tras=1795446000000%7Cx',
    'tras=NaN%7C00000000-0000-7000-8000-000000000000',
    'ver=__proto__&estado=constructor&unidad=%27',
    'q=a&q=b&tramite=%3Cscript%3E',
  ];
  for (const query of hostile) {
    const answer = await client.get(`${paths.mesa.cola}?${query}`);
    // An address with a NUL is nobody's, at every door.
    assert.equal(answer.status, query.includes('%00') ? 404 : 200, query);
    assert.doesNotMatch(answer.html, /<script>/, query);
  }
});

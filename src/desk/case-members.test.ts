/** The comparison of members at the desk: what is shown, rows left out, what reaches the register, and large rolls. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import type { WebClient } from '../../tests/web-client.ts';
import { syntheticSocio } from '../documents/libro/testing/many-members.ts';
import { paths } from '../paths.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { type DeskServer, startDesk } from './testing/desk-server.ts';
import { bookOfMembers, listPdf } from './testing/members-papers.ts';
import { putPaper } from './testing/put-paper.ts';

let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

const registered = [
  { cedula: '3000001010', nombre: 'DEMOSTRACION PRIMERA ANA' },
  { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDO LUIS' },
];
const [newcomer, other] = [syntheticSocio(1), syntheticSocio(2)];
const onlyInBook = syntheticSocio(3);
const lists = {
  listado: [...registered, newcomer, other],
  excel: [...registered, newcomer, other, onlyInBook],
};

function file(socios: NonNullable<Parameters<typeof fileFor>[1]['socios']> = lists) {
  const { scene } = desk;
  return fileFor(scene, {
    actor: scene.supplier('asociacion'),
    tramite: 'actualizacion-de-socios',
    datos: { novedades: ['ingresos'] },
    socios,
  });
}

const roll = async () => {
  const { ruc } = desk.scene.supplier('asociacion');
  const ficha = (await desk.scene.deps.registry.proveedor(ruc))?.contenido;
  return { socios: ficha?.socios?.map(({ cedula }) => cedula), listado: ficha?.listadoDeSocios };
};

const checks = (): readonly (readonly [string, string])[] =>
  (desk.scene.deps.definiciones.porId('actualizacion-de-socios')?.definicion.revisiones ?? []).map(
    (revision) => ['revisiones', revision] as const,
  );

const boxes = (html: string) => [...html.matchAll(/name="fila" value="([^"]*)"/g)].map(([, key = '']) => key);

async function taken(client: WebClient, referencia: string) {
  const page = await client.get(paths.mesa.solicitud(referencia));
  await client.post(page, paths.mesa.verbo(referencia, 'tomar'), []);
  // On a busy machine the look at the files may take more than one visit.
  for (let visit = 0; visit < 10; visit += 1) {
    const open = await client.get(paths.mesa.solicitud(referencia));
    if (!open.html.includes('Revisando…')) return open;
  }
  return assert.fail('the look at the files never ends');
}

test('the officer sees the comparison, leaves one row out, and the register has exactly what was accepted', async () => {
  const before = await roll();
  const { referencia } = await file();
  const client = await desk.as('registro1');
  const unassigned = await client.get(paths.mesa.solicitud(referencia));
  assert.match(unassigned.html, /Comparación de socios/);
  assert.deepEqual(boxes(unassigned.html), [], 'only who decides has boxes');
  const page = await taken(client, referencia);
  const shown = boxes(page.html);
  assert.ok(shown.includes(newcomer.cedula) && shown.includes(other.cedula));
  assert.ok(!shown.includes(onlyInBook.cedula), 'who is in no list enters nowhere');
  assert.match(page.html, new RegExp(`${onlyInBook.cedula}.*Solo en el Excel`));
  assert.match(page.html, /<b>2<\/b> altas/);
  const accepted = shown.filter((clave) => clave !== other.cedula);
  const answers = [...accepted.map((clave) => ['fila', clave] as const), ...checks()];
  const refused = await client.post(page, paths.mesa.verbo(referencia, 'aprobar'), answers);
  assert.equal(refused.status, 422, 'the reason is missing');
  const left = new RegExp(`value="${other.cedula}"[^>]*>`).exec(refused.html)?.[0] ?? '';
  assert.ok(left !== '' && !left.includes('checked'), 'what was left out stays left out');
  assert.match(new RegExp(`value="${newcomer.cedula}"[^>]*>`).exec(refused.html)?.[0] ?? '', /checked/);
  const preview = await client.post(page, paths.mesa.verbo(referencia, 'aprobar'), [
    ...answers,
    ['_accion', 'ver-cambios'],
  ]);
  assert.equal(preview.status, 200);
  const shownRoll = (html: string) => /<ins[^>]*>(\d+) socios, solicitud/.exec(html)?.[1];
  assert.equal(
    Number(shownRoll(preview.html)),
    Number(shownRoll(page.html)) - 1,
    'one less than with every row',
  );
  assert.match(
    preview.html,
    new RegExp(`Sin la fila que usted dejó fuera quedan <strong>${shownRoll(preview.html)}<`),
  );
  assert.equal((await findSolicitudByReferencia(desk.scene.deps.db, referencia))?.estado, 'en-revision');
  const whole = [...answers, ['motivo', 'Una fila no tiene respaldo.'] as const];
  const sent = await client.post(page, paths.mesa.verbo(referencia, 'aprobar'), whole);
  assert.equal(sent.status, 303);
  const again = await client.post(page, paths.mesa.verbo(referencia, 'aprobar'), whole);
  assert.equal(again.status, 303, 'a second click is the same command');
  const after = await roll();
  assert.ok(after.socios?.includes(newcomer.cedula));
  assert.ok(!after.socios?.includes(other.cedula));
  const leaving =
    before.socios?.filter((cedula) => !lists.listado.some((one) => one.cedula === cedula)) ?? [];
  assert.ok(leaving.length > 0);
  assert.deepEqual(
    leaving.filter((cedula) => after.socios?.includes(cedula)),
    [],
  );
  assert.deepEqual(
    after.listado?.anterior?.map(({ cedula }) => cedula),
    before.socios,
  );
});

test('a comparison that moved while it was on the page is looked at again', async () => {
  const [first, second] = [await file(), await file()];
  const client = await desk.as('registro1');
  const stale = await taken(client, second.referencia);
  const page = await taken(client, first.referencia);
  const approve = (html: typeof page, referencia: string) =>
    client.post(html, paths.mesa.verbo(referencia, 'aprobar'), [
      ...boxes(html.html).map((clave) => ['fila', clave] as const),
      ...checks(),
      ['motivo', 'Todo coincide.'],
    ]);
  assert.equal((await approve(page, first.referencia)).status, 303);
  const refused = await approve(stale, second.referencia);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /La comparación de socios cambió/);
  assert.equal(
    (await findSolicitudByReferencia(desk.scene.deps.db, second.referencia))?.estado,
    'en-revision',
  );
});

test('a form that names no comparison approves nothing', async () => {
  const { referencia } = await file({ listado: [...registered, syntheticSocio(9)], excel: registered });
  const client = await desk.as('registro1');
  const page = await taken(client, referencia);
  const html = page.html.replaceAll(/<input type="hidden" name="(comparacion|filas-vistas)"[^>]*>/g, '');
  const refused = await client.post({ ...page, html }, paths.mesa.verbo(referencia, 'aprobar'), [
    ...checks(),
    ['motivo', 'Sin ver nada.'],
  ]);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Revísela en esta página antes de aprobar/);
});

test('a roll of 2,000 is one page with a box for every row, and so large a change takes two persons, on the same rows', async () => {
  const many = Array.from({ length: 2_000 }, (_, i) => syntheticSocio(i + 5_000));
  const { referencia } = await file();
  const { scene } = desk;
  const list = await listPdf(scene.supplier('asociacion').ruc, scene.today, many);
  await putPaper(scene, referencia, {
    documento: 'listadoSeps',
    nombre: 'listado.pdf',
    formato: 'pdf',
    bytes: list,
  });
  await putPaper(scene, referencia, {
    documento: 'socios',
    nombre: 'socios.xlsx',
    formato: 'xlsx',
    bytes: bookOfMembers(many),
  });
  const client = await desk.as('registro1');
  const page = await taken(client, referencia);
  const shown = boxes(page.html);
  assert.ok(shown.length >= 2_000, String(shown.length));
  assert.match(page.html, /Entran o salen [\d.]+ socios de una lista de/);
  const proposed = await client.post(page, paths.mesa.verbo(referencia, 'proponer'), [
    ...shown.slice(10).map((clave) => ['fila', clave] as const),
    ['motivo', 'Se dejan diez fuera.'],
  ]);
  assert.equal(proposed.status, 303);
  const second = await desk.as('registro2');
  const seen = await second.get(paths.mesa.solicitud(referencia));
  assert.deepEqual(boxes(seen.html), [], 'the second person chooses no other rows');
  assert.equal((seen.html.match(/>Fuera</g) ?? []).length, 10);
  assert.match(seen.html, /usted ve lo mismo que vio esa persona/);
  const sent = await second.post(seen, paths.mesa.verbo(referencia, 'aprobar'), [
    ...checks(),
    ['motivo', 'Conforme.'],
  ]);
  assert.equal(sent.status, 303);
  const { socios = [] } = await roll();
  const leftOut = new Set(shown.slice(0, 10));
  assert.ok(many.every(({ cedula }) => socios.includes(cedula) !== leftOut.has(cedula)));
});

test('a denial that needs two persons is proposed in its own form, and the second takes its words or gives them back', async () => {
  const { referencia } = await file({ listado: [...registered, syntheticSocio(77)], excel: registered });
  const client = await desk.as('registro1');
  const page = await taken(client, referencia);
  const address = paths.mesa.verbo(referencia, 'negar');
  const [, causal = ''] =
    desk.scene.deps.definiciones.porId('actualizacion-de-socios')?.definicion.causalesDeNegativa ?? [];
  const refused = await client.post(page, address, [['motivo', 'El Excel no coincide.']]);
  assert.match(refused.html, /Elija la causal/);
  assert.match(refused.html, /El Excel no coincide\.<\/textarea>/);
  const propose = () =>
    client.get(paths.mesa.solicitud(referencia)).then((now) =>
      client.post(now, address, [
        ['causal', causal],
        ['motivo', 'El Excel no coincide.'],
      ]),
    );
  const proposed = await propose();
  assert.equal(proposed.location?.endsWith('?hecho=proponer'), true);
  assert.match((await client.get(proposed.location ?? '')).html, /Propuso negar\./);
  const second = await desk.as('registro2');
  const seen = await second.get(paths.mesa.solicitud(referencia));
  assert.match(seen.html, /Funcionaria de Ejemplo Uno propuso negar/);
  assert.doesNotMatch(seen.html, /name="_propone"/);
  const back = await second.post(seen, paths.mesa.verbo(referencia, 'devolver-propuesta'), [
    ['motivo', 'Falta citar la fila.'],
  ]);
  assert.match((await second.get(back.location ?? '')).html, /Devolvió la propuesta/);
  assert.equal((await propose()).status, 303);
  const again = await second.get(paths.mesa.solicitud(referencia));
  const denied = await second.post(again, address, []);
  assert.equal(denied.status, 303);
  const { decision, estado } = (await findSolicitudByReferencia(desk.scene.deps.db, referencia)) ?? {};
  assert.deepEqual(
    [estado, decision?.motivo, decision?.baseLegal],
    ['negada', 'El Excel no coincide.', causal],
  );
});

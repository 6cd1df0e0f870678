/** One case through a real server: evidence, deciding, two persons, conflicts, rights, and the log of readings. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { hiddenFields, type WebClient } from '../../tests/web-client.ts';
import { paths } from '../paths.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { type DeskServer, fileEmailChange, filePassive, startDesk } from './testing/desk-server.ts';

let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

type Answers = readonly (readonly [string, string])[];

async function act(client: WebClient, referencia: string, verbo: string, answers: Answers = []) {
  const page = await client.get(paths.mesa.solicitud(referencia));
  const sent = await client.post(page, paths.mesa.verbo(referencia, verbo), answers);
  return sent.status === 303 ? client.get(sent.location ?? '') : sent;
}

const stored = async (referencia: string) => {
  const found = await findSolicitudByReferencia(desk.scene.deps.db, referencia);
  assert.ok(found);
  return found;
};

function revisiones(tramite: string): Answers {
  const found = desk.scene.deps.definiciones.porId(tramite)?.definicion.revisiones ?? [];
  return found.map((revision) => ['revisiones', revision] as const);
}

test('approving without the checklist or the reason says what is missing and keeps what was typed', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const [first] = revisiones('cambio-a-pasivo');
  assert.ok(first);
  const refused = await act(client, referencia, 'aprobar', [first, ['motivo', 'Casi todo bien <b>']]);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /govuk-error-summary/);
  assert.match(refused.html, /href="#aprobar-revisiones"/);
  assert.match(refused.html, /Casi todo bien &lt;b&gt;<\/textarea>/);
  assert.equal((refused.html.match(/checked/g) ?? []).length, 1);
  const mute = await act(client, referencia, 'aprobar', [...revisiones('cambio-a-pasivo'), ['motivo', '  ']]);
  assert.match(mute.html, /href="#aprobar-motivo"/);
});

test('two persons: the proposer cannot approve, the second reads why and decides (ASVS 2.3.5)', async () => {
  const { referencia } = await fileEmailChange(desk.scene);
  const [first, second] = [await desk.as('registro1'), await desk.as('registro2')];
  const page = await act(first, referencia, 'tomar');
  assert.match(page.html, /exige dos personas/);
  assert.doesNotMatch(page.html, /action="[^"]*\/aprobar"/);
  const proposed = await act(first, referencia, 'proponer', [['motivo', 'La firma es de la representante.']]);
  assert.match(proposed.html, /Usted propuso aprobar/);
  assert.doesNotMatch(proposed.html, /action="[^"]*\/aprobar"/);
  const seen = await second.get(paths.mesa.solicitud(referencia));
  assert.match(seen.html, /Funcionaria de Ejemplo Uno propuso aprobar/);
  assert.match(seen.html, /La firma es de la representante\./);
  assert.match(seen.html, /Desde entonces el caso no ha cambiado/);
  // The proposer forges the second person's form.
  const { _csrf: _unused, ...fields } = hiddenFields(seen.html, paths.mesa.verbo(referencia, 'aprobar'));
  const forged = await first.send(paths.mesa.verbo(referencia, 'aprobar'), {
    method: 'POST',
    body: new URLSearchParams({ ...fields, motivo: 'Yo mismo.' }),
  });
  assert.equal(forged.status, 403);
  const approved = await act(second, referencia, 'aprobar', [
    ...revisiones('correo-electronico'),
    ['motivo', 'Verifiqué la firma por mi parte.'],
  ]);
  assert.match(approved.html, /Aprobó la solicitud/);
  const { ruc } = desk.scene.supplier('textilera');
  const ficha = (await desk.scene.deps.registry.proveedor(ruc))?.contenido;
  assert.equal(ficha?.correo.direccion, 'gerencia@textiles-demostracion.example');
});

test('a conflict shows what happened meanwhile and gives back what was typed', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const stale = await client.get(paths.mesa.solicitud(referencia));
  const colleague = await desk.as('supervisora');
  await act(colleague, referencia, 'anotar', [['texto', 'Ojo: hay otra petición igual.']]);
  const answers: Answers = [
    ['motivo', 'No procede por lo pendiente.'],
    ['causal', 'algo'],
  ];
  const refused = await client.post(stale, paths.mesa.verbo(referencia, 'negar'), answers);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Mientras usted veía esta solicitud/);
  assert.match(refused.html, /Ojo: hay otra petición igual\./);
  assert.match(refused.html, /No procede por lo pendiente\.<\/textarea>/);
  // The case goes to somebody else meanwhile: the form is gone, the words are not.
  const open = await client.get(paths.mesa.solicitud(referencia));
  await act(colleague, referencia, 'pasar', [
    ['a', desk.scene.staff('registro2').cuenta],
    ['nota', 'Reparto.'],
  ]);
  const gone = await client.post(open, paths.mesa.verbo(referencia, 'negar'), answers);
  assert.equal(gone.status, 409);
  assert.match(gone.html, /Lo que usted había escrito/);
  assert.match(gone.html, /No procede por lo pendiente\./);
  assert.equal((await stored(referencia)).estado, 'en-revision');
});

test('every verb sent from an old page says what happened meanwhile and keeps what was typed', async () => {
  const words: Readonly<Record<string, string>> = {
    pasar: 'nota',
    anotar: 'texto',
    escribir: 'texto',
    'pedir-subsanacion': 'pide',
    aprobar: 'motivo',
    negar: 'motivo',
  };
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const stale = await client.get(paths.mesa.solicitud(referencia));
  await act(await desk.as('supervisora'), referencia, 'anotar', [['texto', 'Algo pasó mientras tanto.']]);
  for (const [verbo, field] of Object.entries(words)) {
    const said = `Escrito en ${verbo}.`;
    const refused = await client.post(stale, paths.mesa.verbo(referencia, verbo), [[field, said]]);
    assert.equal(refused.status, 409, verbo);
    assert.match(refused.html, /Mientras usted veía esta solicitud/, verbo);
    assert.match(refused.html, /Algo pasó mientras tanto\./, verbo);
    assert.ok(refused.html.includes(`${said}</textarea>`), verbo);
  }
  const bare = await client.post(stale, paths.mesa.verbo(referencia, 'devolver'), []);
  assert.equal(bare.status, 409);
});

test('a second click and a reload repeat nothing (ASVS 2.3.4)', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const page = await client.get(paths.mesa.solicitud(referencia));
  const answers: Answers = [['texto', 'Una sola vez.']];
  const send = () => client.post(page, paths.mesa.verbo(referencia, 'anotar'), answers);
  const sent = [await send(), await send(), ...(await Promise.all([send(), send()]))];
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [303]);
  const shown = await client.get(sent[0]?.location ?? '');
  // Once as what was just done, never twice in the history.
  assert.equal((shown.html.match(/Una sola vez\./g) ?? []).length, 1);
});

test('a correction pauses the clocks and names what to redo', async () => {
  const { referencia } = await fileEmailChange(desk.scene, 'ventas@textiles-demostracion.example');
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const asked = await act(client, referencia, 'pedir-subsanacion', [
    ['pide', 'La petición no está firmada.'],
    ['documentos', 'justificativos'],
    ['campos', 'motivo'],
    ['campos', 'no-existe'],
  ]);
  assert.match(asked.html, /Los relojes están en pausa/);
  const { correccion, estado } = await stored(referencia);
  assert.equal(estado, 'por-subsanar');
  assert.deepEqual([correccion?.campos, correccion?.documentos], [['motivo'], ['justificativos']]);
  assert.match(asked.html, /v-reloj--en-pausa/);
});

test('denying asks for cause and reason; reopening is the supervisor’s', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  await act(client, referencia, 'tomar');
  const refused = await act(client, referencia, 'negar', [['motivo', 'No firma el titular.']]);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /href="#negar-causal"/);
  const causales = desk.scene.deps.definiciones.porId('cambio-a-pasivo')?.definicion.causalesDeNegativa ?? [];
  const denied = await act(client, referencia, 'negar', [
    ['motivo', 'No firma el titular.'],
    ['causal', causales[0] ?? ''],
  ]);
  assert.match(denied.html, /Negó la solicitud/);
  assert.doesNotMatch(denied.html, /form-reabrir/);
  const reopened = await act(await desk.as('supervisora'), referencia, 'reabrir', [
    ['motivo', 'Trajo la firma.'],
  ]);
  assert.match(reopened.html, /Reabrió la solicitud/);
});

test('rights: another unit finds nothing, an auditor reads without buttons, an administrator neither (ASVS 8.2.1, 8.2.2)', async () => {
  const { referencia } = await filePassive(desk.scene);
  const officer = await desk.as('registro1');
  const page = await officer.get(paths.mesa.solicitud(referencia));
  for (const usuario of ['control1', 'administracion']) {
    const client = await desk.as(usuario);
    assert.equal((await client.get(paths.mesa.solicitud(referencia))).status, 404, usuario);
    const fields = hiddenFields(page.html, paths.mesa.verbo(referencia, 'tomar'));
    const sent = await client.send(paths.mesa.verbo(referencia, 'tomar'), {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    assert.ok(sent.status === 403 || sent.status === 404, usuario);
  }
  const audited = await (await desk.as('auditor')).get(paths.mesa.solicitud(referencia));
  assert.equal(audited.status, 200);
  assert.doesNotMatch(audited.html, /action="\/mesa\/solicitudes/);
  assert.match(audited.html, /puede leer este caso, pero no decidirlo/);
  assert.equal((await officer.get(paths.mesa.solicitud('VT-AAAA-AAAA-AA'))).status, 404);
  assert.equal((await officer.get(paths.mesa.solicitud('../..%00'))).status, 404);
});

test('each session’s first reading of a case is written down, once (ASVS 16.2.1)', async () => {
  const { referencia } = await filePassive(desk.scene);
  const { db } = desk.scene.deps;
  const readings = async () =>
    (
      await db.query<{ cuenta: string }>({
        name: 'prueba-lecturas',
        text: `select cuenta from sucesos_de_seguridad where clase = 'lectura-de-caso' and detalle ->> 'referencia' = '${referencia}'`,
      })
    ).length;
  const auditor = await desk.as('auditor');
  await auditor.get(paths.mesa.solicitud(referencia));
  await auditor.get(paths.mesa.solicitud(referencia));
  assert.equal(await readings(), 1);
  await (await desk.as('auditor')).get(paths.mesa.solicitud(referencia));
  assert.equal(await readings(), 2);
  await (await desk.as('control1')).get(paths.mesa.solicitud(referencia));
  assert.equal(await readings(), 2);
});

test('the address of a form leads to the page it is on', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  const opened = await client.get(paths.mesa.verbo(referencia, 'negar'));
  assert.equal(opened.location, paths.mesa.solicitud(referencia));
  assert.equal((await client.get(paths.mesa.codigos)).location, paths.mesa.seguridad);
});

test('papers come as downloads that run nowhere (ASVS 3.2.1, 5.4.1)', async () => {
  const { deps } = desk.scene;
  const { referencia } = await filePassive(desk.scene);
  const [adjunto] = (await stored(referencia)).adjuntos;
  assert.ok(adjunto);
  const client = await desk.as('registro1');
  const path = paths.mesa.adjunto(referencia, adjunto.id);
  const content = '<script>alert(1)</script>';
  const kept = await deps.files.store(Readable.from([Buffer.from(content)]), 1_000);
  assert.ok(kept.outcome === 'stored');
  const changed = { ...adjunto, sha256: kept.sha256, tamanoBytes: content.length, nombre: 'página <b>.html' };
  await deps.db.query(
    {
      name: 'prueba-adjunto',
      text: `update solicitudes set contenido = jsonb_set(contenido, '{adjuntos,0}', $1::jsonb) where referencia = $2`,
    },
    [JSON.stringify(changed), referencia],
  );
  const cookie = `sesion=${client.cookies.get('sesion')}`;
  const answer = await fetch(desk.href + path, { headers: { cookie } });
  assert.equal(await answer.text(), content);
  assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="pagina _b_\.html"; filename\*=UTF-8''p%C3%A1gina%20%3Cb%3E\.html$/,
  );
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal((await client.get(paths.mesa.adjunto(referencia, 'otro'))).status, 404);
  assert.equal((await (await desk.as('control1')).get(path)).status, 404);
});

test('a link that claims a deed shows nothing unless the journal says so', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  const page = await client.get(`${paths.mesa.solicitud(referencia)}?hecho=aprobar`);
  assert.doesNotMatch(page.html, /Aprobó la solicitud/);
});

test('evidence stands before the buttons, and the preview is the very change that approving writes', async () => {
  const { referencia } = await filePassive(desk.scene);
  const client = await desk.as('registro1');
  const before = await client.get(paths.mesa.solicitud(referencia));
  const order = [
    'Lo que pide',
    'Si se aprueba, el registro cambia así',
    'Comprobaciones al presentar',
    'id="decidir"',
  ];
  const places = order.map((words) => before.html.indexOf(words));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
  assert.match(before.html, /Tome la solicitud para decidirla/);
  assert.doesNotMatch(before.html, /Negar la solicitud/);
  await act(client, referencia, 'tomar');
  const approved = await act(client, referencia, 'aprobar', [
    ...revisiones('cambio-a-pasivo'),
    ['motivo', 'Conoce lo pendiente y puede pasar a Pasivo.'],
  ]);
  assert.match(approved.html, /Aprobó la solicitud y el cambio ya está aplicado/);
  assert.match(approved.html, /Habilitado<\/del>.*Pasivo<\/ins>/s);
  const { ruc } = desk.scene.supplier('conPendientes');
  assert.equal((await desk.scene.deps.registry.proveedor(ruc))?.contenido.estado, 'pasivo');
  assert.equal((await stored(referencia)).estado, 'aprobada');
});

/** What people may ask about their data: who may do it, what is given out and to whom, what is erased and what stays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { testStartMs } from '../../../tests/deps.ts';
import { fileFor } from '../../../tests/filing.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { type Funcionario, rolesDeFuncionario, type Solicitante } from '../../domain/solicitud/actor.ts';
import { eventosReservados } from '../../domain/solicitud/evento.ts';
import { prepareCopies } from '../../duties/prepare-copies.ts';
import { retain } from '../../duties/retain.ts';
import { fuentesDeDatos, fueraDeLaCopia, reservados } from '../../store/datos-de-persona.ts';
import { findPeticion, readPasos } from '../../store/peticiones-de-datos.ts';
import { instant } from '../../store/statement.ts';
import { addNote } from '../add-note.ts';
import { beginTalk } from '../chat/testing/waiting-person.ts';
import { liftConservation, orderConservation } from '../conservacion/order-conservation.ts';
import { type MailScene, openMailScene } from '../correo/testing/mail-scene.ts';
import type { Session } from '../read-session.ts';
import { writeMessage } from '../write-message.ts';
import { askAboutOwnData, type EnteredAsk, enterDataRequest } from './ask-about-data.ts';
import { readCopy } from './read-copy.ts';
import { readDataDesk, readDataRequest, readOwnRequests } from './read-requests.ts';
import { answerDataRequest, confirmIdentity, eraseOnRequest } from './work-on-request.ts';

const dayMs = 86_400_000;
let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

let counted = 0;
const key = () => {
  counted += 1;
  return `prueba-de-derechos-${counted}`;
};

function done<T>(outcome: T | Refusal): T {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}

const code = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'hecho');

const run = (text: string, values: readonly unknown[] = []) =>
  scene.deps.db.query<Record<string, unknown>>({ name: key(), text }, values);

function sessionOf(actor: Solicitante | Funcionario, provedMsAgo: number | null = 0): Session {
  const nowMs = scene.deps.clock.nowMs();
  return {
    id: scene.deps.ids.newId(),
    huella: key(),
    actor,
    usuario: 'prueba',
    creadaMs: nowMs,
    venceMs: nowMs + dayMs,
    reforzadaMs: provedMsAgo === null ? null : nowMs - provedMsAgo,
  };
}

const withRoles = (...roles: Funcionario['roles']): Funcionario => ({ ...scene.staff('registro1'), roles });
const delegado = () => withRoles('delegado');
const textilera = () => scene.supplier('textilera');

const entered = (parts: Partial<EnteredAsk> = {}): EnteredAsk => ({
  derecho: 'acceso',
  via: 'ventanilla',
  nombre: 'Persona Sintética',
  ruc: '',
  correo: 'alguien@correo.example',
  identidad: 'Cédula vista en la ventanilla, foto y firma.',
  detalle: '',
  llave: key(),
  ...parts,
});

/** The texts inside a zip we wrote ourselves, by name. */
async function unzip(sha256: string): Promise<ReadonlyMap<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of scene.deps.files.read(sha256) as AsyncIterable<Buffer>) chunks.push(chunk);
  const zip = Buffer.concat(chunks);
  const files = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    files.set(
      zip.toString('utf8', at + 30, from),
      inflateRawSync(zip.subarray(from, from + packed)).toString('utf8'),
    );
    at = from + packed;
  }
  return files;
}

test('every table that names an account, a RUC or an address is in the copy, or is left out for a written reason', async () => {
  const rows = await run(
    `select distinct c.table_name as tabla from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'sala\\_%'
       and c.column_name ~ '(^|_)(ruc|cuenta|correo|para|remitente|direccion|persona)($|_)'`,
  );
  const covered = new Set(fuentesDeDatos.flatMap(({ tablas }) => tablas));
  const named = rows.map(({ tabla }) => String(tabla)).filter((tabla) => tabla !== 'correo_entregas');
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((tabla) => !covered.has(tabla) && !Object.hasOwn(fueraDeLaCopia, tabla)),
    [],
  );
  const existing = new Set(
    (
      await run(`select table_name as tabla from information_schema.tables where table_schema = 'public'`)
    ).map(({ tabla }) => String(tabla)),
  );
  assert.deepEqual(
    [...covered, ...Object.keys(fueraDeLaCopia)].filter((tabla) => !existing.has(tabla)),
    [],
  );
  assert.deepEqual(new Set<string>(reservados), new Set<string>(eventosReservados));
});

test('only the officer of data protection does what is theirs, whatever other roles somebody has', async () => {
  const { deps } = scene;
  const peticion = done(await enterDataRequest(deps, delegado(), entered({ identidad: '' })));
  const command = { id: peticion.id, versionVista: peticion.version };
  const motivo = 'Lo pide la Fiscalía en un proceso sintético.';
  const order = { que: { alcance: 'titular', ruc: textilera().ruc } as const, motivo, llave: key() };
  const verbs: readonly ((actor: Funcionario) => Promise<unknown>)[] = [
    (actor) => enterDataRequest(deps, actor, entered()),
    (actor) => confirmIdentity(deps, actor, { ...command, identidad: 'Cédula vista en la ventanilla' }),
    (actor) => eraseOnRequest(deps, actor, command),
    (actor) =>
      answerDataRequest(deps, actor, { ...command, resultado: 'rechazada', texto: 'No procede, por ley.' }),
    (actor) => orderConservation(deps, actor, order),
    (actor) => liftConservation(deps, actor, { id: peticion.id, motivo }),
    (actor) => readDataDesk(deps, actor),
    (actor) => readDataRequest(deps, actor, peticion.id),
  ];
  const others = rolesDeFuncionario.filter((rol) => rol !== 'delegado');
  for (const verb of verbs)
    for (const rol of [...others.map((one) => [one]), [...others], []])
      assert.match(code(await verb(withRoles(...rol))), /^(sin-permiso|no-encontrada)$/);
  assert.equal(
    code(
      await askAboutOwnData(deps, sessionOf(delegado()), { derecho: 'acceso', detalle: '', llave: key() }),
    ),
    'sin-permiso',
  );
  assert.equal((await findPeticion(deps.db, peticion.id))?.version, 1);
});

test('a copy is whole, readable and for its owner only: proved again, for a named time, nothing of others in it', async () => {
  const { deps } = scene;
  const owner = textilera();
  const { referencia } = await fileFor(scene, {
    actor: owner,
    tramite: 'correo-electronico',
    datos: {
      correoNuevo: 'gerencia@textiles-demostracion.example',
      accesoAnterior: 'no',
      motivo: 'Motivo propio sintético.',
    },
    verificados: ['correoNuevo=gerencia@textiles-demostracion.example'],
  });
  const officer = scene.staff('registro1');
  const caso = async () =>
    Number((await run('select version from solicitudes where referencia = $1', [referencia]))[0]?.version);
  done(
    await addNote(deps, officer, {
      referencia,
      versionVista: await caso(),
      llave: key(),
      texto: 'Nota interna secreta',
    }),
  );
  done(
    await writeMessage(deps, officer, {
      referencia,
      versionVista: await caso(),
      llave: key(),
      texto: 'Mensaje para la persona',
    }),
  );
  await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Asunto de otra empresa' },
  });
  const ask = { derecho: 'acceso', detalle: '', llave: key() };
  assert.equal(code(await askAboutOwnData(deps, sessionOf(owner, null), ask)), 'sesion-necesaria');
  assert.equal(code(await askAboutOwnData(deps, sessionOf(owner, dayMs), ask)), 'sesion-necesaria');
  const asked = done(await askAboutOwnData(deps, sessionOf(owner), ask));
  assert.equal(done(await askAboutOwnData(deps, sessionOf(owner), ask)).numero, asked.numero);
  assert.match(asked.numero, /^DP-\w{4}-\w{4}-\w{2}$/);
  assert.equal(code(await readCopy(deps, sessionOf(owner), asked.id)), 'no-encontrada');
  assert.equal(await prepareCopies(deps), 1);
  assert.equal(await prepareCopies(deps), 0);

  const ready = await findPeticion(deps.db, asked.id);
  assert.equal(ready?.estado, 'atendida');
  const files = await unzip(ready?.paquete?.sha256 ?? '');
  const [html, json] = [files.get('sus-datos.html') ?? '', files.get('sus-datos.json') ?? ''];
  for (const text of [html, json]) {
    for (const own of [referencia, 'Motivo propio sintético.', 'Mensaje para la persona', owner.nombre])
      assert.ok(text.includes(own), own);
    for (const alien of [
      'Nota interna secreta',
      officer.nombre,
      officer.cuenta,
      'Asunto de otra empresa',
      scene.supplier('conPendientes').ruc,
    ])
      assert.ok(!text.includes(alien), alien);
  }
  const parsed = JSON.parse(json);
  assert.deepEqual(
    fuentesDeDatos.map(({ clave }) => clave).filter((clave) => !(clave in parsed)),
    [],
  );

  assert.equal(
    code(await readCopy(deps, sessionOf(scene.supplier('conPendientes')), asked.id)),
    'no-encontrada',
  );
  assert.equal(code(await readCopy(deps, sessionOf(officer), asked.id)), 'no-encontrada');
  assert.equal(code(await readCopy(deps, sessionOf(owner, null), asked.id)), 'sesion-necesaria');
  assert.equal(done(await readCopy(deps, sessionOf(owner), asked.id)).nombre, `datos-${asked.numero}.zip`);
  assert.deepEqual(
    (await readPasos(deps.db, asked.id)).map(({ clase }) => clase),
    ['recibida', 'preparada', 'descargada'],
  );
  deps.clock.advance(16 * dayMs);
  assert.equal(code(await readCopy(deps, sessionOf(owner), asked.id)), 'no-encontrada');
  await retain(deps);
  deps.clock.advance(2 * dayMs);
  await retain(deps);
  assert.equal(await deps.files.has(ready?.paquete?.sha256 ?? ''), false);
  assert.equal((await readOwnRequests(deps, owner)).peticiones[0]?.paquete, null);
});

test('whoever has no account is answered only once it is written down how it was known who asks', async () => {
  const { deps } = scene;
  const mail = await scene.mail({
    de: 'sin.cuenta@correo.example',
    asunto: 'Consulta propia',
    texto: 'Texto propio',
  });
  assert.ok(mail.hilo);
  const asked = done(
    await enterDataRequest(deps, delegado(), entered({ correo: 'Sin.Cuenta@correo.example', identidad: '' })),
  );
  assert.equal(await prepareCopies(deps), 0);
  const command = { id: asked.id, versionVista: 1 };
  const early = await answerDataRequest(deps, delegado(), {
    ...command,
    resultado: 'atendida',
    texto: 'Le entregamos la copia.',
  });
  assert.equal(code(early), 'transicion-imposible');
  assert.equal(
    code(await confirmIdentity(deps, delegado(), { ...command, identidad: 'sí' })),
    'datos-con-errores',
  );
  done(await confirmIdentity(deps, delegado(), { ...command, identidad: 'Cédula vista en la ventanilla.' }));
  assert.equal(
    code(await confirmIdentity(deps, delegado(), { ...command, identidad: 'Cédula vista otra vez.' })),
    'version-vieja',
  );
  assert.equal(await prepareCopies(deps), 1);
  const ready = await findPeticion(deps.db, asked.id);
  assert.equal(ready?.estado, 'lista');
  const files = await unzip(ready?.paquete?.sha256 ?? '');
  assert.ok(files.get('sus-datos.html')?.includes('Texto propio'));
  done(await readCopy(deps, sessionOf(delegado()), asked.id));
  const now = await findPeticion(deps.db, asked.id);
  const answer = {
    id: asked.id,
    versionVista: now?.version ?? 0,
    resultado: 'atendida',
    texto: 'Le entregamos la copia en la ventanilla.',
  };
  done(await answerDataRequest(deps, delegado(), answer));
  const letters = await run(
    `select texto from correos where lower(para) = 'sin.cuenta@correo.example' and asunto like 'Respuesta%'`,
  );
  assert.match(String(letters[0]?.texto), /Superintendencia/);
  assert.equal(code(await answerDataRequest(deps, delegado(), answer)), 'version-vieja');
});

test('erasure takes what serves nothing any more and says why the rest stays; an order keeps all of it', async () => {
  const { deps } = scene;
  const owner = scene.supplier('asociacion');
  const talk = await beginTalk(scene, { texto: 'Charla para borrar', solicitante: owner });
  await run(`update conversaciones set estado = 'cerrada', cerrada_en = $2 where id = $1`, [
    talk.id,
    instant(deps.clock.nowMs()),
  ]);
  await run(
    `insert into borradores (id, cuenta, tramite, definicion, version, entrada, adjuntos, verificados, creado_en, cambiado_en)
     values ($1, $2, 'telefonos', 'x', 1, '{"texto":"borrador para borrar"}', '[]', '[]', $3, $3)`,
    [deps.ids.newId(), owner.cuenta, instant(deps.clock.nowMs())],
  );
  const asked = done(
    await askAboutOwnData(deps, sessionOf(owner), {
      derecho: 'supresion',
      detalle: 'Eliminen lo que ya no usan.',
      llave: key(),
    }),
  );
  const left = async () =>
    Number(
      (
        await run(
          `select (select count(*) from borradores where cuenta = $1) + (select count(*) from conversacion_lineas where conversacion = $2 and contenido is not null) as n`,
          [owner.cuenta, talk.id],
        )
      )[0]?.n,
    );
  const before = await left();
  assert.ok(before >= 2);
  const motivo = 'Lo pide la Contraloría en un examen sintético.';
  const { id: orden } = done(
    await orderConservation(deps, delegado(), {
      que: { alcance: 'titular', ruc: owner.ruc },
      motivo,
      llave: key(),
    }),
  );
  done(await eraseOnRequest(deps, delegado(), { id: asked.id, versionVista: 1 }));
  assert.equal(await left(), before);
  done(await liftConservation(deps, delegado(), { id: orden, motivo }));
  const shown = done(await readDataRequest(deps, delegado(), asked.id));
  assert.deepEqual(
    shown.plan?.sale.map(({ que }) => que),
    ['Borradores', 'Conversaciones del chat'],
  );
  assert.ok(
    shown.plan?.queda.some(
      ({ que, porque }) => que === 'Asiento del registro' && porque.includes('Misión pública'),
    ),
  );
  assert.match(shown.explicacion, /15/);
  done(await eraseOnRequest(deps, delegado(), { id: asked.id, versionVista: 2 }));
  assert.equal(await left(), 0);
});

test('nobody keeps more than a few requests unanswered', async () => {
  const { deps } = scene;
  const owner = scene.supplier('consultoraExtranjera');
  const ask = (detalle: string) =>
    askAboutOwnData(deps, sessionOf(owner), { derecho: 'rectificacion', detalle, llave: key() });
  for (let n = 1; n <= 5; n += 1) done(await ask(`El dato número ${n} está mal escrito.`));
  assert.equal(code(await ask('Un dato más está mal escrito.')), 'maximo-alcanzado');
  assert.equal(code(await ask('corto')), 'datos-con-errores');
});

test('an order on a case stands in its journal, hidden from its owner; the same key gives the same order', async () => {
  const { deps } = scene;
  deps.clock.set(testStartMs);
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  const motivo = 'Lo pide un juez en un proceso sintético.';
  const order = {
    que: { alcance: 'caso', referencia: referencia.toLowerCase() } as const,
    motivo,
    llave: key(),
  };
  const first = done(await orderConservation(deps, delegado(), order));
  assert.deepEqual(done(await orderConservation(deps, delegado(), order)), first);
  done(await liftConservation(deps, delegado(), { id: first.id, motivo }));
  done(await liftConservation(deps, delegado(), { id: first.id, motivo }));
  const rows = await run(
    `select e.clase from eventos e join solicitudes s on s.id = e.solicitud where s.referencia = $1 and e.clase in ('conservar','liberar') order by e.n`,
    [referencia],
  );
  assert.deepEqual(
    rows.map(({ clase }) => clase),
    ['conservar', 'liberar'],
  );
  const wrong = await orderConservation(deps, delegado(), {
    ...order,
    que: { alcance: 'caso', referencia: 'VT-2222-2222-22' },
    llave: key(),
  });
  assert.equal(code(wrong), 'datos-con-errores');
});

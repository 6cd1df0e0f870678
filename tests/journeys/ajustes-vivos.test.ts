// Doors, services and words changed while the service runs: what people read, what still works, and that no published door ever closes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { changePuertas, readPuertas } from '../../src/actions/ajustes/change-puertas.ts';
import {
  type AvisoEscrito,
  changeAvisos,
  changeCarta,
  type LugarDeCarta,
  readTextos,
  tryCarta,
} from '../../src/actions/ajustes/change-textos.ts';
import { askForPerson } from '../../src/actions/chat/ask-for-person.ts';
import { writeChatMessage } from '../../src/actions/chat/write-chat-message.ts';
import {
  lettersOf,
  type MailScene,
  openMailScene,
  threadRow,
} from '../../src/actions/correo/testing/mail-scene.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { denunciasDoor } from '../../src/channels/denuncias/denuncias-door.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import {
  canalesCerrables,
  escribirCierres,
  leerCierres,
  servicios,
} from '../../src/domain/ajustes/puertas.ts';
import { clasesConCarta, type PalabrasDeCarta, type ParteDeCarta } from '../../src/domain/ajustes/textos.ts';
import { addDays } from '../../src/domain/calendar/civil-date.ts';
import type { Json } from '../../src/domain/canonical-json.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { RolFuncionario } from '../../src/domain/solicitud/actor.ts';
import { type ClaseEvento, nombreDeEvento } from '../../src/domain/solicitud/evento.ts';
import { puertasDe } from '../../src/domain/tramite/puertas.ts';
import { followAjustes } from '../../src/duties/follow-ajustes.ts';
import { paths } from '../../src/paths.ts';
import { readAjuste } from '../../src/store/ajustes.ts';
import { liveAjustes } from '../../src/store/live-ajustes.ts';
import { findSolicitudByReferencia, readJournal } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { beginConversation } from '../chat/begin-conversation.ts';
import { fileFor } from '../filing.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';

let served: Served;
let mail: MailScene;
before(async () => {
  served = await serveScene([portalDoor, denunciasDoor]);
  mail = await openMailScene();
});
after(async () => {
  await served.stop();
  await mail.stop();
});

const beyond = tramites.find(({ tambienPor }) => tambienPor?.includes('rapido'));
const sealed = tramites.find(({ sellado }) => sellado === true);
assert.ok(beyond && sealed);
const beyondDoor = `${beyond.id}:rapido`;
const sealedDoor = `${sealed.id}:web`;

/** Closes exactly these, with their sentences. */
async function close(scene: Pick<Served, 'deps' | 'staff'>, closed: { readonly [clave: string]: string }) {
  const version = (await readAjuste(scene.deps.db, 'puertas'))?.version ?? 0;
  return changePuertas(scene.deps, scene.staff('administracion'), {
    versionVista: version,
    motivo: 'Prueba.',
    dicho: (clave) => ({ cerrado: Object.hasOwn(closed, clave), frase: closed[clave] ?? '' }),
  });
}

const page = async (path: string) => (await new WebClient(served.origin).get(path)).html;

test('only an administrator sees or moves a switch', async () => {
  const { deps } = served;
  const roles: readonly RolFuncionario[] = [
    'funcionario',
    'supervisor',
    'auditor',
    'delegado',
    'lector',
    'custodio',
  ];
  for (const rol of roles) {
    const actor = { ...served.staff('administracion'), roles: [rol] };
    const change = { versionVista: 0, motivo: 'Prueba.', dicho: () => ({ cerrado: true, frase: '' }) };
    const outcome = await changePuertas(deps, actor, change);
    assert.equal(isRefusal(outcome) && outcome.code, 'sin-permiso', rol);
    const seen = await readPuertas(deps, actor);
    assert.equal(isRefusal(seen) && seen.code, 'no-encontrada', rol);
  }
  assert.equal(await readAjuste(deps.db, 'puertas'), null);
});

test('the switches are the doors beyond the published ones, never one of the agency’s table', async () => {
  const seen = await readPuertas(served.deps, served.staff('administracion'));
  assert.ok(!isRefusal(seen));
  assert.deepEqual(new Set(seen.puertas.map(({ clave }) => clave)), new Set([beyondDoor, sealedDoor]));
  for (const definicion of tramites)
    for (const canal of definicion.canales)
      assert.ok(!canalesCerrables({ ...definicion, tambienPor: definicion.canales }).includes(canal));
});

test('whatever is stored, published doors stay open and what was closed reads back as it was written', () => {
  const doors = tramites.flatMap(({ id }) =>
    ['portal', 'chat', 'rapido', 'correo', 'web'].map((canal) => `${id}:${canal}`),
  );
  const some = fc
    .uniqueArray(fc.constantFrom(...doors))
    .map((all) => new Map(all.map((one) => [one, `De ${one}.`])));
  const resting = fc
    .uniqueArray(fc.constantFrom(...(Object.keys(servicios) as (keyof typeof servicios)[])))
    .map((all) => new Map(all.map((one) => [one, ''])));
  fc.assert(
    fc.property(some, resting, (puertas, closed) => {
      const read = leerCierres(escribirCierres({ puertas, servicios: closed }));
      assert.deepEqual(read, { puertas, servicios: closed });
      const cerradas = new Set(read.puertas.keys());
      for (const definicion of tramites) {
        if (definicion.recepcionCerrada !== undefined) continue;
        const open = puertasDe(definicion, cerradas).filter(({ abierta }) => abierta);
        assert.deepEqual(
          open.filter(({ publicada }) => publicada).map(({ canal }) => canal),
          definicion.canales,
        );
      }
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (valor) => {
      leerCierres({ puertas: valor, servicios: valor });
      leerCierres(valor);
    }),
  );
});

test('a closed door is closed at once for everybody here: the page says why, nothing can be begun, then it opens again', async () => {
  const { deps } = served;
  const address = paths.tramite(beyond.id);
  assert.ok((await page(address)).includes(`href="${paths.solicitar(beyond.id)}"`));
  const frase = 'El formulario descansa <hoy> por mantenimiento.';
  assert.equal(await close(served, { [beyondDoor]: frase }), 1);
  const shut = await page(address);
  assert.ok(!shut.includes(`href="${paths.solicitar(beyond.id)}"`), 'the kept page is not the old one');
  assert.ok(shut.includes('El formulario descansa &lt;hoy&gt; por mantenimiento.'));
  const begun = await startDraft(deps, served.supplier('textilera'), beyond.id);
  assert.ok(isRefusal(begun) && begun.code === 'puerta-cerrada');
  assert.ok(begun.sentence.startsWith(frase) && begun.sentence.includes(beyond.contacto), begun.sentence);
  assert.equal(await close(served, {}), 2);
  assert.ok((await page(address)).includes(`href="${paths.solicitar(beyond.id)}"`));
});

test('the page of sealed complaints closes and opens while it runs; what was told before can still be opened', async () => {
  await close(served, { [sealedDoor]: 'Cerrada hasta el lunes.' });
  const shut = await page(paths.denuncias.inicio);
  assert.ok(shut.includes('Cerrada hasta el lunes.'));
  assert.ok(!shut.includes(`href="${paths.denuncias.nueva}"`));
  assert.ok(shut.includes(`href="${paths.denuncias.volver}"`));
  await close(served, {});
  assert.ok((await page(paths.denuncias.inicio)).includes(`href="${paths.denuncias.nueva}"`));
});

test('with people of the chat at rest the assistant goes on, and nobody is put in line', async () => {
  const { deps } = served;
  await close(served, { 'personas-del-chat': '' });
  const { id, persona } = await beginConversation(deps);
  await writeChatMessage(deps, persona, {
    id,
    cliente: 'mensaje-1',
    texto: 'Necesito ayuda con mi registro.',
  });
  const asked = await askForPerson(deps, persona, { id, cliente: 'pedir-0001' });
  assert.ok(isRefusal(asked) && asked.code === 'puerta-cerrada');
  assert.equal(asked.sentence, servicios['personas-del-chat'].frase);
  await close(served, {});
  assert.ok(!isRefusal(await askForPerson(deps, persona, { id, cliente: 'pedir-0002' })));
});

test('with automatic answers at rest a mail is received and a person reads it; nothing is filed by itself', async () => {
  const told = {
    asunto: 'Retención indebida de pagos',
    texto: 'El municipio no me paga la factura del contrato.',
  };
  assert.equal(await close(mail, { 'respuesta-correo': 'Estamos de mudanza.' }), 1);
  const row = await mail.mail({ de: 'uno@textiles-demostracion.example', ...told });
  const thread = await threadRow(mail.deps, row.hilo);
  assert.equal(thread.estado, 'en-atencion');
  const letters = await lettersOf(mail.deps, thread.id);
  assert.deepEqual(
    letters.map(({ clase }) => clase),
    ['acuse'],
  );
  assert.ok(letters[0]?.texto.includes('Estamos de mudanza.'));
  await close(mail, {});
  const again = await mail.mail({ de: 'dos@textiles-demostracion.example', ...told });
  assert.equal((await threadRow(mail.deps, again.hilo)).estado, 'espera-documentos');
});

test('another process sees it by itself, and what the operator closed nobody opens', async () => {
  const { deps } = served;
  const other = liveAjustes(deps, new Set([sealedDoor]));
  const pulse = followAjustes({ vivos: other, log: deps.log });
  try {
    assert.deepEqual([...other.cerradas], [sealedDoor]);
    await close(served, { [beyondDoor]: '' });
    for (let tries = 0; !other.cerradas.has(beyondDoor) && tries < 200; tries += 1) await wait(50);
    assert.deepEqual(new Set(other.cerradas), new Set([sealedDoor, beyondDoor]));
  } finally {
    await pulse.stop();
  }
  const seen = await readPuertas({ ...deps, vivos: other }, served.staff('administracion'));
  assert.ok(!isRefusal(seen));
  assert.equal(seen.puertas.find(({ clave }) => clave === sealedDoor)?.porOperador, true);
  await close(served, {});
  await other.refresh();
  assert.deepEqual([...other.cerradas], [sealedDoor]);
});

test('a version that is no longer the newest, a missing reason and a sentence too long are told and change nothing', async () => {
  const { deps } = served;
  const actor = served.staff('administracion');
  const before = await readAjuste(deps.db, 'puertas');
  const change = (versionVista: number, motivo: string, frase = '') =>
    changePuertas(deps, actor, { versionVista, motivo, dicho: () => ({ cerrado: true, frase }) });
  const stale = await change(0, 'Prueba.');
  assert.equal(isRefusal(stale) && stale.code, 'version-vieja');
  const wrong = await change(before?.version ?? 0, ' ', 'x'.repeat(301));
  assert.ok(isRefusal(wrong));
  assert.ok(wrong.errors.some(({ path }) => path === 'motivo'));
  assert.ok(wrong.errors.some(({ path }) => path === `frase-${sealedDoor}`));
  assert.deepEqual(await readAjuste(deps.db, 'puertas'), before);
});

const nothing = { texto: '', desde: '', hasta: '' };
async function notices(avisos: readonly AvisoEscrito[]) {
  const version = (await readAjuste(served.deps.db, 'textos'))?.version ?? 0;
  const seen = { versionVista: version, motivo: 'Prueba.' };
  return changeAvisos(served.deps, served.staff('administracion'), { ...seen, avisos });
}
async function words(lugar: LugarDeCarta, palabras: Partial<PalabrasDeCarta> | null, motivo = 'Prueba.') {
  const versionVista = (await readAjuste(served.deps.db, 'textos'))?.version ?? 0;
  const dicho = palabras === null ? null : (parte: ParteDeCarta) => palabras[parte] ?? '';
  return changeCarta(served.deps, served.staff('administracion'), { versionVista, motivo, lugar, dicho });
}

test('only an administrator sees or changes words, or tries a letter', async () => {
  const lugar = { carta: 'negar', tramite: 'todos' };
  for (const rol of ['funcionario', 'supervisor', 'auditor', 'delegado', 'lector', 'custodio'] as const) {
    const actor = { ...served.staff('administracion'), roles: [rol] };
    const seen = { versionVista: 0, motivo: 'Prueba.' };
    const outcomes = [
      await readTextos(served.deps, actor),
      await tryCarta(served.deps, actor, lugar, () => ''),
      await changeCarta(served.deps, actor, { ...seen, lugar, dicho: () => 'X' }),
      await changeAvisos(served.deps, actor, { ...seen, avisos: [] }),
    ];
    assert.deepEqual(
      outcomes.map((one) => one !== null && isRefusal(one) && one.code),
      ['no-encontrada', 'no-encontrada', 'sin-permiso', 'sin-permiso'],
      rol,
    );
  }
  assert.equal(await readAjuste(served.deps.db, 'textos'), null);
});

test('a notice shows on every public page on its days only, escaped, and never on the sealed page', async () => {
  const texto = 'Mañana <b>no</b> atendemos.';
  const shown = 'Mañana &lt;b&gt;no&lt;/b&gt; atendemos.';
  const tomorrow = addDays(served.today, 1);
  const later = { texto: 'Ya atendemos.', desde: addDays(tomorrow, 1), hasta: addDays(tomorrow, 1) };
  assert.equal(await notices([{ texto, desde: tomorrow, hasta: tomorrow }, later]), 1);
  assert.ok(!(await page(paths.catalogo)).includes(shown));
  served.deps.clock.advance(24 * 3_600_000);
  for (const path of [paths.catalogo, paths.tramite(beyond.id), paths.ingresar])
    assert.ok((await page(path)).includes(shown), path);
  assert.ok(!(await page(paths.denuncias.inicio)).includes('atendemos'));
  served.deps.clock.advance(24 * 3_600_000);
  const after = await page(paths.catalogo);
  assert.ok(!after.includes(shown) && after.includes(later.texto), 'the kept page is of another day');
  assert.equal(await notices([]), 2);
});

test('what is wrong with a notice is told beside its field, and nothing changes', async () => {
  const before = await readAjuste(served.deps.db, 'textos');
  const wrong = await notices([
    { texto: '', desde: '2027-01-01', hasta: '' },
    { texto: 'Aviso', desde: '2027-02-30', hasta: '' },
    { texto: 'Aviso', desde: '2027-02-02', hasta: '2027-02-01' },
  ]);
  assert.ok(isRefusal(wrong));
  assert.deepEqual(
    wrong.errors.map(({ path }) => path),
    ['texto-0', 'desde-1-dia', 'hasta-2-dia'],
  );
  const stale = await changeAvisos(served.deps, served.staff('administracion'), {
    versionVista: 0,
    motivo: 'Prueba.',
    avisos: [nothing],
  });
  assert.equal(isRefusal(stale) && stale.code, 'version-vieja');
  assert.deepEqual(await readAjuste(served.deps.db, 'textos'), before);
});

test('letters go out with the words of the agency around their facts, and as before once these are taken back', async () => {
  const { deps } = served;
  const { referencia } = await fileFor(served, {
    actor: served.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: addDays(served.today, 5), motivo: 'Suspendemos operaciones.' },
  });
  const s = await findSolicitudByReferencia(deps.db, referencia);
  assert.ok(s);
  const [presentada] = await readJournal(deps.db, s.id);
  assert.ok(presentada);
  const letter = async () => {
    const composed = await deps.composeNews(deps, presentada, s);
    assert.ok(composed);
    return composed;
  };
  const product = await letter();
  await words(
    { carta: 'general', tramite: 'todos' },
    { firma: 'La dirección de {agencia}', asunto: 'Sin gracia' },
  );
  await words(
    { carta: 'presentada', tramite: s.tramite },
    {
      asunto: '[{referencia}] Recibido',
      apertura: 'Sobre {tramite}:\nbuenos días.',
      cierre: 'Quedamos atentos.',
    },
  );
  const own = await letter();
  assert.equal(own.asunto, `[${referencia}] Recibido`);
  const { nombre = '' } = deps.definiciones.porId(s.tramite)?.definicion ?? {};
  const facts = product.texto.split('\n\n');
  assert.deepEqual(own.texto.split('\n\n'), [
    `Sobre ${nombre}:\nbuenos días.`,
    ...facts.slice(0, -2),
    'Quedamos atentos.',
    'La dirección de Agencia de Prueba',
    facts.at(-1),
  ]);
  await words({ carta: 'presentada', tramite: s.tramite }, null);
  await words({ carta: 'general', tramite: 'todos' }, null);
  assert.deepEqual(await letter(), product);
});

test('a letter or trámite that does not exist, a fact the words would hide and a missing reason are refused', async () => {
  const lugar = { carta: 'negar', tramite: 'todos' };
  for (const other of [
    { ...lugar, carta: 'tomar' },
    { ...lugar, tramite: 'ninguno' },
  ]) {
    const outcome = await words(other, { firma: 'X' });
    assert.equal(isRefusal(outcome) && outcome.code, 'no-encontrada');
  }
  const long = 'x'.repeat(600);
  const outcome = await words(lugar, { asunto: 'Noticias', cierre: '{fecha}', apertura: long }, '');
  assert.ok(isRefusal(outcome));
  assert.deepEqual(
    outcome.errors.map(({ path }) => path),
    ['asunto', 'apertura', 'cierre', 'motivo'],
  );
});

test('every letter there is can be given words and be tried, and no other event can', async () => {
  const { deps } = served;
  const now = await readTextos(deps, served.staff('administracion'));
  assert.ok(!isRefusal(now));
  const textos = { cartas: {}, avisos: [] };
  const withLetter = (Object.keys(nombreDeEvento) as ClaseEvento[]).filter(
    (clase) => deps.composeSample(deps, { clase, tramite: beyond.id, textos }) !== null,
  );
  assert.deepEqual(new Set<ClaseEvento>(clasesConCarta), new Set(withLetter));
});

// Filing against a real database: once whatever is repeated, whole or not at all, decided and applied before it answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { statement } from '../store/statement.ts';
import { firstBreak } from '../trust/chain.ts';
import type { Filing } from './compose-case.ts';
import { type Filed, fileSolicitud } from './file-solicitud.ts';
import { llaveDe } from './orden.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const tramite = 'direccion-y-nombre-comercial';

function filing(actor: Solicitante, llave: string, datos: Datos, over: Partial<Filing> = {}): Filing {
  const vigente = scene.deps.definiciones.porId(over.vigente?.definicion.id ?? tramite);
  assert.ok(vigente);
  const bound = llaveDe(actor, llave, datos as Json);
  assert.ok(!isRefusal(bound));
  return {
    vigente,
    canal: 'rapido',
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos,
    adjuntos: [],
    verificados: [],
    confirmaciones: ['Declaro que actualizaré mi RUC en el SRI con el mismo nombre comercial.'],
    revision: null,
    llave: bound,
    borrador: null,
    ...over,
  };
}

const renamed = (nombreComercial: string): Datos => ({ cambia: ['nombreComercial'], nombreComercial });

function filed(outcome: Filed | Refusal): Filed {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}

function refused(outcome: Filed | Refusal): Refusal {
  assert.ok(isRefusal(outcome));
  return outcome;
}

const countCases = statement('prueba-casos', 'select count(*) as n from solicitudes');
const count = async () => (await scene.deps.db.query<{ n: number }>(countCases))[0]?.n ?? -1;

test('an immediate trámite is decided, applied and recorded when the call returns', async () => {
  const actor = scene.supplier('textilera');
  const { referencia } = filed(
    await fileSolicitud(scene.deps, filing(actor, 'primera-vez', renamed('Telares Nuevos'))),
  );
  const stored = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.equal(stored?.estado, 'aprobada');
  assert.deepEqual(
    stored?.decision?.cambios.map((c) => c.campo),
    ['nombreComercial'],
  );
  assert.equal(stored?.decision?.cambios[0]?.ahora, 'Telares Nuevos');
  const entry = await scene.deps.registry.proveedor(actor.ruc);
  assert.equal(entry?.contenido.nombreComercial, 'Telares Nuevos');
  const journal = await readJournal(scene.deps.db, stored?.id ?? '');
  assert.deepEqual(
    journal.map((e) => e.clase),
    ['presentada', 'decidida'],
  );
  assert.equal(firstBreak(journal), null);
  assert.equal(journal.at(-1)?.hash, stored?.hash);
});

test('ASVS 2.3.4 fifty parallel identical commands are one case, one effect, one answer', async () => {
  const actor = scene.supplier('asociacion');
  const before = await count();
  const command = filing(actor, 'cincuenta-veces', renamed('Costura Cincuenta'));
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => fileSolicitud(scene.deps, command)));
  const references = new Set(outcomes.map((o) => filed(o).referencia));
  assert.equal(references.size, 1);
  assert.equal(await count(), before + 1);
});

test('the same key with another body is refused, and another person’s key shows nothing', async () => {
  const actor = scene.supplier('conPendientes');
  filed(await fileSolicitud(scene.deps, filing(actor, 'llave-comun', renamed('Caminos Uno'))));
  const other = await fileSolicitud(scene.deps, filing(actor, 'llave-comun', renamed('Caminos Dos')));
  assert.equal(refused(other).code, 'llave-repetida-con-otro-contenido');
  const stranger = scene.supplier('consultoraExtranjera');
  const own = filed(
    await fileSolicitud(scene.deps, filing(stranger, 'llave-comun', renamed('Estudios Uno'))),
  );
  const theirs = await findSolicitudByReferencia(scene.deps.db, own.referencia);
  assert.equal(theirs?.solicitante.ruc, stranger.ruc);
});

test('different commands on one register entry all get through, each on the entry the one before left', async () => {
  const actor = scene.supplier('personaNatural');
  const names = Array.from({ length: 3 }, (_, i) => `Taller ${i}`);
  const outcomes = await Promise.all(
    names.map((name, i) => fileSolicitud(scene.deps, filing(actor, `a-la-vez-${i}`, renamed(name)))),
  );
  const approved = outcomes.filter((o) => !isRefusal(o)).length;
  assert.ok(outcomes.every((o) => !isRefusal(o) || o.code === 'registro-cambiado'));
  const entry = await scene.deps.registry.proveedor(actor.ruc);
  assert.equal((entry?.version ?? 0) - 1, approved);
});

test('a review that no longer shows what is filed stops the filing', async () => {
  const actor = scene.supplier('textilera');
  const stale = filing(actor, 'revision-vieja', renamed('Otra Cosa'), { revision: 'no-es-la-que-se-mostro' });
  assert.equal(refused(await fileSolicitud(scene.deps, stale)).code, 'revision-cambiada');
});

test('a missing confirmation is asked for by its own sentence', async () => {
  const actor = scene.supplier('textilera');
  const silent = filing(actor, 'sin-confirmar', renamed('Nombre Sin Confirmar'), { confirmaciones: [] });
  const refusal = refused(await fileSolicitud(scene.deps, silent));
  assert.equal(refusal.code, 'falta-confirmacion');
  assert.match(refusal.errors[0]?.sentence ?? '', /SRI/);
});

test('a missing document is named', async () => {
  const vigente = scene.deps.definiciones.porId('contactos-telefonicos');
  assert.ok(vigente);
  const datos: Datos = { telefonos: [{ tipo: 'celular', numero: '0991234567' }] };
  const refusal = refused(
    await fileSolicitud(scene.deps, filing(scene.supplier('textilera'), 'sin-papel', datos, { vigente })),
  );
  assert.equal(refusal.code, 'falta-documento');
  assert.match(refusal.errors[0]?.path ?? '', /^documento:/);
});

test('a closed trámite says so', async () => {
  const vigente = scene.deps.definiciones.porId('denuncia-de-corrupcion');
  assert.ok(vigente);
  assert.equal(
    refused(
      await fileSolicitud(scene.deps, filing(scene.supplier('textilera'), 'cerrada-00', {}, { vigente })),
    ).code,
    'puerta-cerrada',
  );
});

test('a fault after commit and before the answer: the retry gets the first answer', async () => {
  const actor = scene.supplier('textilera');
  const command = filing(actor, 'respuesta-perdida', renamed('Respuesta Perdida'));
  scene.deps.faults.arm('tras-confirmar-antes-de-responder', { do: 'throw' });
  await assert.rejects(fileSolicitud(scene.deps, command), InjectedFault);
  scene.deps.faults.disarm();
  const before = await count();
  const again = filed(await fileSolicitud(scene.deps, command));
  assert.equal(await count(), before);
  assert.equal(
    (await findSolicitudByReferencia(scene.deps.db, again.referencia))?.decision?.cambios[0]?.ahora,
    'Respuesta Perdida',
  );
});

test('a fault before commit leaves nothing', async () => {
  const before = await count();
  scene.deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(
    fileSolicitud(scene.deps, filing(scene.supplier('textilera'), 'nunca-escrita', renamed('Nunca'))),
    InjectedFault,
  );
  scene.deps.faults.disarm();
  assert.equal(await count(), before);
});

test('the journal refuses to be changed, also by the role that writes it', async () => {
  const update = statement('prueba-alterar', `update eventos set clase = 'anotar'`);
  const remove = statement('prueba-borrar', 'delete from eventos');
  await assert.rejects(scene.deps.db.execute(update));
  await assert.rejects(scene.deps.db.execute(remove));
});

test('a key that is no key is refused before anything is read', () => {
  for (const key of ['', 'corta', 'con espacios en medio', 'x'.repeat(101), 'saltos\nde línea']) {
    const bound = llaveDe(scene.supplier('textilera'), key, {});
    assert.ok(isRefusal(bound) && bound.code === 'llave-invalida', key);
  }
});

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { addPieza } from './add-pieza.ts';
import { listInbox } from './list-inbox.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { readPiezas } from './read-piezas.ts';
import { requestApertura } from './request-apertura.ts';
import { salaLimits } from './sala-limits.ts';
import type { LectorAbierto } from './sala-types.ts';
import { storeSealedFile } from './store-sealed-file.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';
import { wordsToKey } from './words-to-key.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const uno = await enrolled(deps, 'Amparo Quishpe Tenorio', ['denuncias']);
const dos = await enrolled(deps, 'Rodrigo Zevallos Intriago', ['denuncias'], ['Municipio de Villasintética']);
const jefa = await enrolled(deps, 'Griselda Montesdeoca Farías', ['personal-propio']);
const custodia = await enrolled(deps, 'Custodia Inventada Rosales');

/** Everything in the inbox of a reader. */
const listed = async (lector: LectorAbierto) =>
  (await listInbox(deps, lector, { ver: 'todas', estado: '', clase: '', grupo: '' })).filas;

const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');

test('a complaint opens with its eight words, however they are typed, and for the readers of its group', async () => {
  const { id, palabras } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  assert.equal(palabras?.length, 8);
  const typed = `1. ${palabras?.join(',\n 2) ').toUpperCase()} `;
  const caso = accepted(await openAsComplainant(deps, await wordsToKey(deps, typed)));
  assert.equal(caso.denuncia.id, id);
  const own = await readPiezas(deps, caso);
  assert.ok(own.cadenaIntacta);
  assert.deepEqual(
    own.piezas.map(({ clase, contenido }) => [clase, contenido.como]),
    [
      ['relato', 'abierta'],
      ['identidad', 'abierta'],
    ],
  );
  const read = accepted(await openAsReader(deps, uno.lector, id));
  const theirs = await readPiezas(deps, read);
  assert.deepEqual(
    theirs.piezas.map(({ clase, contenido }) => [clase, contenido.como]),
    [
      ['relato', 'abierta'],
      ['identidad', 'sellada'],
    ],
  );
  assert.ok((await listed(uno.lector)).some((row) => row.id === id));
  assert.equal(codeOf(await openAsReader(deps, jefa.lector, id)), 'no-encontrada');
  assert.equal(codeOf(await openAsReader(deps, custodia.lector, id)), 'no-encontrada');
});

test('unknown words are refused', async () => {
  const key = await wordsToKey(deps, 'abeja barco casa dedal elefante faro gato hogar');
  assert.equal(codeOf(await openAsComplainant(deps, key)), 'palabras-desconocidas');
});

test('the same key and content gives the same complaint and words again, once; other content is refused', async () => {
  const nueva = syntheticComplaint(deps);
  const answers = await Promise.all([1, 2, 3, 4].map(() => openDenuncia(deps, nueva)));
  const first = accepted(await openDenuncia(deps, nueva));
  for (const answer of answers) assert.deepEqual(answer, first);
  assert.equal((await listed(uno.lector)).filter((row) => row.id === first.id).length, 1);
  const other = { ...nueva, relato: { respuestas: [] } };
  assert.equal(codeOf(await openDenuncia(deps, other)), 'llave-repetida-con-otro-contenido');
});

test('a reader who is named, or declared the entity, gets no key', async () => {
  const named = syntheticComplaint(deps, {
    textoParaImpedimentos: 'El señor Cevallos Rodrigo del municipio pidió dinero.',
  });
  const { id } = accepted(await openDenuncia(deps, named));
  // One of our own readers is accused: it is the head's.
  assert.equal(codeOf(await openAsReader(deps, dos.lector, id)), 'no-encontrada');
  assert.equal(codeOf(await openAsReader(deps, uno.lector, id)), 'no-encontrada');
  assert.equal(accepted(await openAsReader(deps, jefa.lector, id)).denuncia.clase, 'personal-propio');
  const entity = syntheticComplaint(deps, {
    textoParaImpedimentos: 'En el Municipio de Villasintetica cobran coimas.',
  });
  const there = accepted(await openDenuncia(deps, entity));
  assert.equal(codeOf(await openAsReader(deps, dos.lector, there.id)), 'no-encontrada');
  assert.equal(accepted(await openAsReader(deps, uno.lector, there.id)).denuncia.grupo, 'denuncias');
});

test('a group without readers falls to the head', async () => {
  const { id } = accepted(
    await openDenuncia(deps, syntheticComplaint(deps, { grupo: 'extorsion', clase: 'extorsion' })),
  );
  const { grupo, clase } = accepted(await openAsReader(deps, jefa.lector, id)).denuncia;
  assert.deepEqual([grupo, clase], ['personal-propio', 'extorsion']);
});

test('messages go both ways, and a version seen long ago is refused', async () => {
  const { id, palabras } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  const own = accepted(await openAsComplainant(deps, await wordsToKey(deps, palabras?.join(' ') ?? '')));
  const read = accepted(await openAsReader(deps, uno.lector, id));
  const asked = { clase: 'mensaje', autor: 'lector', contenido: { texto: '¿Qué día fue?' } } as const;
  accepted(await addPieza(deps, read, asked, { versionVista: 1 }));
  assert.equal(codeOf(await addPieza(deps, read, asked, { versionVista: 1 })), 'denuncia-cambiada');
  accepted(
    await addPieza(deps, own, { clase: 'mensaje', autor: 'denunciante', contenido: { texto: 'El lunes.' } }),
  );
  accepted(
    await addPieza(deps, read, {
      clase: 'nota',
      autor: 'lector',
      contenido: { texto: 'Revisar', quien: 'A' },
    }),
  );
  const thread = await readPiezas(deps, own);
  assert.deepEqual(
    thread.piezas.map(({ clase }) => clase),
    ['relato', 'identidad', 'mensaje', 'mensaje'],
  );
  assert.ok(thread.cadenaIntacta);
  assert.equal((await readPiezas(deps, read)).piezas.length, 5);
});

test('tras-confirmar-antes-de-responder: whoever got no answer gets the first one when trying again', async () => {
  const nueva = syntheticComplaint(deps);
  deps.faults.arm('tras-confirmar-antes-de-responder', { do: 'throw' });
  await assert.rejects(openDenuncia(deps, nueva), InjectedFault);
  deps.faults.disarm();
  const { id, palabras } = accepted(await openDenuncia(deps, nueva));
  const caso = accepted(await openAsComplainant(deps, await wordsToKey(deps, palabras?.join(' ') ?? '')));
  assert.equal(caso.denuncia.id, id);
  assert.equal(caso.denuncia.version, 1);
});

test('antes-de-confirmar: what was not committed left nothing, its figures neither', async () => {
  const nueva = syntheticComplaint(deps);
  const counted = {
    name: 'cifras-de-prueba',
    text: 'select coalesce(sum(cuantas), 0)::int as cuantas from sala.cifras',
  };
  const before = await deps.sala.db.query(counted);
  deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(openDenuncia(deps, nueva), InjectedFault);
  deps.faults.disarm();
  assert.deepEqual(await deps.sala.db.query(counted), before);
  accepted(await openDenuncia(deps, nueva));
  assert.notDeepEqual(await deps.sala.db.query(counted), before);
});

test('a mail has no words, and the same mail is the same complaint; its raw text belongs to the identity', async () => {
  const crudo = accepted(
    await storeSealedFile(deps, Readable.from([Buffer.from('From: prueba')]), {
      nombre: 'correo.eml',
      sizeBytesMax: 100,
    }),
  );
  const mail = syntheticComplaint(deps, { via: 'correo', llave: 'huella-del-correo-sintetico', crudo });
  const first = accepted(await openDenuncia(deps, mail));
  assert.equal(first.palabras, null);
  assert.deepEqual(await openDenuncia(deps, mail), first);
  const { piezas } = await readPiezas(deps, accepted(await openAsReader(deps, uno.lector, first.id)));
  assert.equal(piezas.find(({ clase }) => clase === 'crudo')?.contenido.como, 'sellada');
});

test('without an identity only where the agency takes leads; never with files without end', async () => {
  const lead = syntheticComplaint(deps, { identidad: null, clase: 'aviso' });
  const strict = { ...deps, sala: { ...deps.sala, admiteSinIdentidad: false } };
  assert.equal(codeOf(await openDenuncia(strict, lead)), 'identifiquese-para-denunciar');
  const { id } = accepted(await openDenuncia(deps, lead));
  const caso = accepted(await openAsReader(deps, uno.lector, id));
  assert.equal(caso.denuncia.conIdentidad, false);
  assert.equal(codeOf(await requestApertura(deps, caso, 'Motivo')), 'sin-permiso');
  const archivo = {
    archivo: 'ab'.repeat(32),
    llave: '',
    nombre: '',
    tipo: 'otro',
    tamanoBytes: 1,
    sha256: '',
  };
  const archivos = Array.from({ length: salaLimits.filesPerComplaintMax + 1 }, () => archivo);
  assert.equal(
    codeOf(await openDenuncia(deps, syntheticComplaint(deps, { archivos }))),
    'demasiados-archivos',
  );
});

test('where nobody is left to read it, it is refused and nothing is kept', async () => {
  const everybody = ['Amparo Quishpe', 'Rodrigo Zevallos', 'Griselda Montesdeoca'].join(' y ');
  const before = (await listed(jefa.lector)).length;
  assert.equal(
    codeOf(await openDenuncia(deps, syntheticComplaint(deps, { textoParaImpedimentos: everybody }))),
    'sin-lectores',
  );
  assert.equal((await listed(jefa.lector)).length, before);
});

test('a piece that was changed, removed or put in past the service is noticed', async () => {
  const { id } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  const caso = accepted(await openAsReader(deps, uno.lector, id));
  const mensaje = { clase: 'mensaje', autor: 'lector', contenido: { texto: '¿Cuándo?' } } as const;
  accepted(await addPieza(deps, caso, mensaje));
  accepted(await addPieza(deps, caso, mensaje));
  const change = (name: string, text: string) => deps.sala.db.execute({ name, text }, [id]);
  await change(
    'prueba-cambiar',
    `update sala.piezas set sellado = sellado || '\\x00' where denuncia = $1 and n = 3`,
  );
  const changed = await readPiezas(deps, caso);
  assert.equal(changed.cadenaIntacta, false);
  assert.deepEqual(
    changed.piezas.map(({ contenido }) => contenido.como),
    ['abierta', 'sellada', 'alterada', 'abierta'],
  );
  await change('prueba-quitar', 'delete from sala.piezas where denuncia = $1 and n = 3');
  assert.equal((await readPiezas(deps, caso)).cadenaIntacta, false);
  // A piece of one place does not open in another.
  await change('prueba-mover', 'update sala.piezas set n = 3 where denuncia = $1 and n = 4');
  assert.equal((await readPiezas(deps, caso)).piezas.at(-1)?.contenido.como, 'alterada');
});

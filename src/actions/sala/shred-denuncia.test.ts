import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { listPiezas } from '../../store/sala-piezas.ts';
import { changeDenuncia } from './change-denuncia.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { purgeDrafts } from './purge-drafts.ts';
import { salaLimits } from './sala-limits.ts';
import { shredDenuncia, shredExpired } from './shred-denuncia.ts';
import { storeSealedFile } from './store-sealed-file.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';
import { wordsToKey } from './words-to-key.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');
const file = async () =>
  accepted(
    await storeSealedFile(deps, Readable.from([Buffer.from('prueba')]), {
      nombre: 'a.txt',
      sizeBytesMax: 100,
    }),
  );

async function complaint() {
  const archivo = await file();
  const { id, palabras } = accepted(
    await openDenuncia(deps, syntheticComplaint(deps, { archivos: [archivo] })),
  );
  return { id, archivo, key: await wordsToKey(deps, palabras?.join(' ') ?? '') };
}

test('a destroyed complaint leaves no key, no text and no file, and its words are unknown', async () => {
  const { id, archivo, key } = await complaint();
  accepted(await shredDenuncia(deps, id));
  assert.equal(codeOf(await shredDenuncia(deps, id)), 'transicion-imposible');
  assert.equal(codeOf(await openAsComplainant(deps, key)), 'palabras-desconocidas');
  assert.equal(codeOf(await openAsReader(deps, reader.lector, id)), 'no-encontrada');
  assert.equal(await deps.sala.files.has(archivo.archivo), false);
  const { filas } = await listPiezas(deps.sala.db, id);
  assert.ok(filas.every((fila) => fila.sellado === null && fila.archivo === null));
});

test('a legal hold wins over the end of its time', async () => {
  const [held, over] = [await complaint(), await complaint()];
  for (const [{ id }, retenida] of [
    [held, true],
    [over, false],
  ] as const) {
    const caso = accepted(await openAsReader(deps, reader.lector, id));
    accepted(await changeDenuncia(deps, caso, { cambios: { conservarHasta: '2026-11-01', retenida } }));
  }
  assert.equal(await shredExpired(deps), 1);
  assert.equal(codeOf(await shredDenuncia(deps, held.id)), 'transicion-imposible');
  accepted(await openAsReader(deps, reader.lector, held.id));
  assert.equal(codeOf(await openAsReader(deps, reader.lector, over.id)), 'no-encontrada');
});

test('antes-de-confirmar: an interrupted destruction leaves all of it, and the next round does it', async () => {
  const { id, archivo } = await complaint();
  deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(shredDenuncia(deps, id), InjectedFault);
  deps.faults.disarm();
  accepted(await openAsReader(deps, reader.lector, id));
  assert.ok(await deps.sala.files.has(archivo.archivo));
  accepted(await shredDenuncia(deps, id));
  assert.equal(await deps.sala.files.has(archivo.archivo), false);
});

test('files that no complaint took are destroyed in time', async () => {
  const [loose, taken] = [await file(), await complaint()];
  assert.equal((await purgeDrafts(deps)).archivos, 0);
  deps.clock.advance(salaLimits.looseFileHours * 3_600_000 + 1);
  assert.equal((await purgeDrafts(deps)).archivos, 1);
  assert.equal(await deps.sala.files.has(loose.archivo), false);
  assert.ok(await deps.sala.files.has(taken.archivo.archivo));
});

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { addPieza } from './add-pieza.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { readPiezas } from './read-piezas.ts';
import { storeSealedFile } from './store-sealed-file.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');
const store = (content: Buffer, nombre = 'prueba.pdf', sizeBytesMax = 10_000_000) =>
  storeSealedFile(deps, Readable.from([content]), { nombre, sizeBytesMax });

test('a file comes back as it was, and lies sealed', async () => {
  const content = Buffer.concat([
    Buffer.from('%PDF-1.7 sintetico'),
    randomBytes(300_000),
    Buffer.from('%%EOF'),
  ]);
  const guardado = accepted(await store(content, '../../carta\u202E.pdf'));
  assert.equal(guardado.nombre, '....carta.pdf');
  assert.equal(guardado.tipo, 'pdf');
  assert.equal(guardado.tamanoBytes, content.length);
  assert.equal(guardado.sha256, createHash('sha256').update(content).digest('hex'));
  const sealed = await readFile(deps.sala.files.pathOf(guardado.archivo));
  assert.ok(!sealed.includes('sintetico'));
  assert.deepEqual(await buffer(openSealedFile(deps, guardado)), content);
});

test('empty, too large and broken-off files are refused', async () => {
  assert.equal(codeOf(await store(Buffer.alloc(0))), 'archivo-vacio');
  assert.equal(codeOf(await store(Buffer.alloc(2_000), 'x', 1_000)), 'archivo-muy-grande');
  const broken = Readable.from(
    (function* () {
      yield Buffer.alloc(100_000);
      throw new Error('connection lost');
    })(),
  );
  const outcome = await storeSealedFile(deps, broken, { nombre: 'x', sizeBytesMax: 1_000_000 });
  assert.equal(codeOf(outcome), 'archivo-incompleto');
});

test('an altered or missing file breaks instead of ending', async () => {
  const guardado = accepted(await store(randomBytes(200_000)));
  const handle = await open(deps.sala.files.pathOf(guardado.archivo), 'r+');
  await handle.write(Buffer.from('x'), 0, 1, 150_000);
  await handle.close();
  await assert.rejects(buffer(openSealedFile(deps, guardado)), { name: 'SealBroken' });
  await assert.rejects(buffer(openSealedFile(deps, { ...guardado, archivo: 'ab'.repeat(32) })));
});

test('a file belongs to one complaint: a second one, or one that was destroyed, is refused', async () => {
  const guardado = accepted(await store(randomBytes(2_000)));
  const { id } = accepted(await openDenuncia(deps, syntheticComplaint(deps, { archivos: [guardado] })));
  const caso = accepted(await openAsReader(deps, reader.lector, id));
  const { piezas } = await readPiezas(deps, caso);
  const found = piezas.find((pieza) => pieza.clase === 'archivo');
  assert.deepEqual(found?.contenido, { como: 'abierta', valor: { archivo: guardado, texto: '' } });
  assert.equal(
    codeOf(await openDenuncia(deps, syntheticComplaint(deps, { archivos: [guardado] }))),
    'archivo-incompleto',
  );
  const pieza = { clase: 'archivo', autor: 'lector', contenido: { archivo: guardado, texto: '' } } as const;
  assert.equal(codeOf(await addPieza(deps, caso, pieza)), 'archivo-incompleto');
  const fresh = accepted(await store(randomBytes(2_000)));
  accepted(await addPieza(deps, caso, { ...pieza, contenido: { archivo: fresh, texto: 'Acta' } }));
  assert.ok((await readPiezas(deps, caso)).cadenaIntacta);
});

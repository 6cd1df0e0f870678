// Attaching papers to a draft: what a file is, how many fit, and that nothing refused is ever entered.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { sampleFiles } from '../../tests/sample-files.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { attachDocument, safeFileName, type Upload } from './attach-document.ts';
import { openDraft } from './open-draft.ts';
import { removeDocument } from './remove-document.ts';
import { startDraft } from './start-draft.ts';

let scene: Scene;
let filer: Solicitante;
before(async () => {
  scene = await openScene();
  filer = scene.supplier('textilera');
});
after(() => scene.stop());

const file = (nombre: string, ...chunks: readonly Uint8Array[]): Upload => ({
  nombre,
  contenido: Readable.from(
    chunks.map((c) => Buffer.from(c)),
    { objectMode: false },
  ),
});

async function draft(): Promise<string> {
  const started = await startDraft(scene.deps, filer, 'contactos-telefonicos');
  assert.ok(!isRefusal(started));
  return started.id;
}

async function codeOf(id: string, upload: Upload, clave?: string): Promise<string> {
  const [documento = ''] = Object.keys(
    scene.deps.definiciones.porId('contactos-telefonicos')?.definicion.documentos ?? {},
  );
  const outcome = await attachDocument(scene.deps, filer, id, clave ?? documento, upload);
  return isRefusal(outcome) ? outcome.code : 'recibido';
}

async function attached(id: string): Promise<readonly string[]> {
  const open = await openDraft(scene.deps, filer, id);
  assert.ok(!isRefusal(open));
  return open.borrador.adjuntos.map((a) => a.nombre);
}

test('ASVS 5.2.2 a file is what its bytes say, and nothing else is entered', async () => {
  const id = await draft();
  assert.equal(await codeOf(id, file('oficio.pdf', sampleFiles.pdf)), 'recibido');
  assert.equal(
    await codeOf(id, file('oficio.pdf', Buffer.from('<html>%PDF-</html>'))),
    'documento-no-aceptado',
  );
  assert.equal(await codeOf(id, file('programa.pdf', Buffer.from('MZ\x90'))), 'documento-no-aceptado');
  assert.equal(
    await codeOf(id, file('dibujo.png', Buffer.from('<svg onload="alert(1)"/>'))),
    'documento-no-aceptado',
  );
  assert.equal(
    await codeOf(id, file('cortado.pdf', Buffer.from('%PDF-1.7\nsin final'))),
    'documento-no-aceptado',
  );
  assert.equal(await codeOf(id, file('vacio.pdf')), 'archivo-vacio');
  assert.deepEqual(await attached(id), ['oficio.pdf']);
});

test('ASVS 5.2.1 a file over the limit is refused and leaves nothing behind', async () => {
  const id = await draft();
  const mega = Buffer.alloc(1024 * 1024, 0x20);
  const chunks = Array.from({ length: limits.fileSizeBytesMax / mega.length + 1 }, () => mega);
  assert.equal(await codeOf(id, file('enorme.pdf', Buffer.from('%PDF-'), ...chunks)), 'archivo-muy-grande');
  assert.deepEqual(await attached(id), []);
});

test('a connection that ends half-way is told apart from a wrong file', async () => {
  const id = await draft();
  const contenido = new Readable({
    read() {
      this.push(Buffer.from('%PDF-1.7'));
      this.destroy(new Error('connection lost'));
    },
  });
  assert.equal(await codeOf(id, { nombre: 'oficio.pdf', contenido }), 'archivo-incompleto');
});

test('ASVS 5.2.4 parallel uploads never exceed what a document takes', async () => {
  const id = await draft();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, i) => codeOf(id, file(`papel ${i}.pdf`, sampleFiles.pdf))),
  );
  const [documento] = Object.values(
    scene.deps.definiciones.porId('contactos-telefonicos')?.definicion.documentos ?? {},
  );
  assert.equal(outcomes.filter((o) => o === 'recibido').length, documento?.maximo);
  assert.ok(outcomes.every((o) => o === 'recibido' || o === 'demasiados-archivos'));
});

test('ASVS 5.3.2 names keep nothing of a path, and are never empty', () => {
  assert.equal(safeFileName('../../etc/passwd'), 'passwd');
  assert.equal(safeFileName('C:\\Users\\x\\cédula.pdf'), 'cédula.pdf');
  assert.equal(safeFileName('..'), 'archivo');
  assert.equal(safeFileName(''), 'archivo');
  assert.equal(safeFileName('factura\u202Efdp.exe').includes('\u202E'), false);
  assert.ok(safeFileName('ñ'.repeat(400)).length <= limits.fileNameCharsMax);
  assert.equal(safeFileName('a\u0000b\ud800.pdf').includes('\u0000'), false);
});

test('ASVS 8.2.2 somebody else’s draft and an unknown document do not exist', async () => {
  const id = await draft();
  assert.equal(await codeOf(id, file('oficio.pdf', sampleFiles.pdf), '__proto__'), 'no-encontrada');
  const stranger = await attachDocument(
    scene.deps,
    scene.supplier('asociacion'),
    id,
    'sustento',
    file('x.pdf', sampleFiles.pdf),
  );
  assert.ok(isRefusal(stranger) && stranger.code === 'no-encontrada');
});

test('a file taken out is gone from the draft', async () => {
  const id = await draft();
  await codeOf(id, file('uno.pdf', sampleFiles.pdf));
  const open = await openDraft(scene.deps, filer, id);
  assert.ok(!isRefusal(open));
  assert.equal(await removeDocument(scene.deps, filer, id, open.borrador.adjuntos[0]?.id ?? ''), null);
  assert.deepEqual(await attached(id), []);
});

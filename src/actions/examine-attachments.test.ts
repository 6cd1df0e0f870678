// Files are looked into once for what they are compared with; what a virus scanner says decides whether they are taken.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { eicar, type FakeClamd, startFakeClamd } from '../../tests/fakes/clamd.ts';
import { paperFor, sampleFiles } from '../../tests/sample-files.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import type { Examiner } from '../documents/examen/examiner.ts';
import { isRefusal } from '../domain/refusals.ts';
import { scanPending } from '../duties/scan-pending.ts';
import { parseScannerAddress } from '../platform/scanner-address.ts';
import { readAntivirus } from '../store/examenes.ts';
import { attachDocument } from './attach-document.ts';
import { contextOf, examineAttachments, examineAttachmentsWithin } from './examine-attachments.ts';
import { readReadiness } from './read-readiness.ts';
import { startDraft } from './start-draft.ts';

let scene: Scene;
let clamd: FakeClamd;
let looks = 0;
let stall: Promise<void> | null = null;
before(async () => {
  clamd = await startFakeClamd();
  scene = await openScene({
    override: ({ examiner }) => ({
      scanner: parseScannerAddress(clamd.address),
      examiner: {
        ...examiner,
        examine: async (order: Parameters<Examiner['examine']>[0]) => {
          looks += 1;
          await stall;
          return examiner.examine(order);
        },
      },
    }),
  });
});
after(async () => {
  await scene.stop();
  await clamd.stop();
});

const definicion = () => {
  const found = scene.deps.definiciones.todas.find(({ definicion: d }) => d.alAprobar === 'reemplazarSocios');
  assert.ok(found);
  return found.definicion;
};

async function draft(): Promise<string> {
  const started = await startDraft(scene.deps, scene.supplier('asociacion'), definicion().id);
  assert.ok(!isRefusal(started));
  return started.id;
}

async function attach(clave: string, bytes: Uint8Array, nombre: string) {
  const upload = { nombre, contenido: Readable.from([Buffer.from(bytes)]) };
  return attachDocument(scene.deps, scene.supplier('asociacion'), await draft(), clave, upload);
}

async function taken(clave: string) {
  const documento = definicion().documentos[clave];
  assert.ok(documento);
  const { ruc } = scene.supplier('asociacion');
  const { bytes, nombre } = paperFor(clave, documento, { ruc, today: scene.today });
  const adjunto = await attach(clave, bytes, nombre);
  assert.ok(!isRefusal(adjunto), isRefusal(adjunto) ? adjunto.sentence : '');
  return adjunto;
}

test('the same file is looked into once; another signer or another day is another question', async () => {
  const oficio = await taken('peticion');
  const { ruc } = scene.supplier('asociacion');
  const context = contextOf(null, ruc, scene.today);
  looks = 0;
  const [first] = await examineAttachments(scene.deps, definicion(), context, [oficio]);
  const [again] = await examineAttachments(scene.deps, definicion(), context, [oficio]);
  assert.equal(looks, 1);
  assert.deepEqual(again?.examen, first?.examen);
  const firmante = { ruc, cedula: '3000001010', nombre: 'Otra Persona de Prueba' };
  await examineAttachments(scene.deps, definicion(), { ...context, firmante }, [oficio]);
  assert.equal(looks, 2);
  const listado = await taken('listadoSeps');
  await examineAttachments(scene.deps, definicion(), context, [listado]);
  await examineAttachments(scene.deps, definicion(), { ...context, hoy: '2027-11-23' }, [listado]);
  assert.equal(looks, 4);
});

test('whoever waits is not kept: the look goes on behind and is there the next time', async () => {
  const oficio = await taken('peticion');
  const context = contextOf(null, '1799999044001', '2030-01-01');
  const gate = Promise.withResolvers<void>();
  stall = gate.promise;
  const firmante = { ruc: context.ruc ?? '', cedula: '3000001028', nombre: 'Nadie' };
  const [now] = await examineAttachmentsWithin(
    scene.deps,
    definicion(),
    { ...context, firmante },
    [oficio],
    5,
  );
  assert.equal(now?.examen, null);
  stall = null;
  gate.resolve();
  const [later] = await examineAttachments(scene.deps, definicion(), { ...context, firmante }, [oficio]);
  assert.ok(later?.examen);
});

test('a filing does not wait for ever: what takes too long is unknown, and is looked into all the same', async () => {
  const oficio = await taken('peticion');
  const context = contextOf(null, '1799999044001', '2031-01-01');
  const other = { ...context, firmante: { ruc: '', cedula: '3000001044', nombre: 'Nadie' } };
  const gate = Promise.withResolvers<void>();
  stall = gate.promise;
  const [now] = await examineAttachments(scene.deps, definicion(), other, [oficio], 5);
  assert.equal(now?.examen?.hallazgos[0]?.code, 'examen-sin-terminar');
  assert.equal(now?.examen?.hallazgos[0]?.state, 'unknown');
  stall = null;
  gate.resolve();
  const [later] = await examineAttachments(scene.deps, definicion(), other, [oficio]);
  assert.notEqual(later?.examen?.hallazgos[0]?.code, 'examen-sin-terminar');
});

test('an infected file is refused and entered nowhere; a silent scanner is asked again until it answers', async () => {
  const infected = Buffer.concat([Buffer.from(sampleFiles.pdf), eicar(), Buffer.from('\n%%EOF\n')]);
  const refused = await attach('peticion', infected, 'oficio.pdf');
  assert.ok(isRefusal(refused));
  assert.equal(refused.code, 'archivo-infectado');
  clamd.mood = 'cuts';
  const waiting = await taken('socios');
  const stateOf = async () => (await readAntivirus(scene.deps.db, [waiting.sha256])).get(waiting.sha256);
  assert.equal(await stateOf(), 'sin-respuesta');
  assert.equal(await scanPending(scene.deps), 0);
  clamd.mood = 'well';
  assert.ok((await scanPending(scene.deps)) >= 1);
  assert.equal(await stateOf(), 'limpio');
});

test('readiness says whether the antivirus answers, and that there is none', async () => {
  assert.equal((await readReadiness(scene.deps)).antivirus, 'bien');
  clamd.mood = 'deaf';
  assert.equal((await readReadiness({ ...scene.deps, scanner: null })).antivirus, 'no-configurado');
  clamd.mood = 'well';
  const nobodyThere = parseScannerAddress('unix:/no/hay/nadie.sock');
  assert.equal((await readReadiness({ ...scene.deps, scanner: nobodyThere })).antivirus, 'sin-respuesta');
});

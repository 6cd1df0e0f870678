// The answer to a correction: a new paper that does not serve is told at once, and nothing is sent with it.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { sampleFiles } from '../../tests/sample-files.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
import { takeSolicitud } from './take-solicitud.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

async function keep(bytes: Uint8Array): Promise<Adjunto> {
  const { deps } = scene;
  const stored = await deps.files.store(Readable.from([Buffer.from(bytes)]), bytes.length);
  assert.ok(stored.outcome === 'stored');
  const { sha256, sizeBytes: tamanoBytes } = stored;
  return {
    id: deps.ids.newId(),
    documento: 'socios',
    nombre: 'socios.xlsx',
    sha256,
    tamanoBytes,
    formato: 'xlsx',
  };
}

test('what is certainly no spreadsheet is refused beside its slot; the corrected one is sent', async () => {
  const { deps } = scene;
  const actor = scene.supplier('asociacion');
  const officer = scene.staff('registro1');
  const { referencia } = await fileFor(scene, {
    actor,
    tramite: 'actualizacion-de-socios',
    datos: { novedades: ['ingresos'] },
  });
  const command = async () => {
    const found = await findSolicitudByReferencia(deps.db, referencia);
    return { referencia, versionVista: found?.version ?? 0, llave: deps.ids.newId() };
  };
  assert.ok(!isRefusal(await takeSolicitud(deps, officer, await command())));
  const asked = { pide: 'El Excel no se abre.', campos: [], documentos: ['socios'] };
  assert.ok(!isRefusal(await askCorrection(deps, officer, { ...(await command()), ...asked })));
  const answer = async (adjunto: Adjunto) =>
    answerCorrection(deps, actor, {
      ...(await command()),
      texto: 'Va de nuevo.',
      entrada: {},
      adjuntos: [adjunto],
    });
  const refused = await answer(await keep(Buffer.from('PK\x03\x04 no es un libro')));
  assert.ok(isRefusal(refused));
  assert.equal(refused.code, 'documento-no-aceptado');
  assert.equal(refused.errors[0]?.path, 'documento:socios');
  assert.match(refused.sentence, /^«socios\.xlsx»: No pudimos leer el archivo/);
  assert.ok(!isRefusal(await answer(await keep(sampleFiles.xlsx))));
});

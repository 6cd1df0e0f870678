/** Puts another file in the place of a paper of a case, for tests: what a filer could have attached. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { Scene } from '../../../tests/scene.ts';
import type { Adjunto, Formato } from '../../domain/tramite/documento.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';

export type NewPaper = {
  readonly documento: string;
  readonly nombre: string;
  readonly formato: Formato;
  readonly bytes: Uint8Array;
};

export async function putPaper(
  { deps }: Scene,
  referencia: string,
  { documento, nombre, formato, bytes }: NewPaper,
): Promise<Adjunto> {
  const found = await findSolicitudByReferencia(deps.db, referencia);
  const index = found?.adjuntos.findIndex((adjunto) => adjunto.documento === documento) ?? -1;
  const before = found?.adjuntos[index];
  assert.ok(before, documento);
  const stored = await deps.files.store(Readable.from([Buffer.from(bytes)]), bytes.length);
  assert.ok(stored.outcome === 'stored');
  const changed: Adjunto = {
    ...before,
    nombre,
    formato,
    sha256: stored.sha256,
    tamanoBytes: bytes.length,
  };
  await deps.db.query(
    {
      name: 'prueba-otro-papel',
      text: `update solicitudes set contenido = jsonb_set(contenido, array['adjuntos', $1], $2::jsonb) where referencia = $3`,
    },
    [String(index), JSON.stringify(changed), referencia],
  );
  return changed;
}

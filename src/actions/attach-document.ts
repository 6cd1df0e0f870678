/** Receives one file for a document of a draft: streamed to disk, hashed, sniffed, and only then entered in the draft. */
import type { Readable } from 'node:stream';
import { sniff } from '../documents/sniff.ts';
import { cleanText } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Adjunto, Documento } from '../domain/tramite/documento.ts';
import { addAdjunto } from '../store/borradores.ts';
import type { Deps } from './deps.ts';
import { openDraft } from './open-draft.ts';

export type Upload = { readonly nombre: string; readonly contenido: Readable };

/** A name safe to show and to send back: no path, no controls, no direction marks, never empty. */
export function safeFileName(raw: string): string {
  const base = raw.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const read = cleanText(base.toWellFormed().replace(/["<>:|?*]/g, '_'), { max: limits.fileNameCharsMax });
  const name = read.ok
    ? read.value
    : base
        .toWellFormed()
        .replace(/[^\w.-]/g, '_')
        .slice(-limits.fileNameCharsMax);
  return name === '' || /^\.+$/.test(name) ? 'archivo' : name;
}

const sizeInMb = Math.floor(limits.fileSizeBytesMax / 1024 / 1024);

/** Stores a file and says what it is, or why it is not taken. Nothing is entered anywhere yet. */
export async function receiveFile(
  deps: Deps,
  clave: string,
  documento: Documento,
  upload: Upload,
): Promise<Adjunto | Refusal> {
  const nombre = safeFileName(upload.nombre);
  const beside = (refusal: Refusal, sentence: string): Refusal => ({
    ...refusal,
    sentence,
    errors: [{ path: `documento:${clave}`, sentence }],
  });
  const stored = await deps.files.store(upload.contenido, limits.fileSizeBytesMax);
  if (stored.outcome === 'too-large') {
    return beside(
      refuse('archivo-muy-grande'),
      `«${nombre}» pesa más de ${sizeInMb} MB. Redúzcalo o divídalo y vuelva a adjuntarlo.`,
    );
  }
  if (stored.outcome === 'cut-off') {
    const refusal = refuse('archivo-incompleto');
    return beside(refusal, refusal.sentence);
  }
  if (stored.sizeBytes === 0)
    return beside(
      refuse('archivo-vacio'),
      `«${nombre}» está vacío. Revise que tenga contenido y vuelva a adjuntarlo.`,
    );
  const formato = sniff(stored.head, stored.tail, nombre);
  if (formato === null || !documento.formatos.includes(formato)) {
    const aceptados = documento.formatos.map((f) => f.toUpperCase()).join(', ');
    return beside(
      refuse('documento-no-aceptado'),
      `«${nombre}» no es de un tipo aceptado aquí. Adjunte: ${aceptados}.`,
    );
  }
  return {
    id: deps.ids.newId(),
    documento: clave,
    nombre,
    sha256: stored.sha256,
    tamanoBytes: stored.sizeBytes,
    formato,
  };
}

export async function attachDocument(
  deps: Deps,
  actor: Solicitante,
  id: string,
  clave: string,
  upload: Upload,
): Promise<Adjunto | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  const documentos = draft.vigente.definicion.documentos;
  const documento = Object.hasOwn(documentos, clave) ? documentos[clave] : undefined;
  if (documento === undefined) return refuse('no-encontrada');
  const adjunto = await receiveFile(deps, clave, documento, upload);
  if (isRefusal(adjunto)) return adjunto;
  const maximo = Math.min(documento.maximo, limits.filesPerDocumentMax);
  const entered = await addAdjunto(
    deps.db,
    { id, cuenta: actor.cuenta },
    adjunto,
    { maximo, maximoTotal: limits.filesPerDraftMax },
    deps.clock.nowMs(),
  );
  if (entered) return adjunto;
  const sentence =
    maximo === 1
      ? 'Ya adjuntó este documento. Quite el anterior si quiere cambiarlo.'
      : `Puede adjuntar hasta ${maximo} archivos aquí.`;
  return refuse('demasiados-archivos', { sentence, errors: [{ path: `documento:${clave}`, sentence }] });
}

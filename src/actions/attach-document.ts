/** Receives one file for a document of a draft: streamed to disk, hashed, sniffed, and only then entered in the draft. */
import type { Readable } from 'node:stream';
import { inspect } from '../documents/inspect.ts';
import { cleanText } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Adjunto, Documento } from '../domain/tramite/documento.ts';
import { addAdjunto } from '../store/borradores.ts';
import type { Deps } from './deps.ts';
import { openDraft } from './open-draft.ts';
import { scanFile } from './scan-file.ts';

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

function acceptedHere({ formatos }: Documento): string {
  return `Adjunte: ${formatos.map((f) => f.toUpperCase()).join(', ')}.`;
}

/** Stores a file and says what it is, or why it is not taken; of what is not taken, nothing stays on the disk. */
export async function receiveFile(
  deps: Deps,
  clave: string,
  documento: Documento,
  upload: Upload,
): Promise<Adjunto | Refusal> {
  const nombre = safeFileName(upload.nombre);
  const beside = (code: RefusalCode, said?: string): Refusal => {
    const refusal = refuse(code);
    const sentence = said ?? refusal.sentence;
    return { ...refusal, sentence, errors: [{ path: `documento:${clave}`, sentence }] };
  };
  const inspection = inspect(upload.contenido, nombre, documento.formatos);
  const stored = await deps.files.store(inspection.stream, limits.fileSizeBytesMax);
  const { found } = inspection;
  if (stored.outcome === 'too-large') {
    return beside(
      'archivo-muy-grande',
      `«${nombre}» pesa más de ${sizeInMb} MB. Redúzcalo o divídalo y vuelva a adjuntarlo.`,
    );
  }
  if (found.outcome === 'empty')
    return beside(
      'archivo-vacio',
      `«${nombre}» está vacío. Revise que tenga contenido y vuelva a adjuntarlo.`,
    );
  if (found.outcome === 'not-accepted')
    return beside(
      'documento-no-aceptado',
      `«${nombre}» no es de un tipo aceptado aquí. ${acceptedHere(documento)}`,
    );
  if (stored.outcome === 'cut-off' || found.outcome !== 'accepted') return beside('archivo-incompleto');
  const adjunto: Adjunto = {
    id: deps.ids.newId(),
    documento: clave,
    nombre,
    sha256: stored.sha256,
    tamanoBytes: stored.sizeBytes,
    formato: found.formato,
  };
  // What is infected stays apart: it is entered nowhere, and nothing gives it out.
  return (await scanFile(deps, adjunto)) === 'infectado'
    ? beside('archivo-infectado', `«${nombre}»: ${refuse('archivo-infectado').sentence}`)
    : adjunto;
}

function slotFull(clave: string, maximo: number): Refusal {
  const sentence =
    maximo === 1
      ? 'Ya adjuntó este documento. Quite el anterior si quiere cambiarlo.'
      : `Puede adjuntar hasta ${maximo} archivos aquí.`;
  return refuse('demasiados-archivos', { sentence, errors: [{ path: `documento:${clave}`, sentence }] });
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
  const maximo = Math.min(documento.maximo, limits.filesPerDocumentMax);
  const maximoTotal = limits.filesPerDraftMax;
  const { adjuntos } = draft.borrador;
  // Asked before the file is taken in, so that one too many leaves nothing behind; the statement below decides.
  if (adjuntos.length >= maximoTotal || adjuntos.filter((a) => a.documento === clave).length >= maximo)
    return slotFull(clave, maximo);
  const adjunto = await receiveFile(deps, clave, documento, upload);
  if (isRefusal(adjunto)) return adjunto;
  const owner = { id, cuenta: actor.cuenta };
  const entered = await addAdjunto(deps.db, owner, adjunto, { maximo, maximoTotal }, deps.clock.nowMs());
  return entered ? adjunto : slotFull(clave, maximo);
}

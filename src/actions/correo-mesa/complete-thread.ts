/** What the owner of a thread adds on its web page: answers and papers, kept as they come, valid or not. */
import type { Readable } from 'node:stream';
import { type ContenidoDeHilo, conHecho } from '../../domain/correo/hilo.ts';
import { limits } from '../../domain/limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { changeHilo, findHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { receiveFile } from '../attach-document.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';
import { storable } from '../storable.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';
import { codigosDeFaltantes } from './missing-codes.ts';

export type Completion = {
  /** Answers as typed; null where the form brought none. */
  readonly entrada: Entrada | null;
  /** Papers that were taken in. */
  readonly adjuntos: readonly Adjunto[];
  /** Id of a paper that is taken away. */
  readonly quitar: string | null;
};

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What was left blank is no answer: a later mail may still give it. */
function answered(before: Entrada, typed: Entrada): Entrada {
  const kept = Object.entries(before).filter(([campo]) => !Object.hasOwn(typed, campo));
  const given = Object.entries(typed).filter(([, value]) => !isBlank(value));
  return Object.fromEntries([...kept, ...given]);
}

function applied(contenido: ContenidoDeHilo, { entrada, adjuntos, quitar }: Completion): ContenidoDeHilo {
  const removed = contenido.documentos.filter(({ id }) => id === quitar);
  const known = new Set(contenido.documentos.map(({ documento, sha256 }) => `${documento} ${sha256}`));
  return {
    ...contenido,
    datos: entrada === null ? contenido.datos : answered(contenido.datos, storable(entrada) as Entrada),
    documentos: [
      ...contenido.documentos.filter(({ id }) => id !== quitar),
      ...adjuntos.filter(({ documento, sha256 }) => !known.has(`${documento} ${sha256}`)),
    ],
    sueltos: [
      ...contenido.sueltos,
      ...removed.map(({ nombre, sha256, tamanoBytes, formato }) => ({
        nombre,
        sha256,
        tamanoBytes,
        formato,
        correo: null,
      })),
    ],
  };
}

/** On the newest version, while mails arrive and officers work on it. Refused once it was filed. */
export async function completeThread(
  deps: Deps,
  { id }: Pick<Hilo, 'id'>,
  vigente: DefinicionVigente,
  completion: Completion,
): Promise<Hilo | Refusal> {
  for (let n = 0; n < mailDeskLimits.redoMax; n += 1) {
    const hilo = await findHilo(deps.db, id);
    if (hilo === null) return refuse('no-encontrada');
    if (hilo.solicitud !== null)
      return refuse('transicion-imposible', {
        sentence: `Esto ya se presentó con la referencia ${hilo.solicitud}.`,
      });
    const nowMs = deps.clock.nowMs();
    const contenido = conHecho(applied(hilo.contenido, completion), {
      enMs: nowMs,
      quien: 'persona',
      cuenta: null,
      nombre: hilo.nombre === '' ? hilo.direccion : hilo.nombre,
      verbo: completion.adjuntos.length > 0 ? 'adjuntar' : 'completar',
      texto: completion.adjuntos.map(({ nombre }) => nombre).join(', '),
      sobre: null,
    });
    const next: Hilo = {
      ...hilo,
      tramite: vigente.definicion.id,
      faltan: codigosDeFaltantes(vigente.definicion, contenido),
      contenido,
    };
    if (await changeHilo(deps.db, next, nowMs)) return { ...next, version: hilo.version + 1 };
  }
  return refuse('hilo-cambiado');
}

/** Takes a file in for one of the papers; `yaHay`: those of the same request and of the thread. */
export async function receivePaper(
  deps: Deps,
  { definicion }: DefinicionVigente,
  clave: string,
  yaHay: readonly Adjunto[],
  upload: { readonly nombre: string; readonly contenido: Readable },
): Promise<Adjunto | Refusal> {
  const documento = Object.hasOwn(definicion.documentos, clave) ? definicion.documentos[clave] : undefined;
  if (documento === undefined) return refuse('no-encontrada');
  const maximo = Math.min(documento.maximo, limits.filesPerDocumentMax);
  const isFull =
    yaHay.length >= limits.filesPerDraftMax ||
    yaHay.filter((adjunto) => adjunto.documento === clave).length >= maximo;
  if (isFull) {
    const sentence =
      maximo === 1
        ? 'Ya tenemos este documento. Quite el anterior si quiere cambiarlo.'
        : `Puede adjuntar hasta ${maximo} archivos aquí.`;
    return refuse('demasiados-archivos', { sentence, errors: [{ path: `documento:${clave}`, sentence }] });
  }
  return receiveFile(deps, clave, documento, upload);
}

/** Reads a multipart request: one field with JSON, then files as `documento:<clave>`, each streamed into its slot. */
import { receiveFile } from '../../actions/attach-document.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Adjunto, Documento, Documentos } from '../../domain/tramite/documento.ts';
import { type Part, readMultipart } from '../../platform/http/multipart.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type JsonObject, parseObject } from './read-json.ts';

const nameCharsMax = 60;

type FilePart = Extract<Part, { kind: 'file' }>;

export type PartsExpected<T> = {
  /** Name of the field with the JSON. */
  readonly campo: string;
  /** The slots that files are taken for. */
  readonly documentos: Documentos;
  readonly read: (body: JsonObject) => T | Refusal;
};

export type PartsRead<T> = { readonly cuerpo: T; readonly adjuntos: readonly Adjunto[] };

function slotFor(documentos: Documentos, clave: string, adjuntos: readonly Adjunto[]): Documento | Refusal {
  const documento = Object.hasOwn(documentos, clave) ? documentos[clave] : undefined;
  if (documento === undefined) {
    const name = clave.slice(0, nameCharsMax).toWellFormed();
    return refuse('documento-no-aceptado', { sentence: `Este trámite no pide el documento «${name}».` });
  }
  const count = adjuntos.filter((a) => a.documento === clave).length;
  return count < Math.min(documento.maximo, limits.filesPerDocumentMax)
    ? documento
    : refuse('demasiados-archivos');
}

/** The field comes first: nothing is stored for a petition that is already known to be refused. */
export async function readParts<T extends object>(
  web: Web,
  c: WebContext,
  { campo, documentos, read }: PartsExpected<T>,
): Promise<PartsRead<T> | Refusal> {
  const once = `Falta el campo «${campo}»: va una vez, antes de los archivos, con un objeto JSON.`;
  let cuerpo: T | null = null;
  let refusal: Refusal | null = null;
  const adjuntos: Adjunto[] = [];
  const takeField = (value: string): void => {
    const body = cuerpo === null ? parseObject(Buffer.from(value)) : null;
    const found = body === null ? refuse('peticion-ilegible', { sentence: once }) : read(body);
    if (isRefusal(found)) refusal = found;
    else cuerpo = found;
  };
  const takeFile = async ({ name, fileName, stream }: FilePart): Promise<void> => {
    if (cuerpo === null) {
      refusal = refuse('peticion-ilegible', { sentence: once });
      return;
    }
    const clave = name.replace(/^documento:/, '');
    const slot = slotFor(documentos, clave, adjuntos);
    const taken = isRefusal(slot)
      ? slot
      : await receiveFile(web.deps, clave, slot, { nombre: fileName, contenido: stream });
    if (isRefusal(taken)) refusal = taken;
    else adjuntos.push(taken);
  };
  const outcome = await readMultipart(c.env.incoming, async (part) => {
    if (refusal !== null) return;
    if (part.kind === 'file') await takeFile(part);
    else if (part.name === campo) takeField(part.value);
    else
      refusal = refuse('datos-con-errores', {
        errors: [
          {
            path: part.name.slice(0, nameCharsMax).toWellFormed(),
            sentence: 'Este dato no es parte de la petición.',
          },
        ],
      });
  });
  if (outcome === 'cut-off') return refuse('archivo-incompleto');
  if (outcome === 'too-many') return refuse('peticion-muy-grande');
  if (refusal !== null) return refusal;
  return cuerpo === null ? refuse('peticion-ilegible', { sentence: once }) : { cuerpo, adjuntos };
}

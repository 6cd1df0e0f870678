/** POST /api/v1/tramites/{id}/solicitudes: the same filing as the form's, from JSON, or multipart with its papers. */
import { receiveFile } from '../../actions/attach-document.ts';
import type { DefinicionVigente } from '../../actions/deps.ts';
import { fileSolicitud } from '../../actions/file-solicitud.ts';
import { llaveDe } from '../../actions/orden.ts';
import { filingObstacle } from '../../actions/start-draft.ts';
import { storable } from '../../actions/storable.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import type { Adjunto, Documento } from '../../domain/tramite/documento.ts';
import { leerDatos } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { requireBearer } from './bearer.ts';
import { isObject, type JsonObject, parseObject, readJson } from './read-json.ts';

const solicitudOnce = 'Falta el campo «solicitud»: va una vez, antes de los archivos, con un objeto JSON.';
const extraNamedMax = 10;
const nameCharsMax = 60;

type FilePart = Extract<Part, { kind: 'file' }>;

/** What a petition asks, read and found well formed. */
type Petition = {
  readonly entrada: JsonObject;
  readonly confirmaciones: readonly string[];
  readonly datos: Datos;
};

type Received = Petition & { readonly adjuntos: readonly Adjunto[] };

const known = new Set(['datos', 'confirmaciones']);

function readPetition({ definicion }: DefinicionVigente, body: JsonObject): Petition | Refusal {
  const extra = Object.keys(body).filter((key) => !known.has(key));
  if (extra.length > 0) {
    const errors = extra.slice(0, extraNamedMax).map((name) => ({
      path: name.slice(0, nameCharsMax).toWellFormed(),
      sentence: 'Este dato no es parte de la petición.',
    }));
    return refuse('datos-con-errores', { errors });
  }
  const entrada = storable(body.datos ?? {});
  if (!isObject(entrada)) return refuse('peticion-ilegible', { sentence: '«datos» debe ser un objeto.' });
  const confirmaciones = body.confirmaciones ?? [];
  if (!Array.isArray(confirmaciones) || !confirmaciones.every((v) => typeof v === 'string'))
    return refuse('peticion-ilegible', { sentence: '«confirmaciones» debe ser una lista de textos.' });
  const { datos, errores } = leerDatos(definicion, entrada);
  return errores.length > 0
    ? refuse('datos-con-errores', { errors: errores })
    : { entrada, confirmaciones, datos };
}

function slotRefusal(
  { definicion }: DefinicionVigente,
  clave: string,
  adjuntos: readonly Adjunto[],
): Documento | Refusal {
  const documento = Object.hasOwn(definicion.documentos, clave) ? definicion.documentos[clave] : undefined;
  if (documento === undefined) {
    const name = clave.slice(0, nameCharsMax).toWellFormed();
    return refuse('documento-no-aceptado', { sentence: `Este trámite no pide el documento «${name}».` });
  }
  const count = adjuntos.filter((a) => a.documento === clave).length;
  const maximo = Math.min(documento.maximo, limits.filesPerDocumentMax);
  return count < maximo ? documento : refuse('demasiados-archivos');
}

/**
 * Field `solicitud` with the JSON, then files as `documento:<clave>`. The field comes first: nothing is stored for a
 * petition that is already known to be refused.
 */
async function readParts(web: Web, c: WebContext, vigente: DefinicionVigente): Promise<Received | Refusal> {
  let petition: Petition | null = null;
  let refusal: Refusal | null = null;
  const adjuntos: Adjunto[] = [];
  const readField = (value: string): Petition | Refusal => {
    const body = petition === null ? parseObject(Buffer.from(value)) : null;
    return body === null
      ? refuse('peticion-ilegible', { sentence: solicitudOnce })
      : readPetition(vigente, body);
  };
  const takeFile = async ({ name, fileName, stream }: FilePart): Promise<Adjunto | Refusal> => {
    if (petition === null) return refuse('peticion-ilegible', { sentence: solicitudOnce });
    const clave = name.replace(/^documento:/, '');
    const slot = slotRefusal(vigente, clave, adjuntos);
    return isRefusal(slot)
      ? slot
      : receiveFile(web.deps, clave, slot, { nombre: fileName, contenido: stream });
  };
  const outcome = await readMultipart(c.env.incoming, async (part) => {
    if (refusal !== null || (part.kind === 'field' && part.name !== 'solicitud')) return;
    const read = part.kind === 'field' ? readField(part.value) : await takeFile(part);
    if (isRefusal(read)) refusal = read;
    else if ('sha256' in read) adjuntos.push(read);
    else petition = read;
  });
  if (outcome === 'cut-off') return refuse('archivo-incompleto');
  if (outcome === 'too-many') return refuse('peticion-muy-grande');
  return (
    refusal ??
    (petition === null
      ? refuse('peticion-ilegible', { sentence: solicitudOnce })
      : { ...(petition as Petition), adjuntos })
  );
}

async function readFiling(web: Web, c: WebContext, vigente: DefinicionVigente): Promise<Received | Refusal> {
  if (isMultipart(c.env.incoming)) return readParts(web, c, vigente);
  const body = await readJson(c);
  if (isRefusal(body)) return body;
  const petition = readPetition(vigente, body);
  return isRefusal(petition) ? petition : { ...petition, adjuntos: [] };
}

async function file(web: Web, c: WebContext, actor: Solicitante, vigente: DefinicionVigente) {
  const received = await readFiling(web, c, vigente);
  if (isRefusal(received)) return received;
  const { entrada, confirmaciones, datos, adjuntos } = received;
  const cuerpo = {
    tramite: vigente.definicion.id,
    datos: entrada as Json,
    confirmaciones,
    adjuntos: adjuntos.map((a) => a.sha256),
  };
  const llave = llaveDe(actor, c.env.incoming.headers['idempotency-key']?.toString() ?? '', cuerpo);
  if (isRefusal(llave)) return llave;
  return fileSolicitud(web.deps, {
    vigente,
    canal: 'rapido',
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos,
    adjuntos,
    verificados: [],
    confirmaciones,
    revision: null,
    llave,
    borrador: null,
  });
}

/** 201 with the reference once it is durable; the same key gives the same answer. */
export async function postSolicitud(web: Web, c: WebContext, tramite: string): Promise<Response> {
  const actor = await requireBearer(web, c);
  if (isRefusal(actor)) return problemAnswer(c, actor);
  const vigente = web.deps.definiciones.porId(tramite);
  if (vigente === null) return problemAnswer(c, refuse('no-encontrada'));
  const filed = filingObstacle(web.deps, vigente.definicion, actor) ?? (await file(web, c, actor, vigente));
  if (isRefusal(filed)) return problemAnswer(c, filed);
  c.header('location', `${paths.api.raiz}/solicitudes/${filed.referencia}`);
  return c.json({ referencia: filed.referencia, estado: filed.estado }, 201);
}

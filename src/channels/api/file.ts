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
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { leerDatos } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { requireBearer } from './bearer.ts';
import { problem } from './problem.ts';
import { isObject, type JsonObject, parseObject, readJson } from './read-json.ts';

type Received = { readonly body: JsonObject; readonly adjuntos: readonly Adjunto[] };

/** Field `solicitud` with the JSON, files as `documento:<clave>`. */
async function readParts(
  web: Web,
  c: WebContext,
  { definicion }: DefinicionVigente,
): Promise<Received | Refusal> {
  let body: JsonObject | null = null;
  const adjuntos: Adjunto[] = [];
  const refusals: Refusal[] = [];
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === 'solicitud') body = parseObject(Buffer.from(part.value));
      return;
    }
    const clave = part.name.replace(/^documento:/, '');
    const documento = Object.hasOwn(definicion.documentos, clave) ? definicion.documentos[clave] : undefined;
    const count = adjuntos.filter((a) => a.documento === clave).length;
    if (documento === undefined)
      refusals.push(
        refuse('documento-no-aceptado', {
          sentence: `Este trámite no pide el documento «${clave.slice(0, 60)}».`,
        }),
      );
    else if (count >= Math.min(documento.maximo, limits.filesPerDocumentMax))
      refusals.push(refuse('demasiados-archivos'));
    else {
      const received = await receiveFile(web.deps, clave, documento, {
        nombre: part.fileName,
        contenido: part.stream,
      });
      if (isRefusal(received)) refusals.push(received);
      else adjuntos.push(received);
    }
    part.stream.resume();
  };
  const outcome = await readMultipart(c.env.incoming, take);
  if (outcome === 'cut-off') return refuse('archivo-incompleto');
  if (outcome === 'too-many') return refuse('demasiados-archivos');
  const [first] = refusals;
  if (first !== undefined) return first;
  return body === null
    ? refuse('peticion-ilegible', { sentence: 'Falta el campo «solicitud» con un objeto JSON.' })
    : { body, adjuntos };
}

async function readFiling(web: Web, c: WebContext, vigente: DefinicionVigente): Promise<Received | Refusal> {
  if (isMultipart(c.env.incoming)) return readParts(web, c, vigente);
  const body = await readJson(c);
  return isRefusal(body) ? body : { body, adjuntos: [] };
}

const known = new Set(['datos', 'confirmaciones']);

async function file(web: Web, c: WebContext, actor: Solicitante, vigente: DefinicionVigente) {
  const received = await readFiling(web, c, vigente);
  if (isRefusal(received)) return received;
  const { body, adjuntos } = received;
  const extra = Object.keys(body).filter((key) => !known.has(key));
  if (extra.length > 0) {
    return refuse('datos-con-errores', {
      errors: extra.map((path) => ({
        path: path.slice(0, 60),
        sentence: 'Este dato no es parte de la petición.',
      })),
    });
  }
  const entrada = storable(body.datos ?? {});
  if (!isObject(entrada)) return refuse('peticion-ilegible', { sentence: '«datos» debe ser un objeto.' });
  const confirmaciones = Array.isArray(body.confirmaciones)
    ? body.confirmaciones.filter((v) => typeof v === 'string')
    : [];
  const cuerpo = {
    tramite: vigente.definicion.id,
    datos: entrada as Json,
    confirmaciones,
    adjuntos: adjuntos.map((a) => a.sha256),
  };
  const llave = llaveDe(actor, c.env.incoming.headers['idempotency-key']?.toString() ?? '', cuerpo);
  if (isRefusal(llave)) return llave;
  const lectura = leerDatos(vigente.definicion, entrada);
  if (lectura.errores.length > 0) return refuse('datos-con-errores', { errors: lectura.errores });
  return fileSolicitud(web.deps, {
    vigente,
    canal: 'rapido',
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos: lectura.datos,
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
  if (isRefusal(actor)) return problem(c, actor);
  const vigente = web.deps.definiciones.porId(tramite);
  if (vigente === null) return problem(c, refuse('no-encontrada'));
  const filed = filingObstacle(vigente.definicion, actor) ?? (await file(web, c, actor, vigente));
  if (isRefusal(filed)) return problem(c, filed);
  c.header('location', `${paths.api.raiz}/solicitudes/${filed.referencia}`);
  return c.json({ referencia: filed.referencia, estado: filed.estado }, 201);
}

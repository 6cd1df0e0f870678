/** The same filing as the form's, from JSON, or multipart with its papers. */
import type { DefinicionVigente } from '../../actions/deps.ts';
import { type Filed, fileSolicitud } from '../../actions/file-solicitud.ts';
import { llaveDe } from '../../actions/orden.ts';
import { filingObstacle } from '../../actions/start-draft.ts';
import { storable } from '../../actions/storable.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import { leerDatos } from '../../domain/tramite/leer-datos.ts';
import { isMultipart } from '../../platform/http/multipart.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { keyOf } from './command.ts';
import { isObject, type JsonObject, readJson } from './read-json.ts';
import { type PartsRead, readParts } from './read-parts.ts';

const extraNamedMax = 10;
const nameCharsMax = 60;

/** Field of a multipart filing that holds the JSON. */
export const campoSolicitud = 'solicitud';

/** What a petition asks, read and found well formed. */
type Petition = {
  readonly entrada: JsonObject;
  readonly confirmaciones: readonly string[];
  readonly datos: Datos;
};

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

async function readFiling(
  web: Web,
  c: WebContext,
  vigente: DefinicionVigente,
): Promise<PartsRead<Petition> | Refusal> {
  const { documentos } = vigente.definicion;
  const read = (body: JsonObject) => readPetition(vigente, body);
  if (isMultipart(c.env.incoming)) return readParts(web, c, { campo: campoSolicitud, documentos, read });
  const body = await readJson(c);
  if (isRefusal(body)) return body;
  const cuerpo = read(body);
  return isRefusal(cuerpo) ? cuerpo : { cuerpo, adjuntos: [] };
}

/** Durable when it returns; the same key gives the same answer. */
export async function fileFromApi(
  web: Web,
  c: WebContext,
  actor: Solicitante,
  vigente: DefinicionVigente,
): Promise<Filed | Refusal> {
  const obstacle = filingObstacle(web.deps, vigente.definicion, actor);
  if (obstacle !== null) return obstacle;
  const received = await readFiling(web, c, vigente);
  if (isRefusal(received)) return received;
  const { cuerpo, adjuntos } = received;
  const { entrada, confirmaciones, datos } = cuerpo;
  const llave = llaveDe(actor, keyOf(c), {
    tramite: vigente.definicion.id,
    datos: entrada as Json,
    confirmaciones,
    adjuntos: adjuntos.map((a) => a.sha256),
  });
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

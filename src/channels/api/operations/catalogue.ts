/** What there is to file: the list, and one trámite with its questions as JSON Schema. */

import { z } from 'zod';
import type { DefinicionVigente } from '../../../actions/deps.ts';
import { isRefusal, refuse } from '../../../domain/refusals.ts';
import { documentoPedido, schemaDeDatos } from '../../../domain/tramite/json-schema.ts';
import { puertasDe, tienePuertaWeb } from '../../../domain/tramite/puertas.ts';
import { seOfrece } from '../../../domain/tramite/resultados.ts';
import { paths } from '../../../paths.ts';
import { filerOf } from '../caller.ts';
import { fileFromApi } from '../file.ts';
import type { Call, Operation } from '../operation.ts';
import { presentada, tramiteEntero, tramiteResumido } from '../shapes.ts';

function shortOf({ definicion: d, version }: DefinicionVigente) {
  const { id, nombre, resumen, canales, tiempoEstimado } = d;
  return { id, nombre, resumen, canales, tiempoEstimado, version };
}

/** Sealed ones go to their own room; those without session have nobody to file for. */
function isFiledHere({ definicion }: DefinicionVigente, cerradas: ReadonlySet<string>): boolean {
  return (
    seOfrece(definicion) &&
    definicion.sellado !== true &&
    definicion.solicitante !== 'titular-sin-sesion' &&
    tienePuertaWeb(definicion, cerradas)
  );
}

/** Those that this door takes. */
export function filedHere({ web }: Pick<Call, 'web'>): readonly DefinicionVigente[] {
  const { definiciones, puertasCerradas } = web.deps;
  return definiciones.todas.filter((vigente) => isFiledHere(vigente, puertasCerradas));
}

function wholeOf(vigente: DefinicionVigente, cerradas: ReadonlySet<string>) {
  const { definicion: d } = vigente;
  return {
    ...shortOf(vigente),
    dirigidoA: d.dirigidoA,
    obtendra: d.obtendra,
    costo: d.costo,
    contacto: d.contacto,
    puertas: puertasDe(d, cerradas),
    sePresentaPorApi: isFiledHere(vigente, cerradas),
    baseLegal: d.baseLegal,
    datos: schemaDeDatos(d),
    documentos: Object.keys(d.documentos).flatMap((clave) => documentoPedido(d, clave) ?? []),
  };
}

export const listTramites: Operation = {
  id: 'listarTramites',
  method: 'get',
  path: '/tramites',
  tag: 'Trámites',
  summary: 'Los trámites que la institución ofrece',
  alcances: null,
  success: { status: 200, description: 'Todos, en una lista.', schema: z.array(tramiteResumido) },
  refusals: [],
  run: async ({ web }) => ({
    status: 200,
    body: web.deps.definiciones.todas.filter(({ definicion }) => seOfrece(definicion)).map(shortOf),
  }),
};

export const getTramite: Operation = {
  id: 'leerTramite',
  method: 'get',
  path: '/tramites/{tramite}',
  tag: 'Trámites',
  summary: 'Un trámite con sus preguntas, documentos y puertas',
  description: '`datos` es el JSON Schema (2020-12) de las respuestas, con las condiciones de cada pregunta.',
  alcances: null,
  success: { status: 200, description: 'El trámite.', schema: tramiteEntero },
  refusals: ['no-encontrada'],
  run: async ({ web, params }) => {
    const vigente = web.deps.definiciones.porId(params.tramite ?? '');
    if (vigente === null || !seOfrece(vigente.definicion)) return refuse('no-encontrada');
    return { status: 200, body: wholeOf(vigente, web.deps.puertasCerradas) };
  },
};

export const file: Operation = {
  id: 'presentar',
  method: 'post',
  path: '/tramites/{tramite}/solicitudes',
  tag: 'Trámites',
  summary: 'Presenta una solicitud',
  description:
    'Responde cuando quedó guardada. `estado` es `aprobada` donde se decidió en el acto. Con documentos, va como multipart: el campo `solicitud` con el JSON y cada archivo como `documento:<clave>`.',
  alcances: ['solicitudes:presentar'],
  body: z.strictObject({
    datos: z.record(z.string(), z.unknown()),
    confirmaciones: z.array(z.string()).optional(),
  }),
  multipart: { campo: 'solicitud' },
  needsKey: true,
  success: { status: 201, description: 'Presentada.', schema: presentada, headers: ['Location'] },
  refusals: [
    'no-encontrada',
    'datos-con-errores',
    'falta-documento',
    'falta-confirmacion',
    'no-se-puede-conceder',
    'documento-no-aceptado',
    'archivo-vacio',
    'archivo-muy-grande',
    'archivo-incompleto',
    'archivo-infectado',
    'demasiados-archivos',
    'puerta-cerrada',
    'solo-entidades',
    'solo-proveedores',
    'registro-cambiado',
  ],
  run: async ({ web, c, caller, params }) => {
    const actor = filerOf(caller);
    if (isRefusal(actor)) return actor;
    const vigente = web.deps.definiciones.porId(params.tramite ?? '');
    if (vigente === null) return refuse('no-encontrada');
    const filed = await fileFromApi(web, c, actor, vigente);
    if (isRefusal(filed)) return filed;
    const { referencia, estado } = filed;
    const location = `${paths.api.raiz}/solicitudes/${referencia}`;
    return { status: 201, body: { referencia, estado }, headers: { location } };
  },
};

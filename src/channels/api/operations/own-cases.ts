/** The list of one's own cases, from a cursor on, by state, trámite and dates. */
import { z } from 'zod';
import { listCasesForProgram } from '../../../actions/api-tokens/list-cases-for-program.ts';
import { apiLimits } from '../../../domain/api/api-limits.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import { estadosAbiertos, estadosCerrados } from '../../../domain/solicitud/lifecycle.ts';
import { filerOf } from '../caller.ts';
import { caseJson } from '../case-json.ts';
import { cursorOf, readCursor, readPageSize } from '../cursor.ts';
import type { Call, Operation } from '../operation.ts';
import { paginaDe, solicitudEntera } from '../shapes.ts';

const text = z.string().max(apiLimits.queryCharsMax).optional();

function instantIn(name: string, raw: string | undefined, errors: FieldError[]): number | null {
  if (raw === undefined) return null;
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(
    raw,
  );
  const ms = isDate ? Date.parse(raw) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  errors.push({ path: name, sentence: 'Escriba la fecha como 2026-11-27 o 2026-11-27T15:30:00-05:00.' });
  return null;
}

function readFilter({ query }: Call) {
  const errors: FieldError[] = [];
  const estado = [...estadosAbiertos, ...estadosCerrados].find((one) => one === query.estado) ?? null;
  if (query.estado !== undefined && estado === null)
    errors.push({ path: 'estado', sentence: 'Ese estado no existe.' });
  const desdeMs = instantIn('desde', query.desde, errors);
  const hastaMs = instantIn('hasta', query.hasta, errors);
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  // No trámite has such a name, and the database keeps no text with it.
  const tramite = query.tramite?.replaceAll('\u0000', '').toWellFormed() ?? null;
  return { estado, tramite, desdeMs, hastaMs };
}

async function list(call: Call) {
  const actor = filerOf(call.caller);
  const filter = readFilter(call);
  const tras = readCursor(call.query.cursor);
  const filas = readPageSize(call.query.filas);
  const stop: Refusal | undefined = [actor, filter, tras, filas].find(isRefusal);
  if (stop !== undefined || isRefusal(actor) || isRefusal(filter) || isRefusal(tras) || isRefusal(filas))
    return stop ?? refuse('peticion-ilegible');
  const { deps } = call.web;
  const { solicitudes, siguiente } = await listCasesForProgram(deps, actor, filter, tras, filas);
  const datos = solicitudes.map((solicitud) => {
    const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion ?? null;
    const { puede: _verbs, ...rest } = caseJson({ solicitud, definicion, puede: [] });
    return rest;
  });
  return {
    status: 200 as const,
    body: { datos, siguiente: siguiente === null ? null : cursorOf(siguiente) },
  };
}

export const listOwn: Operation = {
  id: 'listarSolicitudes',
  method: 'get',
  path: '/solicitudes',
  tag: 'Solicitudes',
  summary: 'Sus solicitudes, de la más reciente a la más antigua',
  description:
    'Para la página que sigue, repita la petición con `cursor` igual a `siguiente`. Lo que se presente mientras tanto no mueve las páginas.',
  alcances: ['solicitudes:leer'],
  query: z.strictObject({ estado: text, tramite: text, desde: text, hasta: text, filas: text, cursor: text }),
  success: {
    status: 200,
    description: 'Una página.',
    schema: paginaDe(solicitudEntera.omit({ puede: true })),
  },
  refusals: ['datos-con-errores'],
  run: list,
};

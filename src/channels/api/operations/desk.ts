/** Reading the desk for programs: the queue, and a case with all that a decision rests on. */
import { z } from 'zod';
import { staffVerbs, visitOf } from '../../../actions/api-tokens/read-case-for-program.ts';
import { seenHash } from '../../../actions/dos-personas/case-seen.ts';
import { listQueue } from '../../../actions/list-queue.ts';
import { readCaseForStaff } from '../../../actions/read-case-for-staff.ts';
import { apiLimits } from '../../../domain/api/api-limits.ts';
import { isRefusal, refuse } from '../../../domain/refusals.ts';
import { estadosAbiertos } from '../../../domain/solicitud/lifecycle.ts';
import type { Propuesta } from '../../../domain/solicitud/solicitud.ts';
import { officerOf } from '../caller.ts';
import { caseJson, momentOf } from '../case-json.ts';
import { etagOf, referenceOf } from '../command.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { Call, Operation } from '../operation.ts';
import { filaDeCola, paginaDe, paraDecidir } from '../shapes.ts';

const text = z.string().max(apiLimits.queryCharsMax).optional();

const tabs = ['mias', 'equipo', 'todas'] as const;

async function queue(call: Call) {
  const actor = officerOf(call.caller);
  if (isRefusal(actor)) return actor;
  const tras = readCursor(call.query.cursor);
  if (isRefusal(tras)) return tras;
  const { ficha = 'todas', tramite = null, unidad = null, buscar = '' } = call.query;
  const tab = tabs.find((one) => one === ficha);
  const estado = estadosAbiertos.find((one) => one === call.query.estado) ?? null;
  if (tab === undefined || (call.query.estado !== undefined && estado === null)) {
    const path = tab === undefined ? 'ficha' : 'estado';
    return refuse('datos-con-errores', { errors: [{ path, sentence: 'Ese valor no existe.' }] });
  }
  const clean = (raw: string) => raw.replaceAll('\u0000', '').toWellFormed();
  const found = await listQueue(call.web.deps, actor, {
    tab,
    estado,
    tramite: tramite === null ? null : clean(tramite),
    unidad: unidad === null ? null : clean(unidad),
    canal: null,
    dosPersonas: false,
    aviso: null,
    venceHoy: false,
    buscar: clean(buscar),
    tras: tras === null ? null : { venceMs: tras.atMs, id: tras.id },
  });
  if (isRefusal(found)) return found;
  const datos = found.filas.map((fila) => ({
    referencia: fila.referencia,
    tramite: fila.tramite,
    estado: fila.estado,
    version: fila.version,
    unidad: fila.unidad,
    asignadaA: fila.asignadoNombre,
    solicitante: { ruc: fila.solicitanteRuc, nombre: fila.solicitanteNombre },
    presentada: momentOf(fila.presentadaMs),
    vence: momentOf(fila.reloj.dueAtMs),
  }));
  const next = found.siguiente;
  const siguiente = next === null ? null : cursorOf({ atMs: next.venceMs, id: next.id });
  return { status: 200 as const, body: { datos, siguiente } };
}

const listDesk: Operation = {
  id: 'listarCola',
  method: 'get',
  path: '/cola',
  tag: 'Mesa',
  summary: 'Los casos abiertos de sus unidades, por lo que vence primero',
  description:
    '`ficha` es `mias`, `equipo` (sin tomar) o `todas`. `buscar` toma palabras, una referencia o un RUC.',
  alcances: ['mesa:leer'],
  query: z.strictObject({
    ficha: text,
    tramite: text,
    estado: text,
    unidad: text,
    buscar: text,
    cursor: text,
  }),
  success: { status: 200, description: 'Una página.', schema: paginaDe(filaDeCola) },
  refusals: ['datos-con-errores', 'sin-permiso'],
  run: queue,
};

function proposalJson(propuesta: Propuesta | null) {
  if (propuesta === null) return null;
  const { decide = 'aprobar', motivo, causal = null, nombre, propuestaMs } = propuesta;
  return { decide, motivo, causal, nombre, propuesta: momentOf(propuestaMs) };
}

async function readToDecide(call: Call) {
  const actor = officerOf(call.caller);
  if (isRefusal(actor) || call.caller === null) return isRefusal(actor) ? actor : refuse('sesion-necesaria');
  const referencia = referenceOf(call);
  if (isRefusal(referencia)) return referencia;
  const { deps } = call.web;
  const found = await readCaseForStaff(deps, actor, visitOf(deps, call.caller), referencia);
  if (isRefusal(found)) return found;
  const { solicitud, definicion, previa, visto, socios, cuatroOjos, asignadoNombre } = found;
  const body = {
    ...caseJson({ solicitud, definicion, puede: staffVerbs(actor, solicitud) }),
    solicitante: { ruc: solicitud.solicitante.ruc, nombre: solicitud.solicitante.nombre },
    unidad: solicitud.unidad,
    asignadaA: asignadoNombre,
    comprobaciones: solicitud.verdicts.map(({ code, state, sentence }) => ({
      codigo: code,
      estado: state,
      frase: sentence,
    })),
    revisiones: definicion?.revisiones ?? [],
    causales: definicion?.causalesDeNegativa ?? [],
    cambiosAlAprobar: previa?.clase === 'cambia' ? previa.cambios : [],
    dosPersonas: { aprobar: cuatroOjos.aprobar, negar: cuatroOjos.negar },
    propuesta: proposalJson(solicitud.propuesta),
    visto: visto === null ? null : seenHash(visto),
    huella: socios?.huella ?? '',
  };
  return { status: 200 as const, body, headers: { etag: etagOf(solicitud.version) } };
}

const toDecide: Operation = {
  id: 'leerParaDecidir',
  method: 'get',
  path: '/solicitudes/{referencia}/evidencia',
  tag: 'Mesa',
  summary: 'Un caso con todo aquello en que se apoya una decisión',
  description:
    'Quien decide devuelve `visto` y `huella`: así consta sobre qué decidió, y nada cambia sin que lo vea.',
  alcances: ['mesa:leer'],
  success: { status: 200, description: 'El caso.', schema: paraDecidir, headers: ['ETag'] },
  refusals: ['no-encontrada'],
  run: readToDecide,
};

export const deskReading: readonly Operation[] = [listDesk, toDecide];

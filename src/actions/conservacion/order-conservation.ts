/** The data protection officer orders that something be kept beyond its time, and ends the order; both with their reason. */
import type { Alcance } from '../../domain/conservacion/orden-de-conservacion.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { parseRuc } from '../../domain/identity/ruc.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import type { Queries } from '../../platform/database.ts';
import { nameId } from '../../platform/name-id.ts';
import {
  findOrdenDeConservacion,
  insertOrden,
  liftOrden,
  lockConservacion,
} from '../../store/ordenes-de-conservacion.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { changeSolicitud } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { llaveDe } from '../orden.ts';
import { conservacionLimits as limits } from './conservacion-limits.ts';
import { RefusedInside, undoingRefusal } from './undoing-refusal.ts';
import { withinTransaction } from './within-transaction.ts';

const wrong = (path: string, sentence: string) =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

/** Cleaned, or what is wrong with it. */
export function cleanMotivo(raw: string): string | Refusal {
  const read = cleanText(raw, { max: limits.motivoCharsMax, multiline: true });
  if (!read.ok) return wrong('motivo', read.notice.sentence);
  return read.value.length < limits.motivoCharsMin
    ? wrong('motivo', 'Explique el motivo: quién lo pide y en qué proceso o norma se apoya.')
    : read.value;
}

async function checkedScope(deps: Deps, que: Alcance): Promise<Alcance | Refusal> {
  if (que.alcance === 'caso') {
    const referencia = leerReferencia(que.referencia);
    const found = referencia === null ? null : await findSolicitudByReferencia(deps.db, referencia);
    return found === null
      ? wrong('referencia', 'No hay ninguna solicitud con esa referencia. Revísela.')
      : { alcance: 'caso', referencia: found.referencia };
  }
  if (que.alcance === 'titular') {
    const ruc = parseRuc(que.ruc);
    return ruc.ok
      ? { alcance: 'titular', ruc: ruc.value.ruc }
      : wrong('ruc', 'Escriba el RUC completo, con sus trece dígitos.');
  }
  if (deps.definiciones.porId(que.tramite) === null) return wrong('tramite', 'Elija el trámite.');
  const { desdeMs, hastaMs } = que;
  if (!(hastaMs > desdeMs)) return wrong('hasta', 'La segunda fecha debe ser posterior a la primera.');
  const isLong = hastaMs - desdeMs > limits.periodYearsMax * 366 * 86_400_000;
  return isLong ? wrong('hasta', `El período no puede pasar de ${limits.periodYearsMax} años.`) : que;
}

/** The journal of the case says so too. */
function noteInCase(
  deps: Deps,
  queries: Queries,
  actor: Funcionario,
  verb: {
    readonly verbo: 'conservar' | 'liberar';
    readonly id: string;
    readonly referencia: string;
    readonly motivo: string;
  },
) {
  return undoingRefusal(async () => {
    const within = withinTransaction(deps, queries);
    const caso = await findSolicitudByReferencia(within.db, verb.referencia);
    if (caso === null) return refuse('no-encontrada');
    const command = {
      referencia: caso.referencia,
      versionVista: caso.version,
      llave: `${verb.verbo}-${verb.id}`,
    };
    return changeSolicitud(within, actor, command, {
      verbo: verb.verbo,
      cuerpo: { orden: verb.id },
      aplica: (solicitud) => ({ solicitud, evento: { orden: verb.id, motivo: verb.motivo } }),
    });
  });
}

export type OrderOf = { readonly que: Alcance; readonly motivo: string; readonly llave: string };

/** Its id; a repeated key gives the same. From then on nothing of what it covers is removed. */
export async function orderConservation(
  deps: Deps,
  actor: Funcionario,
  order: OrderOf,
): Promise<{ readonly id: string } | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('sin-permiso');
  const llave = llaveDe(actor, order.llave, { ...order.que });
  if (isRefusal(llave)) return llave;
  const que = await checkedScope(deps, order.que);
  if (isRefusal(que)) return que;
  const motivo = cleanMotivo(order.motivo);
  if (isRefusal(motivo)) return motivo;
  const id = nameId('conservacion', llave.autor, llave.llave);
  return RefusedInside.catch(() =>
    deps.db.transaction(async (queries) => {
      await lockConservacion(queries, false);
      const orden = { id, que, motivo, nombre: actor.nombre, cuenta: actor.cuenta };
      const isNew = await insertOrden(queries, orden, deps.clock.nowMs());
      if (isNew && que.alcance === 'caso')
        await noteInCase(deps, queries, actor, {
          verbo: 'conservar',
          id,
          referencia: que.referencia,
          motivo,
        });
      return { id };
    }),
  );
}

/** Lifted already counts as lifted. */
export async function liftConservation(
  deps: Deps,
  actor: Funcionario,
  given: { readonly id: string; readonly motivo: string },
): Promise<{ readonly id: string } | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('sin-permiso');
  const motivo = cleanMotivo(given.motivo);
  if (isRefusal(motivo)) return motivo;
  const orden = /^[0-9a-f-]{36}$/.test(given.id) ? await findOrdenDeConservacion(deps.db, given.id) : null;
  if (orden === null) return refuse('no-encontrada');
  const { id, que } = orden;
  return RefusedInside.catch(() =>
    deps.db.transaction(async (queries) => {
      await lockConservacion(queries, false);
      const who = { id, motivo, cuenta: actor.cuenta, nombre: actor.nombre };
      const lifted = await liftOrden(queries, who, deps.clock.nowMs());
      if (lifted && que.alcance === 'caso')
        await noteInCase(deps, queries, actor, { verbo: 'liberar', id, referencia: que.referencia, motivo });
      return { id };
    }),
  );
}

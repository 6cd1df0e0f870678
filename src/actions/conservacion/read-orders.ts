/** Orders to keep: all of them for the data protection officer, those of one case for whoever works on it. */
import type { Zone } from '../../domain/calendar/zone.ts';
import type { OrdenDeConservacion } from '../../domain/conservacion/orden-de-conservacion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { listOrdenes, listOrdenesDeCaso } from '../../store/ordenes-de-conservacion.ts';
import type { Deps } from '../deps.ts';
import { conservacionLimits as limits } from './conservacion-limits.ts';

export type Orders = {
  readonly ordenes: readonly OrdenDeConservacion[];
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
  readonly zone: Zone;
};

export async function readOrders(deps: Deps, actor: Funcionario): Promise<Orders | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('no-encontrada');
  const [ordenes, { zone }] = await Promise.all([
    listOrdenes(deps.db, limits.ordersShownMax),
    deps.calendar(),
  ]);
  const tramites = deps.definiciones.todas.map(({ definicion: { id, nombre } }) => ({ id, nombre }));
  return { ordenes, tramites, zone };
}

/** Those in force that cover a case its reader has already been let into. */
export function readOrdersOfCase(
  { db }: Pick<Deps, 'db'>,
  { referencia, solicitante, tramite, presentadaMs }: Solicitud,
): Promise<readonly OrdenDeConservacion[]> {
  return listOrdenesDeCaso(db, { referencia, ruc: solicitante.ruc, tramite, presentadaMs });
}

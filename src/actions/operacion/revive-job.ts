/** An administrator has a job tried again that failed every time; and what there is of such. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import type { DeadJob } from '../../platform/jobs.ts';
import { type Correo, listCorreosFallidos } from '../../store/correos.ts';
import type { Deps } from '../deps.ts';
import { operacionLimits as limits } from './operacion-limits.ts';

const administers = (actor: Actor): boolean =>
  actor.clase === 'funcionario' && actor.roles.includes('administrador');

/** A job without what it is about: its queue and since when are enough to judge whether to try again. */
export type TareaMuerta = Pick<DeadJob, 'id' | 'queue' | 'since'>;
/** A letter without whom it is for. */
export type CartaFallida = Pick<Correo, 'id' | 'clase' | 'intentos' | 'ultimoError' | 'creadoMs'>;

export type Fallido = { readonly tareas: readonly TareaMuerta[]; readonly cartas: readonly CartaFallida[] };

export async function listFailed(deps: Deps, actor: Actor): Promise<Fallido | Refusal> {
  if (!administers(actor)) return refuse('no-encontrada');
  const [tareas, cartas] = await Promise.all([
    deps.machine?.dead(limits.deadShownMax) ?? [],
    listCorreosFallidos(deps.db, limits.deadShownMax),
  ]);
  return {
    tareas: tareas.map(({ id, queue, since }) => ({ id, queue, since })),
    cartas: cartas.map(({ id, clase, intentos, ultimoError, creadoMs }) => ({
      id,
      clase,
      intentos,
      ultimoError,
      creadoMs,
    })),
  };
}

const jobId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Safe to call twice: a job that is no longer dead is left alone, and every duty repeats without doubling. */
export async function reviveJob(deps: Deps, actor: Actor, id: string): Promise<'repetida' | Refusal> {
  if (!administers(actor)) return refuse('no-encontrada');
  if (!jobId.test(id) || !((await deps.machine?.revive(id)) ?? false))
    return refuse('no-encontrada', { sentence: 'Esa tarea ya no está detenida.' });
  deps.log.info('tarea-repetida', {
    id,
    ...(actor.clase === 'funcionario' ? { actorId: actor.cuenta } : {}),
  });
  return 'repetida';
}

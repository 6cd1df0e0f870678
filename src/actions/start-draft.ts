/** Starts a draft of a trámite for whoever signed in, filled with what the register already knows. */
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Entrada } from '../domain/tramite/leer-datos.ts';
import { precargas } from '../domain/tramite/precarga.ts';
import { tienePuertaWeb } from '../domain/tramite/puertas.ts';
import { seOfrece } from '../domain/tramite/resultados.ts';
import { RegistryFault } from '../registry/port.ts';
import { insertBorrador, listBorradores } from '../store/borradores.ts';
import { closedDoor } from './closed-door.ts';
import type { Deps } from './deps.ts';

/** Why this account cannot file this trámite here; null when it can. */
export function filingObstacle(
  deps: Pick<Deps, 'puertasCerradas' | 'vivos'>,
  definicion: Definicion,
  actor: Solicitante,
): Refusal | null {
  if (!seOfrece(definicion)) return refuse('no-encontrada');
  if (!tienePuertaWeb(definicion, deps.puertasCerradas))
    return refuse('puerta-cerrada', { sentence: closedDoor(deps, definicion) });
  if (definicion.solicitante === 'entidad' && actor.clase !== 'entidad') return refuse('solo-entidades');
  if (definicion.solicitante === 'proveedor' && actor.clase !== 'proveedor')
    return refuse('solo-proveedores');
  if (definicion.solicitante === 'titular-sin-sesion') return refuse('puerta-cerrada');
  return null;
}

async function initial(deps: Deps, definicion: Definicion, actor: Solicitante): Promise<Entrada> {
  if (definicion.precarga === undefined || actor.clase !== 'proveedor') return {};
  try {
    const asiento = await deps.registry.proveedor(actor.ruc);
    return asiento === null ? {} : precargas[definicion.precarga](asiento.contenido);
  } catch (error) {
    if (error instanceof RegistryFault) return {};
    throw error;
  }
}

export async function startDraft(
  deps: Deps,
  actor: Solicitante,
  tramite: string,
): Promise<{ readonly id: string } | Refusal> {
  const vigente = deps.definiciones.porId(tramite);
  if (vigente === null) return refuse('no-encontrada');
  const obstacle = filingObstacle(deps, vigente.definicion, actor);
  if (obstacle !== null) return obstacle;
  const drafts = await listBorradores(deps.db, actor.cuenta, limits.draftsPerAccountMax);
  if (drafts.length >= limits.draftsPerAccountMax) return refuse('borrador-lleno');
  const id = deps.ids.newId();
  const entrada = await initial(deps, vigente.definicion, actor);
  await insertBorrador(
    deps.db,
    { id, cuenta: actor.cuenta, tramite, definicion: vigente.version, entrada },
    deps.clock.nowMs(),
  );
  return { id };
}

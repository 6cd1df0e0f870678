/** Begins a conversation, once per command, and not without end from one network or account. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { findConversacionByComienzo, insertConversacion } from '../../store/conversaciones.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import { chainStart } from '../../trust/chat-lines.ts';
import type { Deps } from '../deps.ts';

type Beginning = {
  /** Keyed hash of the token in the visitor's cookie. */
  readonly huella: string;
  /** What the command is known by; the same one with the same visitor begins nothing new. */
  readonly comienzo: string;
  readonly persona: Solicitante | null;
  /** The network it comes from, as `networkOf` names it. */
  readonly red: string;
  readonly unidad: string;
};

/** An account has a budget of its own, so that strangers on its network keep nobody with an account out. */
async function isWithinBudget(deps: Deps, { persona, red }: Beginning): Promise<boolean> {
  const whose = persona === null ? `chat-red|${red}` : `chat-cuenta|${persona.cuenta}`;
  const clave = deps.keys.mac('presupuesto', whose);
  const [spent = 0] = await spendPresupuestos(deps.db, [{ clave, ventanaMs: 3_600_000 }], deps.clock.nowMs());
  return spent <= chatLimits.conversationsPerNetworkHourMax;
}

export async function startConversation(deps: Deps, beginning: Beginning): Promise<Conversacion | Refusal> {
  const { huella, comienzo, persona, unidad } = beginning;
  // Bound to the visitor: a key that two visitors happen to share shows neither the other's conversation.
  const own = deps.keys.mac('chat', `comienzo|${huella}|${comienzo}`);
  const first = await findConversacionByComienzo(deps.db, own);
  if (first !== null) return first;
  if (!(await isWithinBudget(deps, beginning))) return refuse('demasiadas-conversaciones');
  const id = deps.ids.newId();
  await deps.faults.hit('antes-de-confirmar');
  const conversacion = await insertConversacion(deps.db, {
    id,
    hash: chainStart(id),
    huella,
    comienzo: own,
    persona,
    unidad,
    creadaMs: deps.clock.nowMs(),
  });
  await deps.faults.hit('tras-confirmar-antes-de-responder');
  return conversacion;
}

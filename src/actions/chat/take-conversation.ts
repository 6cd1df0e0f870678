/** An agent takes a conversation that waits, or one that goes on in writing; whoever comes second is told who has it. */
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { readConversation } from './find-conversation.ts';
import { autorDe } from './seal-line.ts';
import { asAgent, type StaffCommand } from './staff-command.ts';

/** Said of a conversation in other hands, whatever state the asker took it to be in. */
function takenByOther({ agente }: Conversacion, actor: Funcionario): Refusal | null {
  return agente === null || agente.cuenta === actor.cuenta
    ? null
    : refuse('otra-persona-la-tiene', { sentence: `La conversación ya la tiene ${agente.nombre}.` });
}

/**
 * Refuses with `otra-persona-la-tiene` and the name of who has it, `agente-completo` at full capacity,
 * `conversacion-cambiada`, `conversacion-cerrada`. One's own answers as it is. What goes on in writing takes no capacity:
 * nobody sits waiting for it.
 */
export async function takeConversation(
  deps: Deps,
  actor: Funcionario,
  { id, versionVista, cliente }: StaffCommand,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const seen = await readConversation(deps, quien, id);
  if (isRefusal(seen)) return seen;
  // Asked as of a waiting one, so that who has it is told only to those who might.
  const right = impedimentoEnConversacion(quien, 'tomar', { ...seen, estado: 'en-espera' });
  if (right !== null) return right;
  if (seen.estado === 'cerrada') return refuse('conversacion-cerrada');
  if (seen.agente !== null) return takenByOther(seen, actor) ?? seen;
  const { cuenta, nombre } = actor;
  return changeConversation(
    deps,
    quien,
    { id, versionVista },
    {
      verbo: 'tomar',
      cliente,
      cuerpo: null,
      ...(seen.estado === 'en-espera' ? { capacidadDe: cuenta } : {}),
      aplica: (c, nowMs) =>
        takenByOther(c, actor) ?? {
          conversacion: {
            ...c,
            agente: { cuenta, nombre },
            // How long people wait is reckoned from it, and nobody sat waiting for what goes on in writing.
            tomadaMs: c.estado === 'atendida' ? nowMs : c.tomadaMs,
          },
          lineas: [{ clase: 'tomada', contenido: { nombre }, autor: autorDe(quien), cliente }],
        },
    },
  );
}

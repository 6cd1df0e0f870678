/** An agent ends a conversation, with a reason the person reads; one that goes on in writing takes its case along. */
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion, EstadoDeConversacion } from '../../domain/chat/conversacion.ts';
import { type MotivoDeCierre, motivosDelAgente } from '../../domain/chat/motivos.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isAnsweredInWriting } from '../../store/lineas-respondidas.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { decideWrittenCase } from './decide-written-case.ts';
import { readConversation } from './find-conversation.ts';
import { autorDe } from './seal-line.ts';
import { asAgent, type StaffCommand } from './staff-command.ts';

export type ConversationClosing = StaffCommand & { readonly motivo: string };

/** The reasons an agent chooses from, the usual one first. What goes on in writing is answered, not «resolved». */
export function motivosDeCierrePara(estado: EstadoDeConversacion): readonly MotivoDeCierre[] {
  return estado === 'diferida'
    ? ['respondida', ...motivosDelAgente.filter((motivo) => motivo !== 'resuelta')]
    : motivosDelAgente;
}

function reasonFor({ estado }: Conversacion, motivo: string): MotivoDeCierre | Refusal {
  const chosen = motivosDeCierrePara(estado).find((one) => one === motivo);
  return (
    chosen ??
    refuse('datos-con-errores', {
      errors: [{ path: 'motivo', sentence: 'Elija por qué termina la conversación.' }],
    })
  );
}

/** What must happen to the case first: decided before the thread ends, so that no case is left without its thread. */
async function settleCase(
  deps: Deps,
  actor: Funcionario,
  { id, referencia, estado }: Conversacion,
  motivo: MotivoDeCierre,
): Promise<Refusal | null> {
  if (estado !== 'diferida' || referencia === null) return null;
  if (motivo === 'respondida' && !(await isAnsweredInWriting(deps.db, id)))
    return refuse('mensaje-vacio', {
      sentence: 'Escriba primero la respuesta en la conversación: la persona la leerá ahí.',
    });
  return decideWrittenCase(deps, actor, { conversacion: id, referencia }, motivo);
}

/**
 * `datos-con-errores` for a reason that is not to choose from, `mensaje-vacio` for `respondida` without an answer, and
 * whatever the case's own decision refuses. Repeating after a crash ends what was begun.
 */
export async function closeConversation(
  deps: Deps,
  actor: Funcionario,
  { id, versionVista, cliente, motivo }: ConversationClosing,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const seen = await readConversation(deps, quien, id);
  if (isRefusal(seen)) return seen;
  // Of another version, or closed already by this very command: the frame knows the answer and nothing is decided here.
  if (seen.version === versionVista) {
    const stop = impedimentoEnConversacion(quien, 'cerrar', seen);
    if (stop !== null) return stop;
    const reason = reasonFor(seen, motivo);
    if (isRefusal(reason)) return reason;
    const unsettled = await settleCase(deps, actor, seen, reason);
    if (unsettled !== null) return unsettled;
  }
  return changeConversation(
    deps,
    quien,
    { id, versionVista },
    {
      verbo: 'cerrar',
      cliente,
      cuerpo: { motivo },
      aplica: (c, nowMs) => {
        const reason = reasonFor(seen, motivo);
        return isRefusal(reason)
          ? reason
          : {
              conversacion: { ...c, cerradaMs: nowMs },
              lineas: [{ clase: 'cerrada', contenido: { motivo: reason }, autor: autorDe(quien), cliente }],
            };
      },
    },
  );
}

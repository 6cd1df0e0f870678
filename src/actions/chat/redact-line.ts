/** A supervisor takes the content of a line out: the gap stays marked, with the reason, and the chain still holds. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { ClaseDeLinea } from '../../domain/chat/linea.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readLineasAfter } from '../../store/conversacion-lineas.ts';
import { forgetPropuesta } from '../../store/propuestas-de-chat.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { cleanNote } from './clean-note.ts';
import { readConversation } from './find-conversation.ts';
import { autorDe } from './seal-line.ts';
import { asAgent } from './staff-command.ts';

export type Redaction = {
  readonly id: string;
  readonly cliente: string;
  /** Number of the line. */
  readonly linea: number;
  /** Read by everybody who reads the conversation. */
  readonly motivo: string;
};

/** What can hold words or data of people; the bare changes of state stay, the reasons of other redactions too. */
const redactable: ReadonlySet<ClaseDeLinea> = new Set<ClaseDeLinea>([
  'mensaje',
  'archivo',
  'pregunta',
  'respuesta',
  'identificada',
  'pasada',
  'devuelta',
  'tramite-propuesto',
  'solicitud-presentada',
]);

async function lineObstacle(deps: Deps, id: string, linea: number): Promise<Refusal | null> {
  const found = await readLineasAfter(deps.db, [{ id, despues: linea - 1 }], 1);
  const line = found.get(id)?.[0];
  if (line === undefined || line.n !== linea) return refuse('no-encontrada');
  if (line.contenido === null)
    return refuse('transicion-imposible', { sentence: 'El contenido de esa línea ya se retiró.' });
  return redactable.has(line.clase)
    ? null
    : refuse('transicion-imposible', {
        sentence: 'Esa línea dice qué pasó con la conversación y no se retira.',
      });
}

/**
 * Also in a conversation that ended. `sin-permiso` for whoever does not supervise the unit, `no-encontrada` without such
 * a line, `transicion-imposible` for one that is out already or is not to be taken out, `falta-motivo`.
 */
export async function redactLine(
  deps: Deps,
  actor: Funcionario,
  { id, cliente, linea, motivo: raw }: Redaction,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const seen = await readConversation(deps, quien, id);
  if (isRefusal(seen)) return seen;
  const stop = impedimentoEnConversacion(quien, 'suprimir', seen);
  if (stop !== null) return stop;
  const motivo = cleanNote(raw, {
    path: 'motivo',
    max: chatLimits.reasonCharsMax,
    whenEmpty: 'falta-motivo',
  });
  if (isRefusal(motivo)) return motivo;
  if (!Number.isInteger(linea) || linea < 1 || linea > seen.lineas) return refuse('no-encontrada');
  const changed = await changeConversation(
    deps,
    quien,
    { id: seen.id, versionVista: null },
    {
      verbo: 'suprimir',
      cliente,
      cuerpo: { linea, motivo },
      aplica: async (conversacion) =>
        (await lineObstacle(deps, seen.id, linea)) ?? {
          conversacion,
          lineas: [{ clase: 'suprimida', contenido: { linea, motivo }, autor: autorDe(quien), cliente }],
          suprime: linea,
        },
    },
  );
  // What was filled in for a proposal lies beside its line and goes with it; a repeated command sees to it again.
  if (!isRefusal(changed)) await forgetPropuesta(deps.db, seen.id, linea);
  return changed;
}

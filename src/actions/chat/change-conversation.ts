/** The frame of every verb that changes a conversation: rights, lifecycle, comparison, lines and announcement. */
import type { Json } from '../../domain/canonical-json.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import {
  impedimentoEnConversacion,
  type Participante,
  siguienteEstado,
  type VerboDeConversacion,
} from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { LineaNueva } from '../../domain/chat/linea.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type ConversacionCommit, commitConversacion } from '../../store/commit-conversacion.ts';
import { findLineaByCliente } from '../../store/conversacion-lineas.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';
import { clienteGuardado, clienteObstacle, huellaDeOrden, sealLine } from './seal-line.ts';

/** `versionVista` null: compare with what was just read, and try again when somebody was faster. */
export type ConversationCommand = { readonly id: string; readonly versionVista: number | null };

export type ConversationChange = {
  readonly conversacion: Conversacion;
  /** One or more; one of them carries the verb's own `cliente`. */
  readonly lineas: readonly LineaNueva[];
  /** Number of the line whose content is taken out. */
  readonly suprime?: number;
  /** The case that came out of it; noted with the number of the first line. */
  readonly caso?: { readonly referencia: string; readonly solicitud: string };
};

export type ConversationVerb = {
  readonly verbo: VerboDeConversacion;
  /** The command's own id within the conversation. */
  readonly cliente: string;
  /** What identifies the command besides its verb, for its fingerprint: the same id with another body is refused. */
  readonly cuerpo: Json;
  /** Only while this agent attends fewer than their capacity. */
  readonly capacidadDe?: string;
  /** Receives the conversation with its next state set. May run more than once: what it does outside must be idempotent. */
  readonly aplica: (
    conversacion: Conversacion,
    nowMs: number,
  ) => Promise<ConversationChange | Refusal> | ConversationChange | Refusal;
};

const triesMax = 8;

const changedMeanwhile = (quien: Participante, verbo: VerboDeConversacion, now: Conversacion): Refusal => {
  const other = quien.clase === 'agente' && verbo === 'tomar' && now.agente?.cuenta !== quien.actor.cuenta;
  return other && now.agente !== null
    ? refuse('otra-persona-la-tiene', { sentence: `La conversación ya la tiene ${now.agente.nombre}.` })
    : refuse('conversacion-cambiada');
};

/** A conversation that is full can always be left; everything else of the person would let it grow without end. */
const stillPossibleWhenFull: ReadonlySet<VerboDeConversacion> = new Set<VerboDeConversacion>([
  'terminar',
  'dejar-la-fila',
]);

function obstacle(
  quien: Participante,
  { versionVista }: ConversationCommand,
  { verbo }: ConversationVerb,
  now: Conversacion,
): Refusal | null {
  const stop = impedimentoEnConversacion(quien, verbo, now);
  if (versionVista !== null && versionVista !== now.version)
    return stop?.code === 'conversacion-cerrada' || stop?.code === 'sin-permiso'
      ? stop
      : changedMeanwhile(quien, verbo, now);
  if (stop?.code === 'transicion-imposible')
    return refuse(stop.code, { sentence: 'Esto ya no es posible como está ahora la conversación.' });
  const isFull = now.lineas >= chatLimits.linesPerConversationMax;
  if (stop === null && quien.clase === 'persona' && isFull && !stillPossibleWhenFull.has(verbo))
    return refuse('conversacion-llena');
  return stop;
}

function sealed(
  deps: Deps,
  quien: Participante,
  verb: ConversationVerb,
  vista: Conversacion,
  change: ConversationChange,
  nowMs: number,
): ConversacionCommit {
  if (!change.lineas.some(({ cliente }) => cliente === verb.cliente))
    throw new Error(`${verb.verbo}: no line carries the command's id`);
  const huella = huellaDeOrden(quien, verb.verbo, verb.cuerpo);
  return {
    vista,
    conversacion: change.conversacion,
    lineas: change.lineas.map((linea) => sealLine(deps, quien, vista.id, linea, huella, nowMs)),
    suprime: change.suprime ?? null,
    caso: change.caso ?? null,
    capacidad:
      verb.capacidadDe === undefined
        ? null
        : { cuenta: verb.capacidadDe, preset: chatLimits.capacityDefault },
    personaPresente: quien.clase === 'persona',
    ahoraMs: nowMs,
  };
}

/**
 * After the commit: the lines to who follows the conversation, the rest to who looks at these units' inboxes. Of a
 * repeated command too: whoever did it first may have died before telling.
 */
function announce({ bus }: Deps, unidades: readonly string[], after: Conversacion): void {
  bus.announce({ topic: 'chat', key: after.id, n: after.lineas });
  for (const unidad of new Set(unidades)) bus.announce({ topic: 'bandeja', key: unidad, n: 0 });
}

/** Units whose inbox shows the change. */
function unitsToTell(before: Conversacion, after: Conversacion): readonly string[] {
  const same = before.version === after.version && before.persona?.cuenta === after.persona?.cuenta;
  return same ? [] : [before.unidad, after.unidad];
}

async function attempt(
  deps: Deps,
  quien: Participante,
  command: ConversationCommand,
  verb: ConversationVerb,
): Promise<Conversacion | Refusal | 'otra-vez'> {
  const vista = await readConversation(deps, quien, command.id);
  if (isRefusal(vista)) return vista;
  const first = await findLineaByCliente(deps.db, vista.id, clienteGuardado(quien, verb.cliente));
  if (first !== null) {
    if (first.huella !== huellaDeOrden(quien, verb.verbo, verb.cuerpo))
      return refuse('llave-repetida-con-otro-contenido');
    // Read anew: the line may have come between the two readings.
    const now = await readConversation(deps, quien, command.id);
    if (!isRefusal(now)) announce(deps, [now.unidad], now);
    return now;
  }
  const stop = obstacle(quien, command, verb, vista);
  if (stop !== null) return stop;
  const estado = siguienteEstado(vista.estado, verb.verbo);
  if (estado === null) return refuse('transicion-imposible');
  const nowMs = deps.clock.nowMs();
  const change = await verb.aplica({ ...vista, estado }, nowMs);
  if (isRefusal(change)) return change;
  const commit = sealed(deps, quien, verb, vista, change, nowMs);
  await deps.faults.hit('antes-de-confirmar');
  const outcome = await commitConversacion(deps.db, commit);
  if (outcome.outcome === 'completo') return refuse('agente-completo');
  if (outcome.outcome === 'conflicto') return 'otra-vez';
  announce(deps, unitsToTell(vista, outcome.conversacion), outcome.conversacion);
  await deps.faults.hit('tras-confirmar-antes-de-responder');
  return outcome.conversacion;
}

/**
 * Runs a verb and gives the conversation as it stands then. A repeated `cliente` answers with the conversation as it is
 * and writes nothing. Every attempt reads anew, so a lost race ends in the answer that fits what the winner did.
 */
export async function changeConversation(
  deps: Deps,
  quien: Participante,
  command: ConversationCommand,
  verb: ConversationVerb,
): Promise<Conversacion | Refusal> {
  const invalid = clienteObstacle(verb.cliente);
  if (invalid !== null) return invalid;
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const outcome = await attempt(deps, quien, command, verb);
    if (outcome !== 'otra-vez') return outcome;
  }
  return refuse('conversacion-cambiada');
}

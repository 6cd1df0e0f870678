/** Adds one line to a conversation without changing its state: what is said, and what the service shows. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { impedimentoEnConversacion, type Participante } from '../../domain/chat/ciclo.ts';
import type { LineaNueva } from '../../domain/chat/linea.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { LineaEscrita, PermisoDeLinea } from '../../store/append-lineas.ts';
import type { Deps } from '../deps.ts';
import { isConversationId, readConversation } from './find-conversation.ts';
import { lineWriterOf } from './line-writer-of.ts';
import { autorDe, clienteObstacle, huellaDeOrden, sealLine } from './seal-line.ts';

/** A line without its author: whoever writes it is the author. */
export type OwnLine = LineaNueva extends infer L ? (L extends LineaNueva ? Omit<L, 'autor'> : never) : never;

/** `repetida`: the same line under the same id was there already, under this number. */
export type LineWritten = {
  readonly n: number;
  readonly repetida: boolean;
  /** Nobody else answers there, and no trámite is being filed. */
  readonly conAsistente: boolean;
};

export function tooManyChatFiles(): Refusal {
  const sentence = `En una conversación caben hasta ${chatLimits.filesPerConversationMax} archivos.`;
  return refuse('demasiados-archivos', { sentence, errors: [{ path: 'archivo', sentence }] });
}

function permisoDe(quien: Participante): PermisoDeLinea {
  if (quien.clase !== 'agente') return quien;
  const { cuenta, roles, unidades } = quien.actor;
  const attends = roles.includes('funcionario') || roles.includes('supervisor');
  return { clase: 'agente', cuenta, unidades: attends ? unidades : [] };
}

/** Says why nothing was written, looking at the conversation as it is now. */
async function explain(
  deps: Deps,
  quien: Participante,
  id: string,
  outcome: LineaEscrita['outcome'],
): Promise<Refusal> {
  if (outcome === 'llena') return refuse('conversacion-llena');
  if (outcome === 'demasiadas') return refuse('demasiados-mensajes');
  if (outcome === 'demasiados-archivos') return tooManyChatFiles();
  const now = await readConversation(deps, quien, id);
  if (isRefusal(now)) return now;
  const stop = impedimentoEnConversacion(quien, 'escribir', now);
  if (stop !== null) return stop;
  return refuse(outcome === 'cerrada' ? 'conversacion-cerrada' : 'conversacion-cambiada');
}

/**
 * Writes the line in one statement that also asks for rights, state and limits. The same id with the same content
 * answers with the first line's number; with other content it is refused.
 */
export async function appendChatLine(
  deps: Deps,
  quien: Participante,
  id: string,
  line: OwnLine,
): Promise<LineWritten | Refusal> {
  const invalid = clienteObstacle(line.cliente);
  if (invalid !== null) return invalid;
  if (!isConversationId(id)) return refuse('no-encontrada');
  const own = { ...line, autor: autorDe(quien) } as LineaNueva;
  const cuerpo = { clase: own.clase, contenido: own.contenido, reservado: own.reservado ?? null };
  const huella = huellaDeOrden(quien, 'escribir', cuerpo);
  const linea = sealLine(deps, quien, id.toLowerCase(), own, huella, deps.clock.nowMs());
  await deps.faults.hit('antes-de-confirmar');
  const written = await lineWriterOf(deps).append({
    linea,
    permiso: permisoDe(quien),
    lineasMax: chatLimits.linesPerConversationMax,
    porMinutoMax: chatLimits.personMessagesPerMinuteMax,
    archivosMax: chatLimits.filesPerConversationMax,
  });
  if (written.outcome === 'repetida' && written.huella !== huella)
    return refuse('llave-repetida-con-otro-contenido');
  if (written.outcome !== 'escrita' && written.outcome !== 'repetida')
    return explain(deps, quien, id, written.outcome);
  // Also of a repeated one: whoever wrote it first may have died before telling.
  deps.bus.announce({ topic: 'chat', key: linea.conversacion, n: written.n });
  const { n, conAsistente } = written;
  if (written.outcome === 'repetida') return { n, repetida: true, conAsistente };
  await deps.faults.hit('tras-confirmar-antes-de-responder');
  return { n, repetida: false, conAsistente };
}

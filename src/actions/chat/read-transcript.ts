/** The transcript of a conversation, from its log, as bytes with their own hash. */
import { createHash } from 'node:crypto';
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { readLineasSelladas } from '../../store/conversacion-lineas.ts';
import { chainStart } from '../../trust/chat-lines.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';
import { transcriptJson } from './transcript-json.ts';
import { transcriptText } from './transcript-text.ts';

export type TranscriptFormat = 'texto' | 'json';

export type Transcript = {
  /** Safe name for a download. */
  readonly nombre: string;
  readonly bytes: Buffer;
  /** Hex SHA-256 of `bytes`. */
  readonly sha256: string;
  /** How many lines it holds, and the hash (hex) that chains them. */
  readonly lineas: number;
  readonly hash: string;
};

/**
 * For the person and for the case (`asistente`) without notes among staff; for staff with them. The same
 * conversation always gives the same bytes. Refuses as reading the conversation does.
 */
export async function readTranscript(
  deps: Deps,
  quien: Participante,
  id: string,
  formato: TranscriptFormat,
): Promise<Transcript | Refusal> {
  const conversacion = await readConversation(deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  const [lineas, { zone }] = await Promise.all([readLineasSelladas(deps.db, id), deps.calendar()]);
  // The lines are read after the row and may be more: the chain's hash is that of the last line shown.
  const hash = lineas.at(-1)?.hash ?? chainStart(conversacion.id);
  const source = { conversacion, lineas, hash, notas: quien.clase === 'agente' };
  const nombreDeTramite = (tramite: string) => deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite;
  const text =
    formato === 'json' ? transcriptJson(source) : transcriptText(source, { nombreDeTramite, zone });
  const bytes = Buffer.from(text, 'utf8');
  return {
    nombre: `conversacion-${conversacion.id}.${formato === 'json' ? 'json' : 'txt'}`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    lineas: lineas.length,
    hash,
  };
}

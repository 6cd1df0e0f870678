/** What readers of conversations follow: their lines from a cursor on, and how far each has grown. Rights are the caller's. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import { readLineasAfter } from '../../store/conversacion-lineas.ts';
import { agenteFrom, type HeadRow, personaFrom } from '../../store/conversacion-row.ts';
import { readHeadRows } from '../../store/conversaciones.ts';
import { readNovedades } from '../../store/novedades-de-chat.ts';
import type { Deps } from '../deps.ts';
import { isConversationId } from './find-conversation.ts';

/** Per conversation at most `limitPerConversation` lines after the cursor, in order; without news it is absent. */
export function readChatLines(
  { db }: Pick<Deps, 'db'>,
  asked: readonly { readonly id: string; readonly despues: number }[],
  limitPerConversation: number,
): Promise<ReadonlyMap<string, readonly Linea[]>> {
  return readLineasAfter(
    db,
    asked.filter(({ id }) => isConversationId(id)),
    limitPerConversation,
  );
}

/** Enough to tell whether there is news and who may have it. */
export type Head = Pick<
  Conversacion,
  'lineas' | 'version' | 'estado' | 'huella' | 'persona' | 'unidad' | 'agente'
>;

function headFrom(row: HeadRow): Head {
  const { lineas, version, estado, huella, unidad } = row;
  return { lineas, version, estado, huella, unidad, persona: personaFrom(row), agente: agenteFrom(row) };
}

export async function readHeads(
  { db }: Pick<Deps, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Head>> {
  const valid = ids.filter(isConversationId);
  const rows = valid.length === 0 ? [] : await readHeadRows(db, valid);
  return new Map(rows.map((row) => [row.id, headFrom(row)]));
}

export type ChatNews = { readonly head: Head; readonly lines: readonly Linea[] };

/** Lines after each cursor, at most `limitPerConversation`, with how the conversation stands at that very moment. */
export async function readChatNews(
  { db }: Pick<Deps, 'db'>,
  asked: readonly { readonly id: string; readonly despues: number }[],
  limitPerConversation: number,
): Promise<ReadonlyMap<string, ChatNews>> {
  const valid = asked.filter(({ id }) => isConversationId(id));
  const found = await readNovedades(db, valid, limitPerConversation);
  return new Map(
    [...found].map(([id, { cabeza, lineas }]) => [id, { head: headFrom(cabeza), lines: lineas }]),
  );
}

/** Finds a conversation for somebody: one that they may not read does not exist. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { type Participante, puedeLeer } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { gathered } from '../../platform/paced.ts';
import { findConversacion, findConversacionesOf, type Titular } from '../../store/conversaciones.ts';
import type { Deps } from '../deps.ts';

export type Persona = Extract<Participante, { clase: 'persona' }>;

type Finder = (titular: Titular) => Promise<Conversacion | null>;
type FinderParts = Pick<Deps, 'db' | 'clock'>;

/** Nearly every request of the chat asks this first: many at once ask together (measured at 1,500 messages a second). */
const together = { paceMs: 5, keysMax: 200 } as const;
const finders = new WeakMap<Deps['db'], Finder>();

function finderOf({ db, clock }: FinderParts): Finder {
  const known = finders.get(db);
  if (known !== undefined) return known;
  const finder = gathered<Titular, Conversacion | null>(
    (titulares) =>
      findConversacionesOf(db, titulares, clock.nowMs() - chatLimits.closedShownHours * 3_600_000),
    together,
  );
  finders.set(db, finder);
  return finder;
}

/** The latest open conversation of the cookie or the account; else the latest that ended a short while ago. */
export async function findOwnConversation(
  deps: FinderParts,
  { huella, cuenta }: Persona,
): Promise<Conversacion | null> {
  if (huella === null && cuenta === null) return null;
  return finderOf(deps)({ huella, cuenta });
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isConversationId = (text: string): boolean => uuid.test(text);

export async function readConversation(
  deps: Pick<Deps, 'db'>,
  quien: Participante,
  id: string,
): Promise<Conversacion | Refusal> {
  const found = isConversationId(id) ? await findConversacion(deps.db, id) : null;
  return found !== null && puedeLeer(quien, found) ? found : refuse('no-encontrada');
}

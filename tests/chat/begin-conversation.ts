/** A conversation for tests, begun by a visitor with a cookie of their own. */
import { startConversation } from '../../src/actions/chat/start-conversation.ts';
import type { Deps } from '../../src/actions/deps.ts';
import type { Participante } from '../../src/domain/chat/ciclo.ts';
import type { Conversacion } from '../../src/domain/chat/conversacion.ts';
import type { LineaSellada } from '../../src/domain/chat/linea-sellada.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { readLineasSelladas } from '../../src/store/conversacion-lineas.ts';
import { findConversacion } from '../../src/store/conversaciones.ts';
import { firstBrokenLine } from '../../src/trust/chat-lines.ts';

export type Begun = {
  readonly id: string;
  readonly persona: Extract<Participante, { clase: 'persona' }>;
};

type Options = { readonly unidad?: string; readonly persona?: Solicitante | null };

export async function beginConversation(
  deps: Deps,
  { unidad = 'Registro de Proveedores', persona = null }: Options = {},
): Promise<Begun> {
  const token = deps.ids.randomToken(16);
  const huella = deps.keys.mac('chat', token);
  const begun = await startConversation(deps, { huella, comienzo: token, persona, red: token, unidad });
  if (isRefusal(begun)) throw new Error(begun.sentence);
  return { id: begun.id, persona: { clase: 'persona', huella, cuenta: persona?.cuenta ?? null } };
}

/** The conversation as it stands with all its lines; throws where the chain does not hold. */
export async function provenConversation(
  deps: Deps,
  id: string,
): Promise<{ readonly conversacion: Conversacion; readonly lineas: readonly LineaSellada[] }> {
  const conversacion = await findConversacion(deps.db, id);
  const lineas = await readLineasSelladas(deps.db, id);
  if (conversacion === null) throw new Error('no such conversation');
  const broken = firstBrokenLine(id, lineas, conversacion);
  if (broken !== null) throw new Error(`line ${broken} does not hold`);
  return { conversacion, lineas };
}

/** The code of a refusal, or `hecho`. */
export async function codeOf(outcome: Promise<unknown>): Promise<string> {
  const settled = await outcome;
  return isRefusal(settled) ? settled.code : 'hecho';
}

/** A supervisor keeps an answer ready for their unit, or changes one. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { nameId } from '../../platform/name-id.ts';
import {
  isRespuestaGuardada,
  putRespuestaGuardada,
  type RespuestaGuardada,
} from '../../store/respuestas-guardadas.ts';
import type { Deps } from '../deps.ts';
import { isConversationId as isUuid } from './find-conversation.ts';

export type CannedAnswerTyped = {
  readonly unidad: string;
  /** Null for a new one. */
  readonly id: string | null;
  /** The command's own key: a new one that is sent twice is kept once. */
  readonly llave: string;
  readonly titulo: string;
  readonly texto: string;
};

export const supervises = ({ roles, unidades }: Funcionario, unidad: string): boolean =>
  roles.includes('supervisor') && unidades.includes(unidad);

type Cleaned = Pick<RespuestaGuardada, 'titulo' | 'texto'>;

function clean(typed: CannedAnswerTyped): Cleaned | Refusal {
  const titulo = cleanText(typed.titulo, { max: chatLimits.cannedTitleCharsMax });
  const texto = cleanText(typed.texto, { max: chatLimits.messageCharsMax, multiline: true });
  const errors: FieldError[] = [];
  if (!titulo.ok) errors.push({ path: 'titulo', sentence: titulo.notice.sentence });
  else if (titulo.value === '')
    errors.push({ path: 'titulo', sentence: 'Escriba un título para encontrarla.' });
  if (!texto.ok) errors.push({ path: 'texto', sentence: texto.notice.sentence });
  else if (texto.value === '') errors.push({ path: 'texto', sentence: 'Escriba la respuesta.' });
  return titulo.ok && texto.ok && errors.length === 0
    ? { titulo: titulo.value, texto: texto.value }
    : refuse('datos-con-errores', { errors });
}

async function idFor(
  deps: Deps,
  { cuenta }: Funcionario,
  { id, unidad, llave }: CannedAnswerTyped,
): Promise<string | Refusal> {
  if (id === null) return nameId('respuesta-guardada', cuenta, unidad, llave);
  return isUuid(id) && (await isRespuestaGuardada(deps.db, id, unidad)) ? id : refuse('no-encontrada');
}

/** For supervisors of the unit. `datos-con-errores` beside `titulo` and `texto`; `no-encontrada` for one that is gone. */
export async function saveCannedAnswer(
  deps: Deps,
  actor: Funcionario,
  typed: CannedAnswerTyped,
): Promise<RespuestaGuardada | Refusal> {
  const { unidad } = typed;
  if (!supervises(actor, unidad)) return refuse('sin-permiso');
  const cleaned = clean(typed);
  if (isRefusal(cleaned)) return cleaned;
  const id = await idFor(deps, actor, typed);
  if (isRefusal(id)) return id;
  const max = chatLimits.cannedAnswersPerUnitMax;
  const kept = await putRespuestaGuardada(
    deps.db,
    { id, unidad, cuenta: actor.cuenta, ...cleaned },
    deps.clock.nowMs(),
    max,
  );
  const sentence = `La unidad ya guarda ${max} respuestas. Elimine alguna antes de añadir otra.`;
  return kept ?? refuse('datos-con-errores', { sentence, errors: [{ path: 'titulo', sentence }] });
}

/** A conversation goes to a colleague of the unit, or back to the queue, with a note that only staff reads. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listPresentes } from '../../store/agentes-presentes.ts';
import { type Colega, listColegas } from '../../store/colegas.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { cleanNote } from './clean-note.ts';
import { readConversation } from './find-conversation.ts';
import { autorDe } from './seal-line.ts';
import { asAgent, type StaffCommand } from './staff-command.ts';

export type ConversationHandOn = StaffCommand & {
  /** Account of the colleague; null: back to the queue. */
  readonly a: string | null;
  /** Must say something where it goes to a colleague. */
  readonly nota: string;
};

const badChoice = (sentence: string) => refuse('datos-con-errores', { errors: [{ path: 'a', sentence }] });

/** Who attends the unit and, where somebody is waiting for the next word, is there now. */
async function findColleague(
  deps: Deps,
  { unidad, estado, agente }: Conversacion,
  a: string,
): Promise<Colega | Refusal> {
  const colega = (await listColegas(deps.db, unidad)).find(({ id }) => id === a);
  if (colega === undefined) return badChoice('Elija a una persona que atienda en la misma unidad.');
  if (agente?.cuenta === a) return badChoice(`La conversación ya la tiene ${colega.nombre}.`);
  if (estado !== 'atendida') return colega;
  const present = await listPresentes(deps.db, unidad, deps.clock.nowMs());
  return present.some(({ cuenta }) => cuenta === a)
    ? colega
    : badChoice(
        `${colega.nombre} no está en línea ahora. Elija a otra persona o devuelva la conversación a la fila.`,
      );
}

async function passOn(
  deps: Deps,
  actor: Funcionario,
  seen: Conversacion,
  { id, versionVista, cliente, nota, a }: ConversationHandOn & { readonly a: string },
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const changed = await changeConversation(
    deps,
    quien,
    { id, versionVista },
    {
      verbo: 'pasar',
      cliente,
      cuerpo: { a, nota },
      ...(seen.estado === 'atendida' ? { capacidadDe: a } : {}),
      aplica: async (c) => {
        const colega = await findColleague(deps, c, a);
        if (isRefusal(colega)) return colega;
        const { nombre } = colega;
        const reservado = { nota };
        return {
          conversacion: { ...c, agente: { cuenta: a, nombre } },
          lineas: [{ clase: 'pasada', contenido: { nombre }, autor: autorDe(quien), cliente, reservado }],
        };
      },
    },
  );
  return isRefusal(changed) && changed.code === 'agente-completo'
    ? refuse('agente-completo', {
        sentence:
          'Esa persona ya atiende el máximo de conversaciones. Elija a otra o devuelva la conversación a la fila.',
      })
    : changed;
}

function giveBack(
  deps: Deps,
  actor: Funcionario,
  { id, versionVista, cliente, nota }: ConversationHandOn,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  return changeConversation(
    deps,
    quien,
    { id, versionVista },
    {
      verbo: 'devolver',
      cliente,
      cuerpo: { nota },
      aplica: (c, nowMs) => ({
        conversacion: {
          ...c,
          agente: null,
          // It keeps its place: ahead of those that came later.
          ...(c.estado === 'en-espera'
            ? { enEsperaDesdeMs: c.enEsperaDesdeMs ?? nowMs, tomadaMs: null }
            : {}),
        },
        lineas: [
          {
            clase: 'devuelta',
            contenido: { motivo: 'agente-la-devolvio' },
            autor: autorDe(quien),
            cliente,
            ...(nota === '' ? {} : { reservado: { nota } }),
          },
        ],
      }),
    },
  );
}

/**
 * `datos-con-errores` beside `a` for whoever cannot get it, beside `nota` for a note that is no text; `mensaje-vacio`
 * without one; `agente-completo` where the colleague attends as many as they can. Supervisors of the unit may do it with
 * anybody's conversation, also to themselves.
 */
export async function handOnConversation(
  deps: Deps,
  actor: Funcionario,
  input: ConversationHandOn,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const { a } = input;
  const seen = await readConversation(deps, quien, input.id);
  if (isRefusal(seen)) return seen;
  const verbo = a === null ? 'devolver' : 'pasar';
  // The hand-on itself may be what took the conversation away: a repeated command is answered by the frame.
  if (seen.version === input.versionVista) {
    const stop = impedimentoEnConversacion(quien, verbo, seen);
    if (stop !== null) return stop;
  }
  const nota = cleanNote(input.nota, {
    path: 'nota',
    max: chatLimits.noteCharsMax,
    whenEmpty: a === null ? null : 'mensaje-vacio',
  });
  if (isRefusal(nota)) return nota;
  return a === null
    ? giveBack(deps, actor, { ...input, nota })
    : passOn(deps, actor, seen, { ...input, a, nota });
}

/** The person confirms or declines a proposed trámite, once; without that confirmation nothing of it begins. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { findPropuesta, type Propuesta } from '../../store/propuestas-de-chat.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { type Persona, readConversation } from './find-conversation.ts';
import { autorDe, clienteGuardado } from './seal-line.ts';

/** The one id an answer to the proposal can have, so that there is never a second answer. */
const answerId = (propuesta: number) => `respuesta-a-propuesta-${propuesta}`;

export type ProposalAnswer = { readonly id: string; readonly propuesta: number; readonly acepta: boolean };

/** The proposal in line `n`, with its answers and what the person said to it; null where there is none (any more). */
export function readProposal(
  deps: Deps,
  conversacion: Pick<Conversacion, 'id'>,
  n: number,
): Promise<Propuesta | null> {
  const quien: Persona = { clase: 'persona', huella: null, cuenta: null };
  const respuesta = clienteGuardado(quien, answerId(n));
  return findPropuesta(deps.db, { conversacion: conversacion.id, n, respuesta });
}

const alreadyAnswered = () =>
  refuse('transicion-imposible', { sentence: 'Ya contestó esta propuesta. Revise la conversación.' });

/** What must hold before a proposal is accepted: it is still offered, and somebody answers for it with their account. */
function impedimentToAccept(deps: Deps, { persona }: Conversacion, tramite: string): Refusal | null {
  const definicion = deps.definiciones.porId(tramite)?.definicion;
  if (definicion === undefined)
    return refuse('transicion-imposible', { sentence: 'Este trámite ya no se ofrece.' });
  const needsAccount = definicion.solicitante === 'proveedor' || definicion.solicitante === 'entidad';
  return needsAccount && persona === null ? refuse('identifiquese') : null;
}

/**
 * The same answer again is answered as the first time; the other one is refused with `transicion-imposible`. Accepting
 * needs the account of whoever files (`identifiquese`). `no-encontrada`: no such proposal.
 */
export async function answerProposal(
  deps: Deps,
  quien: Persona,
  { id, propuesta, acepta }: ProposalAnswer,
): Promise<Conversacion | Refusal> {
  const conversacion = await readConversation(deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  const found = await readProposal(deps, conversacion, propuesta);
  if (found === null) return refuse('no-encontrada');
  const { tramite } = found;
  if (found.respuesta !== null)
    return (found.respuesta === 'aceptada') === acepta ? conversacion : alreadyAnswered();
  const stop = acepta ? impedimentToAccept(deps, conversacion, tramite) : null;
  if (stop !== null) return stop;
  const cliente = answerId(propuesta);
  const changed = await changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'contestar-propuesta',
      cliente,
      cuerpo: { propuesta, acepta },
      aplica: (c) => ({
        conversacion: c,
        lineas: [
          {
            clase: acepta ? 'propuesta-aceptada' : 'propuesta-rechazada',
            contenido: { propuesta, tramite },
            autor: autorDe(quien),
            cliente,
          },
        ],
      }),
    },
  );
  return isRefusal(changed) && changed.code === 'llave-repetida-con-otro-contenido'
    ? alreadyAnswered()
    : changed;
}

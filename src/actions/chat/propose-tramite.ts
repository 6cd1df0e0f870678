/** An agent proposes a trámite, with answers filled in or not. Nothing is begun until the person confirms. */
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { tienePuertaWeb } from '../../domain/tramite/puertas.ts';
import { keepPropuesta } from '../../store/propuestas-de-chat.ts';
import { closedDoor } from '../closed-door.ts';
import type { Deps } from '../deps.ts';
import { storable } from '../storable.ts';
import { changeConversation } from './change-conversation.ts';
import { readConversation } from './find-conversation.ts';
import { autorDe, clienteGuardado, clienteObstacle } from './seal-line.ts';
import { asAgent } from './staff-command.ts';
import { staffLimits } from './staff-limits.ts';

export type Proposal = {
  readonly id: string;
  readonly cliente: string;
  readonly tramite: string;
  /** Raw answers by field, as a form sends them; null: none. Only fields of the definition are kept. */
  readonly entrada: Entrada | null;
};

function knownAnswers(deps: Deps, tramite: string, entrada: Entrada | null): Entrada | null | Refusal {
  const definicion = deps.definiciones.porId(tramite)?.definicion;
  if (definicion === undefined || definicion.noSeOfrece === true)
    return refuse('datos-con-errores', {
      errors: [{ path: 'tramite', sentence: 'Elija un trámite de la lista.' }],
    });
  if (!tienePuertaWeb(definicion, deps.puertasCerradas))
    return refuse('puerta-cerrada', { sentence: closedDoor(deps, definicion) });
  if (entrada === null) return null;
  const known = Object.entries(entrada).filter(([campo]) => Object.hasOwn(definicion.datos, campo));
  if (known.length === 0) return null;
  const kept = storable(Object.fromEntries(known)) as Entrada;
  return Buffer.byteLength(canonicalJson(kept as Json)) > staffLimits.proposalAnswersBytesMax
    ? refuse('datos-con-errores', { sentence: 'Las respuestas son demasiado largas. Acórtelas.' })
    : kept;
}

/**
 * The answers are kept before the line that proposes them: a line never stands without them. `datos-con-errores` for an
 * unknown trámite; the policy's refusals where the agent does not have the conversation.
 */
export async function proposeTramite(
  deps: Deps,
  actor: Funcionario,
  { id, cliente, tramite, entrada }: Proposal,
): Promise<Conversacion | Refusal> {
  const quien = asAgent(actor);
  const answers = knownAnswers(deps, tramite, entrada);
  if (isRefusal(answers)) return answers;
  const asunto = await readConversation(deps, quien, id);
  if (isRefusal(asunto)) return asunto;
  const stop = impedimentoEnConversacion(quien, 'proponer', asunto);
  if (stop !== null) return stop;
  const invalid = clienteObstacle(cliente);
  if (invalid !== null) return invalid;
  const clave = { conversacion: asunto.id, cliente: clienteGuardado(quien, cliente) };
  if (answers !== null && !(await keepPropuesta(deps.db, clave, answers)))
    return refuse('llave-repetida-con-otro-contenido');
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'proponer',
      cliente,
      cuerpo: { tramite, entrada: answers as Json },
      aplica: (conversacion) => ({
        conversacion,
        lineas: [
          {
            clase: 'tramite-propuesto',
            contenido: { tramite, conRespuestas: answers !== null },
            autor: autorDe(quien),
            cliente,
          },
        ],
      }),
    },
  );
}

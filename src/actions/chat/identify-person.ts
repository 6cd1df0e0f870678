/** Joins an anonymous conversation to the account that signed in inside it; from then on it is that account's alone. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import { type Persona, readConversation } from './find-conversation.ts';
import { byPerson, type PersonCommand } from './person-command.ts';

/** What already is the account's is answered as it stands; what is another account's does not exist. */
export async function identifyPerson(
  deps: Deps,
  quien: Persona,
  { id, cliente, persona }: PersonCommand & { readonly persona: Solicitante },
): Promise<Conversacion | Refusal> {
  const { clase, cuenta, ruc, nombre } = persona;
  const signedIn: Persona = { ...quien, cuenta };
  const now = await readConversation(deps, signedIn, id);
  if (isRefusal(now) || now.persona !== null) return now;
  return changeConversation(
    deps,
    signedIn,
    { id, versionVista: null },
    {
      verbo: 'identificarse',
      cliente,
      cuerpo: { cuenta },
      aplica: (c) => ({
        conversacion: { ...c, persona: { clase, cuenta, ruc, nombre } },
        lineas: [{ clase: 'identificada', contenido: { nombre, ruc }, autor: byPerson, cliente }],
      }),
    },
  );
}

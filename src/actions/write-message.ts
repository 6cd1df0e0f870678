/** A message inside the case, between the filer and whoever handles it. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';

export function writeMessage(
  deps: Deps,
  actor: Actor,
  input: Command & { readonly texto: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'escribir',
    cuerpo: { texto: input.texto },
    aplica: (s) => {
      const texto = cleanMessage(input.texto, 'texto', 'mensaje-vacio');
      return isRefusal(texto) ? texto : { solicitud: s, evento: { texto } };
    },
  });
}

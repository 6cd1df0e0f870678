/** A note among staff; the filer never sees it. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';

export function addNote(
  deps: Deps,
  actor: Funcionario,
  input: Command & { readonly texto: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'anotar',
    cuerpo: { texto: input.texto },
    aplica: (s) => {
      const texto = cleanMessage(input.texto, 'texto', 'mensaje-vacio');
      return isRefusal(texto) ? texto : { solicitud: s, evento: { texto } };
    },
  });
}

/** A note among staff, which may name colleagues; the filer never sees it. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';
import { findMentioned } from './menciones/find-mentioned.ts';

export function addNote(
  deps: Deps,
  actor: Funcionario,
  input: Command & { readonly texto: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'anotar',
    cuerpo: { texto: input.texto },
    aplica: async (s) => {
      const texto = cleanMessage(input.texto, 'texto', 'mensaje-vacio');
      if (isRefusal(texto)) return texto;
      const mentioned = await findMentioned(deps, actor, s, texto);
      if (isRefusal(mentioned)) return mentioned;
      const { nombrados, menciones } = mentioned;
      return {
        solicitud: s,
        // Left out, not empty: the hash of a note that names nobody does not change.
        evento: nombrados.length === 0 ? { texto } : { texto, menciones: nombrados },
        menciones,
      };
    },
  });
}

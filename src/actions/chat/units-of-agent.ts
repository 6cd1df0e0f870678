/** In which units a member of staff may do something in the chat, asked of the policy unit by unit. */
import { impedimentoEnConversacion, type VerboDeConversacion } from '../../domain/chat/ciclo.ts';
import type { EstadoDeConversacion } from '../../domain/chat/conversacion.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';

const asked = {
  /** Sees the inbox and takes from it. */
  tomar: 'en-espera',
  /** Answers for what the unit does. */
  suprimir: 'atendida',
} as const satisfies { readonly [V in VerboDeConversacion]?: EstadoDeConversacion };

/** The units of the actor in which a conversation of nobody's could be taken, or one supervised. */
export function unitsOfAgent(actor: Funcionario, verbo: keyof typeof asked): readonly string[] {
  return actor.unidades.filter(
    (unidad) =>
      impedimentoEnConversacion({ clase: 'agente', actor }, verbo, {
        estado: asked[verbo],
        huella: '',
        persona: null,
        unidad,
        agente: null,
      }) === null,
  );
}

/** Change of e-mail: the new address differs from the present one and its owner typed the code sent to it. */
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';

export const correoNuevoVerificado = comprobacion<{ readonly correoNuevo: string }>({
  version: 1,
  comprueba: 'El correo nuevo recibe mensajes: se comprobó con un código.',
  codigos: ['correo-igual', 'correo-sin-verificar', 'registro-sin-respuesta'],
  halla: ({ correoNuevo }, { ficha, registroDisponible, verificados }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    const plegado = correoNuevo.toLowerCase();
    if (ficha.correo.direccion.toLowerCase() === plegado) {
      return [
        {
          state: 'reject',
          code: 'correo-igual',
          field: 'correoNuevo',
          sentence: 'Ese correo ya es el que consta en su registro.',
        },
      ];
    }
    if (!verificados.has(`correoNuevo=${plegado}`)) {
      return [
        {
          state: 'reject',
          code: 'correo-sin-verificar',
          field: 'correoNuevo',
          sentence: 'Falta comprobar el correo nuevo: escriba el código que le enviamos.',
        },
      ];
    }
    return [];
  },
});

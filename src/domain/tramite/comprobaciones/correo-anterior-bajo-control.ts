/**
 * Change of e-mail is the highest takeover risk (phone → e-mail → password). With a code from the old address it is
 * decided at once; without access to it, an officer proposes and a second person approves.
 */
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';

export const correoAnteriorBajoControl = comprobacion<{
  readonly accesoAnterior: 'si' | 'no';
  readonly codigoAnterior?: string;
}>({
  version: 1,
  comprueba: 'Quien pide el cambio controla el correo anterior: se comprobó con un código.',
  codigos: ['sin-acceso-al-correo-anterior', 'correo-anterior-sin-comprobar', 'registro-sin-respuesta'],
  halla: ({ accesoAnterior }, { ficha, registroDisponible, verificados }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    if (accesoAnterior === 'no') {
      return [
        {
          state: 'warn',
          code: 'sin-acceso-al-correo-anterior',
          field: 'accesoAnterior',
          officer: true,
          secondPerson: true,
          sentence:
            'Como ya no abre el correo anterior, un funcionario revisará sus justificativos y una segunda persona deberá aprobar el cambio.',
        },
      ];
    }
    if (verificados.has(`codigoAnterior=${ficha.correo.direccion.toLowerCase()}`)) return [];
    return [
      {
        state: 'reject',
        code: 'correo-anterior-sin-comprobar',
        field: 'codigoAnterior',
        sentence: 'Falta el código que enviamos a su correo anterior.',
      },
    ];
  },
});

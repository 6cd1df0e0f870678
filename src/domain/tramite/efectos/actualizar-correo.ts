/** Replaces the registered address; both addresses are told, and the new one cools off before it can reset a password. */
import { limits } from '../../limits.ts';
import { correoDeRecuperacion } from '../../registro/ficha.ts';
import { efecto } from '../efecto.ts';

const HOUR_MS = 3_600_000;

export const actualizarCorreo = efecto<{ readonly correoNuevo: string }>({
  clase: 'proveedor',
  describe: 'Cambia el correo electrónico registrado.',
  aplica: ({ correoNuevo }, ficha, { ahoraMs, referencia }) => {
    const anterior = ficha.correo.direccion;
    const texto = `El correo electrónico del RUC ${ficha.ruc} cambió de ${anterior} a ${correoNuevo} (solicitud ${referencia}). Durante ${limits.emailCoolingOffHours} horas el correo nuevo no sirve para restablecer la clave. Si usted no pidió este cambio, restablezca su clave de inmediato y escriba a la mesa de ayuda.`;
    return {
      contenido: {
        ...ficha,
        correo: {
          direccion: correoNuevo,
          recuperaDesdeMs: ahoraMs + limits.emailCoolingOffHours * HOUR_MS,
          // While an earlier change is still cooling off, the address that could recover keeps that role.
          anterior: correoDeRecuperacion(ficha, ahoraMs),
        },
      },
      cambios: [{ campo: 'correo', etiqueta: 'Correo electrónico', antes: anterior, ahora: correoNuevo }],
      avisos: [anterior, correoNuevo].map((para) => ({
        para,
        asunto: 'Cambió el correo registrado de su cuenta',
        texto,
      })),
    };
  },
});

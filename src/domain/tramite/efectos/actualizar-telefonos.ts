/** Replaces the registered phones; the owner is told, because a phone is a step towards the account. */
import type { TelefonoPedido } from '../comprobaciones/telefonos-cambian.ts';
import { efecto } from '../efecto.ts';

const enPalabras = (telefonos: readonly TelefonoPedido[]) =>
  telefonos.map((t) => (t.extension ? `${t.numero} ext. ${t.extension}` : t.numero)).join(', ') || 'Ninguno';

export const actualizarTelefonos = efecto<{ readonly telefonos: readonly TelefonoPedido[] }>({
  clase: 'proveedor',
  describe: 'Actualiza los teléfonos de contacto.',
  aplica: ({ telefonos }, ficha, { referencia }) => {
    const antes = enPalabras(ficha.telefonos);
    const ahora = enPalabras(telefonos);
    return {
      contenido: {
        ...ficha,
        telefonos: telefonos.map(({ tipo, numero, extension = '' }) => ({ tipo, numero, extension })),
      },
      cambios: [{ campo: 'telefonos', etiqueta: 'Teléfonos', antes, ahora }],
      avisos: [
        {
          para: ficha.correo.direccion,
          asunto: 'Cambiaron los teléfonos de su registro',
          texto: `Los teléfonos del RUC ${ficha.ruc} cambiaron de «${antes}» a «${ahora}» (solicitud ${referencia}). Si usted no pidió este cambio, cambie su clave y escriba a la mesa de ayuda.`,
        },
      ],
    };
  },
});

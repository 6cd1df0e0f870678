/** The phones asked for differ from those registered and none is repeated. */
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';

export type TelefonoPedido = {
  readonly tipo: 'celular' | 'convencional' | 'linea-1800';
  readonly numero: string;
  readonly extension?: string;
};

const huella = (t: TelefonoPedido) => `${t.numero}#${t.extension ?? ''}`;

export const telefonosCambian = comprobacion<{ readonly telefonos: readonly TelefonoPedido[] }>({
  version: 1,
  comprueba: 'Los teléfonos son posibles, no se repiten y son distintos de los registrados.',
  codigos: ['telefono-repetido', 'telefonos-iguales', 'registro-sin-respuesta'],
  halla: ({ telefonos }, { ficha, registroDisponible }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    const repetido = telefonos.findIndex(
      (t, fila) => telefonos.findIndex((otro) => huella(otro) === huella(t)) < fila,
    );
    if (repetido >= 0) {
      return [
        {
          state: 'reject',
          code: 'telefono-repetido',
          field: `telefonos.${repetido}.numero`,
          sentence: 'Este teléfono está dos veces en su lista.',
        },
      ];
    }
    const antes = ficha.telefonos.map(huella).sort().join(' ');
    if (antes !== telefonos.map(huella).sort().join(' ')) return [];
    return [
      {
        state: 'reject',
        code: 'telefonos-iguales',
        field: 'telefonos.0.numero',
        sentence: 'Esos teléfonos ya son los que constan en su registro.',
      },
    ];
  },
});

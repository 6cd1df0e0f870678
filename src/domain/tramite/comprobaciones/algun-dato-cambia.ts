/** Address and trade name: the parish exists, and at least one of the two differs from what the register holds. */
import type { Direccion } from '../../registro/ficha.ts';
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

type DatosDeUbicacion = {
  readonly cambia: readonly ('direccion' | 'nombreComercial')[];
  readonly parroquia?: string;
  readonly calle?: string;
  readonly numero?: string;
  readonly interseccion?: string;
  readonly referencia?: string;
  readonly nombreComercial?: string;
};

/** The address as answered, in the register's shape; absent parts are empty. */
export function direccionPedida(datos: DatosDeUbicacion): Direccion {
  return {
    parroquia: datos.parroquia ?? '',
    calle: datos.calle ?? '',
    numero: datos.numero ?? '',
    interseccion: datos.interseccion ?? '',
    referencia: datos.referencia ?? '',
  };
}

const desconocida = (parroquia: string): Finding => ({
  state: 'reject',
  code: 'parroquia-desconocida',
  field: 'parroquia',
  sentence: 'Esa parroquia no consta en la división política del país. Elíjala otra vez de la lista.',
  facts: { parroquia },
});

export const algunDatoCambia = comprobacion<DatosDeUbicacion>({
  version: 1,
  comprueba: 'La parroquia existe y lo que pide es distinto de lo que ya consta en el registro.',
  codigos: ['nada-cambia', 'parroquia-desconocida', 'registro-sin-respuesta'],
  halla: (datos, { ficha, registroDisponible, parroquias }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    if (datos.parroquia !== undefined && !parroquias.has(datos.parroquia))
      return [desconocida(datos.parroquia)];
    const pedida = direccionPedida(datos);
    const actual = ficha.direccion;
    const cambiaDireccion =
      datos.cambia.includes('direccion') &&
      (actual === null ||
        (Object.keys(pedida) as (keyof Direccion)[]).some((parte) => pedida[parte] !== actual[parte]));
    const cambiaNombre =
      datos.cambia.includes('nombreComercial') && (datos.nombreComercial ?? '') !== ficha.nombreComercial;
    if (cambiaDireccion || cambiaNombre) return [];
    return [
      {
        state: 'reject',
        code: 'nada-cambia',
        field: 'cambia',
        sentence: 'Lo que escribió es igual a lo que ya consta en su registro: no hay nada que actualizar.',
      },
    ];
  },
});

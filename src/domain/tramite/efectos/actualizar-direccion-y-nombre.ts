/** Writes the new address, the new trade name, or both. */
import type { Cambio } from '../../registro/asiento.ts';
import type { Direccion } from '../../registro/ficha.ts';
import { direccionPedida } from '../comprobaciones/algun-dato-cambia.ts';
import { type Entorno, efecto } from '../efecto.ts';

type Pedido = Parameters<typeof direccionPedida>[0];

export function direccionEnPalabras(
  direccion: Direccion | null,
  nombreDeParroquia: Entorno['nombreDeParroquia'],
): string {
  if (direccion === null) return 'Sin dirección registrada';
  const calle = [direccion.calle, direccion.numero].filter(Boolean).join(' ');
  const cruce = direccion.interseccion === '' ? '' : ` y ${direccion.interseccion}`;
  const referencia = direccion.referencia === '' ? '' : ` (${direccion.referencia})`;
  return `${calle}${cruce}${referencia}, ${nombreDeParroquia(direccion.parroquia)}`;
}

export const actualizarDireccionYNombre = efecto<Pedido>({
  clase: 'proveedor',
  describe: 'Actualiza la dirección o el nombre comercial en el registro.',
  aplica: (datos, ficha, { nombreDeParroquia }) => {
    const cambios: Cambio[] = [];
    let contenido = ficha;
    if (datos.cambia.includes('direccion')) {
      const direccion = direccionPedida(datos);
      cambios.push({
        campo: 'direccion',
        etiqueta: 'Dirección',
        antes: direccionEnPalabras(ficha.direccion, nombreDeParroquia),
        ahora: direccionEnPalabras(direccion, nombreDeParroquia),
      });
      contenido = { ...contenido, direccion };
    }
    if (datos.cambia.includes('nombreComercial') && datos.nombreComercial !== undefined) {
      cambios.push({
        campo: 'nombreComercial',
        etiqueta: 'Nombre comercial',
        antes: ficha.nombreComercial === '' ? 'Sin nombre comercial' : ficha.nombreComercial,
        ahora: datos.nombreComercial,
      });
      contenido = { ...contenido, nombreComercial: datos.nombreComercial };
    }
    return { contenido, cambios, avisos: [] };
  },
});

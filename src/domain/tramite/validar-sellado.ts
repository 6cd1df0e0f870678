/** A sealed trámite keeps who tells apart from what is told, and is never decided by a machine. */
import type { Definicion } from './definicion.ts';

type Partes = NonNullable<Definicion['identidad']>;

function validarIdentidad({ datos, mostrarSi, paginas }: Definicion, identidad: Partes): readonly string[] {
  const { decide, ...partes } = identidad;
  const problemas: string[] = [];
  const campo = Object.hasOwn(datos, decide) ? datos[decide] : undefined;
  if (
    campo?.tipo !== 'opcion' ||
    !Object.hasOwn(campo.opciones, 'si') ||
    !Object.hasOwn(campo.opciones, 'no')
  )
    problemas.push(`«identidad.decide» nombra «${decide}», que no se responde con sí o no`);
  const pagina = paginas.findIndex(({ campos }) => campos.includes(decide));
  for (const [parte, nombre] of Object.entries(partes)) {
    if (!Object.hasOwn(datos, nombre))
      problemas.push(`«identidad.${parte}» nombra «${nombre}», que no es un campo`);
    else if (mostrarSi[nombre]?.campo !== decide || mostrarSi[nombre]?.es.join() !== 'si')
      problemas.push(`«${nombre}» dice quién denuncia y debe mostrarse solo si «${decide}» es «si»`);
    if (paginas.findIndex(({ campos }) => campos.includes(nombre)) !== pagina)
      problemas.push(`«${nombre}» dice quién denuncia y debe estar en la página de «${decide}»`);
  }
  return problemas;
}

/** Nothing for a trámite that is not sealed, but that it says nothing of a sealed identity. */
export function validarSellado(definicion: Definicion): readonly string[] {
  const { sellado, identidad, paginas, datos } = definicion;
  if (sellado !== true)
    return identidad === undefined ? [] : ['«identidad» es de los trámites sellados, y este no lo es'];
  const problemas: string[] = [];
  if (definicion.canales.some((canal) => canal !== 'correo') || (definicion.tambienPor ?? []).length > 0)
    problemas.push('es sellado: sus puertas son el buzón y la puerta web de la sala, y ninguna otra');
  if (definicion.solicitante !== 'cualquiera')
    problemas.push('es sellado: debe poder presentarlo cualquiera');
  if (definicion.alAprobar !== null) problemas.push('es sellado: no puede cambiar el registro');
  if (definicion.recepcionCerrada !== undefined)
    problemas.push('es sellado: su puerta se cierra con la configuración, no con «recepcionCerrada»');
  if ((definicion.institucion ?? []).length === 0)
    problemas.push('es sellado: debe decir en «institucion» cómo se llama la propia institución');
  const ultima = paginas.at(-1)?.campos ?? [];
  if (ultima.some((campo) => datos[campo]?.tipo !== 'varias'))
    problemas.push('es sellado: su última página es solo lo que se declara al enviar');
  return identidad === undefined
    ? [...problemas, 'es sellado: debe decir en «identidad» qué respuestas dicen quién denuncia']
    : [...problemas, ...validarIdentidad(definicion, identidad)];
}

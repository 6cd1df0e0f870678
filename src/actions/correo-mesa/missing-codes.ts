/** What a thread still lacks, as the codes that its row keeps: a field by its name, a paper as `documento:<clave>`. */
import type { ContenidoDeHilo } from '../../domain/correo/hilo.ts';
import { type Faltante, loQueFalta } from '../../domain/correo/lo-que-falta.ts';
import { recogidoDe } from '../../domain/correo/recogido-en-hilo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';

export function faltantesDe(definicion: Definicion, contenido: ContenidoDeHilo): readonly Faltante[] {
  return loQueFalta(definicion, recogidoDe(contenido));
}

export function codigosDeFaltantes(definicion: Definicion, contenido: ContenidoDeHilo): readonly string[] {
  return faltantesDe(definicion, contenido).map(({ clase, clave }) =>
    clase === 'documento' ? `documento:${clave}` : clave,
  );
}

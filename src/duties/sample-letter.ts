/** A letter about no real case: how the agency's own words will look before they hold. */
import type { Deps } from '../actions/deps.ts';
import { palabrasDe, type Textos } from '../domain/ajustes/textos.ts';
import { dateText } from '../domain/calendar/civil-text.ts';
import type { ClaseEvento } from '../domain/solicitud/evento.ts';
import { paths } from '../paths.ts';
import { type Carta, cartaDeNovedad } from './letters.ts';

const referencia = 'VT-2345-6789-AB';

/** Composed by what composes every letter. Null where that event has none, or the trámite is not known. */
export function sampleLetter(
  { definiciones, baseUrl }: Pick<Deps, 'definiciones' | 'baseUrl'>,
  agencia: string,
  {
    clase,
    tramite,
    textos,
  }: { readonly clase: ClaseEvento; readonly tramite: string; readonly textos: Textos },
): Carta | null {
  const definicion = definiciones.porId(tramite)?.definicion;
  if (definicion === undefined) return null;
  const caso = {
    referencia,
    definicion,
    enlace: baseUrl + paths.solicitud(referencia),
    porAplicar: false,
    seContesta: false,
    requerida: { nombre: 'Entidad de ejemplo', hasta: dateText('2026-12-07') },
  };
  return cartaDeNovedad(agencia, clase, caso, palabrasDe(textos, clase, tramite));
}

/** Brings together what each of the three sources says of one person, found by the number that identifies them. */
import type { PorComparar } from './comparacion.ts';
import { parseIdentificacion } from './identificacion.ts';
import type { FilaDeSocio, Socio } from './socio.ts';

export type Gathered = {
  readonly clave: string;
  readonly cedula: string;
  /** Why the number cannot be read; null where it can. */
  readonly ilegible: string | null;
  readonly registrados: Socio[];
  readonly listado: Socio[];
  readonly archivo: FilaDeSocio[];
};

/** By key, in order of appearance. A number that cannot be read is met again only where it is written the same way. */
export function gatherMembers({ registrados, listado, archivo }: PorComparar): ReadonlyMap<string, Gathered> {
  const people = new Map<string, Gathered>();
  let blanks = 0;
  const personOf = (written: string): Gathered => {
    const known = people.get(written);
    if (known !== undefined) return known;
    const parsed = parseIdentificacion(written);
    if (!parsed.ok) blanks += 1;
    const clave = parsed.ok ? parsed.value.cedula : written.trim() === '' ? `sin-cedula-${blanks}` : written;
    const found = people.get(clave);
    if (found !== undefined) return found;
    const person: Gathered = {
      clave,
      cedula: parsed.ok ? parsed.value.cedula : written,
      ilegible: parsed.ok ? null : parsed.notice.sentence,
      registrados: [],
      listado: [],
      archivo: [],
    };
    people.set(clave, person);
    return person;
  };
  for (const socio of registrados) personOf(socio.cedula).registrados.push(socio);
  for (const socio of listado) personOf(socio.cedula).listado.push(socio);
  for (const socio of archivo) personOf(socio.cedula).archivo.push(socio);
  return people;
}

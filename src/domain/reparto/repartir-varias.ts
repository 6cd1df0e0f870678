/** Shares out several cases one after the other, each with the load and the turns that those before left. */
import { type CasoPorRepartir, type Eleccion, elegir, type PersonaDeReparto } from './elegir.ts';
import type { Regla } from './regla.ts';

export type Reparto = { readonly caso: CasoPorRepartir; readonly eleccion: Eleccion };

/** As she stands once she was given one more in this turn. */
export function conUnaMas(persona: PersonaDeReparto, turno: number): PersonaDeReparto {
  return { ...persona, activas: persona.activas + 1, ultimoTurno: turno };
}

/** The number of the next turn of the unit. */
export function siguienteTurno(personas: readonly PersonaDeReparto[]): number {
  return personas.reduce((max, { ultimoTurno }) => Math.max(max, ultimoTurno ?? 0), 0) + 1;
}

/** In the order of the cases. Nothing is written: this is what would happen. */
export function repartirVarias(
  casos: readonly CasoPorRepartir[],
  presentes: readonly PersonaDeReparto[],
  regla: Regla,
): readonly Reparto[] {
  let personas = [...presentes];
  return casos.map((caso) => {
    const eleccion = elegir(caso, personas, regla);
    if (eleccion.persona !== null) {
      const { cuenta } = eleccion.persona;
      const turno = siguienteTurno(personas);
      personas = personas.map((one) => (one.cuenta === cuenta ? conUnaMas(one, turno) : one));
    }
    return { caso, eleccion };
  });
}

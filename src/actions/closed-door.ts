/** What a person reads at a door that is closed: the agency's own sentence, else what the definition says of it. */
import { canalesCerrables, puertaDe, type Servicio, servicios } from '../domain/ajustes/puertas.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { puertaCerrada } from '../domain/tramite/puertas.ts';
import type { Deps } from './deps.ts';

/** Null where the agency wrote none for this trámite. */
export function ownSentence({ vivos }: Pick<Deps, 'vivos'>, definicion: Definicion): string | null {
  const { puertas } = vivos.cierres();
  const own = canalesCerrables(definicion).map((canal) => puertas.get(puertaDe(definicion.id, canal)));
  return own.find((frase) => frase !== undefined && frase !== '') ?? null;
}

/** For the doors that are not the sealed room's: nothing leads there but its own page. */
export function closedDoor(deps: Pick<Deps, 'vivos'>, definicion: Definicion): string {
  const product = puertaCerrada(definicion);
  const own = definicion.sellado === true ? null : ownSentence(deps, definicion);
  return own === null ? product : `${own} ${product}`;
}

/** What people read where a service rests; null where it works. */
export function closedService({ vivos }: Pick<Deps, 'vivos'>, servicio: Servicio): string | null {
  const frase = vivos.cierres().servicios.get(servicio);
  return frase === undefined ? null : frase || servicios[servicio].frase;
}

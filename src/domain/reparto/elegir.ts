/** To whom a case goes by the rules of its unit, and why, in words. Pure: the same people and case give the same answer. */
import type { Regla } from './regla.ts';

export type PersonaDeReparto = {
  readonly cuenta: string;
  readonly nombre: string;
  /** Trámites by id and skills by name; empty: everything of the unit. */
  readonly aptitudes: readonly string[];
  /** Codes of provinces; empty: any. */
  readonly provincias: readonly string[];
  /** Her own limit; null: the unit's. */
  readonly capacidad: number | null;
  /** Cases being worked on, and those that wait for somebody outside. */
  readonly activas: number;
  readonly enEspera: number;
  /** Number of the turn in which she was last given one here; null: never. */
  readonly ultimoTurno: number | null;
};

export type CasoPorRepartir = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  /** Skills it asks for by name; any one of them will do, and so will the trámite itself. */
  readonly aptitudes: readonly string[];
  readonly provincia: string | null;
  /** Who had the last case of the same holder; null: nobody. */
  readonly anterior: string | null;
  /** Accounts that were given it and gave it back. */
  readonly devolvieron: readonly string[];
};

export type Eleccion =
  | { readonly persona: PersonaDeReparto; readonly motivo: string }
  | { readonly persona: null; readonly motivo: string };

const centesimas = 100;

/** In hundredths of a case, so that sums are whole. */
export function cargaDe({ activas, enEspera }: PersonaDeReparto, regla: Regla): number {
  return activas * centesimas + enEspera * regla.enEsperaPesaPorciento;
}

export function sabe({ aptitudes }: PersonaDeReparto, caso: CasoPorRepartir): boolean {
  if (aptitudes.length === 0) return true;
  return aptitudes.includes(caso.tramite) || caso.aptitudes.some((one) => aptitudes.includes(one));
}

export function atiendeAlli({ provincias }: PersonaDeReparto, { provincia }: CasoPorRepartir): boolean {
  return provincias.length === 0 || provincia === null || provincias.includes(provincia);
}

export function cabe(persona: PersonaDeReparto, regla: Regla): boolean {
  return cargaDe(persona, regla) + centesimas <= (persona.capacidad ?? regla.capacidad) * centesimas;
}

const cargaText = (persona: PersonaDeReparto) =>
  `${persona.activas} ${persona.activas === 1 ? 'abierta' : 'abiertas'}${persona.enEspera === 0 ? '' : ` y ${persona.enEspera} en espera`}`;

const presentesText = (count: number) => (count === 1 ? 'la única presente' : `entre ${count} presentes`);

/** Comparison that leaves no tie: two processes looking at the same people choose the same one. */
const byId = (a: PersonaDeReparto, b: PersonaDeReparto) =>
  a.cuenta < b.cuenta ? -1 : a.cuenta > b.cuenta ? 1 : 0;

function primeraDe(candidatas: readonly PersonaDeReparto[], regla: Regla): PersonaDeReparto | undefined {
  const turno = (one: PersonaDeReparto) => one.ultimoTurno ?? -1;
  const byTurn = (a: PersonaDeReparto, b: PersonaDeReparto) => turno(a) - turno(b) || byId(a, b);
  const byLoad = (a: PersonaDeReparto, b: PersonaDeReparto) =>
    cargaDe(a, regla) - cargaDe(b, regla) || byTurn(a, b);
  return [...candidatas].sort(regla.modo === 'turno' ? byTurn : byLoad)[0];
}

/** What stands in the way, told by the first filter that leaves nobody. */
function tamizar(
  caso: CasoPorRepartir,
  presentes: readonly PersonaDeReparto[],
  regla: Regla,
): { readonly candidatas: readonly PersonaDeReparto[] } | { readonly motivo: string } {
  if (presentes.length === 0) return { motivo: 'No hay nadie presente en la unidad.' };
  const saben = presentes.filter((one) => sabe(one, caso));
  if (saben.length === 0) return { motivo: 'Nadie de los presentes atiende este trámite.' };
  const alli = saben.filter((one) => atiendeAlli(one, caso));
  if (alli.length === 0) return { motivo: 'Nadie de los presentes atiende esa provincia.' };
  const quedan = alli.filter(({ cuenta }) => !caso.devolvieron.includes(cuenta));
  if (quedan.length === 0) return { motivo: 'Quienes podían atenderla ya la devolvieron a la cola.' };
  const candidatas = quedan.filter((one) => cabe(one, regla));
  return candidatas.length === 0
    ? { motivo: 'Quienes pueden atenderla tienen completa su capacidad.' }
    : { candidatas };
}

/** `presentes`: active people of the unit who are not absent. Nobody is chosen in the manual mode. */
export function elegir(
  caso: CasoPorRepartir,
  presentes: readonly PersonaDeReparto[],
  regla: Regla,
): Eleccion {
  if (regla.modo === 'manual') return { persona: null, motivo: 'La unidad toma de la cola a mano.' };
  const tamiz = tamizar(caso, presentes, regla);
  if ('motivo' in tamiz) return { persona: null, motivo: tamiz.motivo };
  const { candidatas } = tamiz;
  const anterior = regla.pegajoso && candidatas.find(({ cuenta }) => cuenta === caso.anterior);
  if (anterior) {
    const motivo = `Le correspondía: atendió la solicitud anterior de la misma persona y tiene ${cargaText(anterior)}.`;
    return { persona: anterior, motivo };
  }
  const persona = primeraDe(candidatas, regla);
  if (persona === undefined) throw new Error('candidates without a first one');
  const quienes = presentesText(candidatas.length);
  const motivo =
    regla.modo === 'turno'
      ? `Le correspondía por turno, ${quienes}: ${persona.ultimoTurno === null ? 'todavía no había recibido ninguna' : 'fue quien recibió hace más tiempo'}.`
      : `Le correspondía: ${cargaText(persona)}, la menor carga ${quienes}.`;
  return { persona, motivo };
}

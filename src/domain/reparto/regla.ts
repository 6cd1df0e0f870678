/** How a unit shares out what comes in: the setting `reparto`, one rule for each unit, and how the stored value is read. */
import type { Json } from '../canonical-json.ts';

/** `manual`: people take from the queue. `turno`: each in turn. `carga`: whoever carries least. */
export const modosDeReparto = ['manual', 'turno', 'carga'] as const;
export type ModoDeReparto = (typeof modosDeReparto)[number];

export type Regla = {
  readonly modo: ModoDeReparto;
  /** Cases in hand that nobody is given more than, where the person has no other figure. */
  readonly capacidad: number;
  /** Whoever had the last case of the same holder gets the next, as long as they can. */
  readonly pegajoso: boolean;
  /** Nothing is given out while the office is closed. */
  readonly soloEnHorario: boolean;
  /** What a case that waits for somebody outside weighs, in percent of one being worked on. */
  readonly enEsperaPesaPorciento: number;
};

export type Reglas = { readonly [unidad: string]: Regla };

export const repartoLimits = {
  capacidadMax: 500,
  pesoPorcientoMax: 100,
} as const;

/** What holds until somebody decides otherwise: the queue, as ever. */
export const reglaDeSiempre: Regla = {
  modo: 'manual',
  capacidad: 30,
  pegajoso: true,
  soloEnHorario: true,
  enEsperaPesaPorciento: 50,
};

export const nombreDeModo: { readonly [M in ModoDeReparto]: string } = {
  manual: 'Manual: cada persona toma de la cola',
  turno: 'Por turno: una a cada persona, en orden',
  carga: 'Por carga: a quien menos tiene',
};

const isObject = (valor: Json | undefined): valor is { readonly [k: string]: Json } =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

const wholeIn = (valor: Json | undefined, min: number, max: number, otherwise: number): number =>
  typeof valor === 'number' && Number.isInteger(valor) && valor >= min && valor <= max ? valor : otherwise;

function leerRegla(valor: Json | undefined): Regla {
  if (!isObject(valor)) return reglaDeSiempre;
  const { modo, capacidad, pegajoso, soloEnHorario, enEsperaPesaPorciento } = valor;
  return {
    modo: modosDeReparto.find((one) => one === modo) ?? 'manual',
    capacidad: wholeIn(capacidad, 1, repartoLimits.capacidadMax, reglaDeSiempre.capacidad),
    pegajoso: typeof pegajoso === 'boolean' ? pegajoso : reglaDeSiempre.pegajoso,
    soloEnHorario: typeof soloEnHorario === 'boolean' ? soloEnHorario : reglaDeSiempre.soloEnHorario,
    enEsperaPesaPorciento: wholeIn(
      enEsperaPesaPorciento,
      0,
      repartoLimits.pesoPorcientoMax,
      reglaDeSiempre.enEsperaPesaPorciento,
    ),
  };
}

/** Never throws: what cannot be read is the rule that holds by itself, so that a bad value shares out nothing. */
export function leerReglas(valor: Json | undefined): Reglas {
  if (!isObject(valor)) return {};
  return Object.fromEntries(Object.entries(valor).map(([unidad, regla]) => [unidad, leerRegla(regla)]));
}

export function reglaDe(reglas: Reglas, unidad: string): Regla {
  return Object.hasOwn(reglas, unidad) ? (reglas[unidad] ?? reglaDeSiempre) : reglaDeSiempre;
}

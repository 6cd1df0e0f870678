/** The ladder of warnings: before a clock runs out, when it does, and after. Data of the setting `escalas`. */
import type { Json } from '../canonical-json.ts';
import { escalasLimits } from './escalas-limits.ts';

export const relojesDeEscala = ['promesa', 'legal'] as const;
export type RelojDeEscala = (typeof relojesDeEscala)[number];

/** `quien-la-tiene`: whoever has the case; where nobody has it, or they are away without substitute, who supervises its unit. */
export const destinatarios = ['quien-la-tiene', 'supervision', 'ambos'] as const;
export type Destinatario = (typeof destinatarios)[number];

export type Peldano = {
  readonly avisaA: Destinatario;
} & (
  | {
      readonly fase: 'antes';
      /** Of the time that counts, pauses left out. */
      readonly porciento: number;
      /** Or this many working days before the end, where that comes first and the clock already ran; null: only the former. */
      readonly diasAntes: number | null;
    }
  | { readonly fase: 'vence' }
  | { readonly fase: 'despues'; readonly diasHabiles: number }
);

export type Escala = {
  readonly relojes: readonly RelojDeEscala[];
  /** In the order in which they come. */
  readonly peldanos: readonly Peldano[];
};

/** What holds until somebody decides otherwise. */
export const escalaDeSiempre: Escala = {
  relojes: relojesDeEscala,
  peldanos: [
    { fase: 'antes', porciento: 75, diasAntes: 1, avisaA: 'quien-la-tiene' },
    { fase: 'vence', avisaA: 'supervision' },
    { fase: 'despues', diasHabiles: 2, avisaA: 'supervision' },
  ],
};

export const nombreDeReloj: { readonly [R in RelojDeEscala]: string } = {
  promesa: 'Tiempo ofrecido',
  legal: 'Plazo legal',
};

export const nombreDeDestinatario: { readonly [D in Destinatario]: string } = {
  'quien-la-tiene': 'Quien la tiene',
  supervision: 'Quien supervisa la unidad',
  ambos: 'Quien la tiene y quien supervisa',
};

/** What the journal calls a step: it stays the same however the others change. */
export function claveDePeldano(peldano: Peldano): string {
  if (peldano.fase === 'antes') return `antes-${peldano.porciento}`;
  return peldano.fase === 'vence' ? 'vence' : `despues-${peldano.diasHabiles}`;
}

/** How far up the ladder: whoever was warned at one step is not warned at it or at an earlier one again. */
export function alturaDePeldano(peldano: Peldano): number {
  if (peldano.fase === 'antes') return peldano.porciento;
  return peldano.fase === 'vence' ? 100 : 100 + peldano.diasHabiles;
}

/** The same of what the journal says; 0 for what cannot be read. */
export function alturaDeClave(clave: string): number {
  if (clave === 'vence') return 100;
  const [, fase, cifra] = /^(antes|despues)-(\d{1,3})$/.exec(clave) ?? [];
  if (fase === undefined) return 0;
  return fase === 'antes' ? Number(cifra) : 100 + Number(cifra);
}

/** «Al 75 % del tiempo, o 1 día hábil antes de que venza», «Al vencer», «2 días hábiles después de vencer». */
export function nombreDePeldano(peldano: Peldano): string {
  const days = (count: number) => (count === 1 ? '1 día hábil' : `${count} días hábiles`);
  if (peldano.fase === 'vence') return 'Al vencer';
  if (peldano.fase === 'despues') return `${days(peldano.diasHabiles)} después de vencer`;
  const part = `Al ${peldano.porciento} % del tiempo`;
  return peldano.diasAntes === null ? part : `${part}, o ${days(peldano.diasAntes)} antes de que venza`;
}

const isObject = (valor: Json | undefined): valor is { readonly [k: string]: Json } =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

const wholeUpTo = (valor: Json | undefined, max: number): number | null =>
  typeof valor === 'number' && Number.isInteger(valor) && valor >= 1 && valor <= max ? valor : null;

function leerPeldano(valor: Json): readonly Peldano[] {
  if (!isObject(valor)) return [];
  const avisaA = destinatarios.find((one) => one === valor.avisaA);
  if (avisaA === undefined) return [];
  if (valor.fase === 'vence') return [{ fase: 'vence', avisaA }];
  if (valor.fase === 'despues') {
    const diasHabiles = wholeUpTo(valor.diasHabiles, escalasLimits.diasMax);
    return diasHabiles === null ? [] : [{ fase: 'despues', diasHabiles, avisaA }];
  }
  const porciento = wholeUpTo(valor.porciento, escalasLimits.porcientoMax);
  if (valor.fase !== 'antes' || porciento === null) return [];
  return [{ fase: 'antes', porciento, diasAntes: wholeUpTo(valor.diasAntes, escalasLimits.diasMax), avisaA }];
}

export const enOrden = (peldanos: readonly Peldano[]): readonly Peldano[] =>
  [...peldanos].sort((a, b) => alturaDePeldano(a) - alturaDePeldano(b));

/** Never throws: what was never set is the ladder that always held; a step that cannot be read is left out. */
export function leerEscala(valor: Json | undefined): Escala {
  if (!isObject(valor) || !Array.isArray(valor.peldanos)) return escalaDeSiempre;
  const { relojes } = valor;
  return {
    relojes: Array.isArray(relojes)
      ? relojesDeEscala.filter((one) => relojes.includes(one))
      : relojesDeEscala,
    peldanos: enOrden(valor.peldanos.flatMap(leerPeldano)),
  };
}

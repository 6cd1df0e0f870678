/** What an import changes in an entry, field by field, leaving alone what a case decided unless told otherwise. */
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { Cambio } from '../domain/registro/asiento.ts';
import type { RowRemark } from './report.ts';

/** The wording of one field for the history: its label and its value in words. */
export type FieldWords<T> = {
  readonly [K in keyof T]?: { readonly label: string; readonly words?: (value: T[K]) => string };
};

export type MergeOrder<T extends object> = {
  readonly line: number;
  readonly existing: T;
  /** The fields the file gives. */
  readonly given: Partial<T>;
  /** Field → reference of the case that decided it last. */
  readonly decided: ReadonlyMap<string, string>;
  readonly prefer: 'file' | 'register';
  readonly words: FieldWords<T>;
};

type Merged<T> = {
  readonly content: T;
  readonly changes: readonly Cambio[];
  readonly remarks: readonly RowRemark[];
};

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/** Equal as stored: the order of members does not count. */
export const sameContent = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' && typeof b === 'object' && canonicalJson(asJson(a)) === canonicalJson(asJson(b)));

/** What the history keeps of a value without words of its own, cut where it is long. */
function plainWords(value: unknown): string {
  const text = typeof value === 'string' ? value : canonicalJson(asJson(value));
  return text === '' || text === 'null' || text === '[]' ? 'Ninguno' : text.slice(0, 300);
}

function keptRemark(line: number, label: string, reference: string): RowRemark {
  return {
    line,
    code: 'se-conserva-lo-decidido',
    sentence: `Se conserva «${label}» como lo dejó la solicitud ${reference}; el archivo dice otra cosa.`,
  };
}

function replacedRemark(line: number, label: string, reference: string): RowRemark {
  return {
    line,
    code: 'se-reemplaza-lo-decidido',
    sentence: `Se reemplaza «${label}», que decidió la solicitud ${reference}, por lo que dice el archivo.`,
  };
}

/** The entry as it will be, what changed in words, and what was kept or replaced against a case. */
export function mergeFields<T extends object>(order: MergeOrder<T>): Merged<T> {
  const { line, existing, given, decided, prefer, words } = order;
  let content = existing;
  const changes: Cambio[] = [];
  const remarks: RowRemark[] = [];
  for (const campo of Object.keys(given) as (keyof T & string)[]) {
    const value = given[campo];
    if (value === undefined || sameContent(existing[campo], value)) continue;
    const known = words[campo];
    const label = known?.label ?? campo;
    const reference = decided.get(campo);
    if (reference !== undefined) {
      remarks.push((prefer === 'register' ? keptRemark : replacedRemark)(line, label, reference));
      if (prefer === 'register') continue;
    }
    const say = (one: T[typeof campo]) => known?.words?.(one) ?? plainWords(one);
    changes.push({
      campo,
      etiqueta: label,
      antes: say(existing[campo]),
      ahora: say(value as T[typeof campo]),
    });
    content = { ...content, [campo]: value };
  }
  return { content, changes, remarks };
}

/** The history of an entry that an import brings for the first time. */
export const createdChange: Cambio = {
  campo: 'asiento',
  etiqueta: 'Asiento',
  antes: 'No constaba',
  ahora: 'Importado',
};

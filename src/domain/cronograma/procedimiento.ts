/** Which procurement procedure a process follows, told by the letters its code begins with. */

export type Procedimiento =
  | 'subasta'
  | 'licitacion'
  | 'consultoria'
  | 'feria'
  | 'regimen-especial'
  | 'emergencia'
  /** Procedures of the law before October 2025, and what the portal publishes without terms of its own. */
  | 'otro';

/** Longer prefixes first: LCC is consultancy, LICO a licitación; CPC is a public contest of consultancy. */
const prefijos: readonly (readonly [RegExp, Procedimiento])[] = [
  [/^R?SIE/, 'subasta'],
  [/^(LIC|LIS)/, 'licitacion'],
  [/^(LCC|CPC|CDC|CD-)/, 'consultoria'],
  [/^FI-/, 'feria'],
  [/^RE-/, 'regimen-especial'],
  [/^EMG/, 'emergencia'],
];

export function procedimientoDe(codigo: string): Procedimiento {
  return prefijos.find(([forma]) => forma.test(codigo))?.[1] ?? 'otro';
}

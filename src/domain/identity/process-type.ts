// The kinds of procurement process and the prefixes that announce them in a process code.

export type TipoProceso =
  | 'subasta-inversa-electronica'
  | 'catalogo-electronico'
  | 'licitacion'
  | 'cotizacion'
  | 'menor-cuantia'
  | 'contratacion-directa-consultoria'
  | 'lista-corta-consultoria'
  | 'concurso-publico-consultoria'
  | 'feria-inclusiva'
  | 'regimen-especial'
  | 'verificacion-produccion-nacional'
  | 'necesidad-infima-cuantia'
  | 'emergencia'
  | 'publicacion-especial'
  | 'compra-corporativa'
  | 'catalogo-inclusivo';

type TipoProcesoEntry = {
  nombre: string;
  prefixes: readonly string[];
  /** Last day (YYYY-MM-DD) on which a new process could begin; older ones still run. Null while in force. */
  newUntil: string | null;
};

// The reform law (R.O. 140-4S, 7 October 2025) no longer has cotización, menor cuantía or direct consultancy.
const lastDayBeforeReform = '2025-10-06';

/** Prefixes seen in 56,490 process codes of 2019-2022 and in the portal's crawl of 2026. */
export const tiposProceso: Readonly<Record<TipoProceso, TipoProcesoEntry>> = {
  'subasta-inversa-electronica': {
    nombre: 'Subasta inversa electrónica',
    prefixes: ['SIE', 'SIEB', 'SIES', 'SIEA'],
    newUntil: null,
  },
  'catalogo-electronico': { nombre: 'Catálogo electrónico', prefixes: ['CE'], newUntil: null },
  licitacion: {
    nombre: 'Licitación',
    prefixes: ['LICO', 'LICS', 'LICB', 'LICBS', 'LICSG', 'LICSEG', 'LISEG', 'LIC', 'LIS'],
    newUntil: null,
  },
  cotizacion: {
    nombre: 'Cotización',
    prefixes: ['COTO', 'COTS', 'COTB', 'COTBS', 'COBS', 'COT'],
    newUntil: lastDayBeforeReform,
  },
  'menor-cuantia': {
    nombre: 'Menor cuantía',
    prefixes: ['MCO', 'MCS', 'MCB', 'MCBS'],
    newUntil: lastDayBeforeReform,
  },
  'contratacion-directa-consultoria': {
    nombre: 'Contratación directa de consultoría',
    prefixes: ['CDC', 'CD'],
    newUntil: lastDayBeforeReform,
  },
  'lista-corta-consultoria': {
    nombre: 'Lista corta de consultoría',
    prefixes: ['LCC'],
    newUntil: null,
  },
  'concurso-publico-consultoria': {
    nombre: 'Concurso público de consultoría',
    prefixes: ['CPC'],
    newUntil: null,
  },
  'feria-inclusiva': { nombre: 'Feria inclusiva', prefixes: ['FI'], newUntil: null },
  'regimen-especial': { nombre: 'Régimen especial', prefixes: ['RE'], newUntil: null },
  'verificacion-produccion-nacional': {
    nombre: 'Verificación de producción nacional',
    prefixes: ['VPN'],
    newUntil: null,
  },
  'necesidad-infima-cuantia': { nombre: 'Necesidad de ínfima cuantía', prefixes: ['NIC'], newUntil: null },
  emergencia: { nombre: 'Contratación en emergencia', prefixes: ['EMG'], newUntil: null },
  'publicacion-especial': {
    nombre: 'Publicación especial',
    prefixes: ['PE', 'GEPP', 'REGN', 'EP'],
    newUntil: null,
  },
  'compra-corporativa': { nombre: 'Compra corporativa', prefixes: ['SICM', 'SICAE'], newUntil: null },
  'catalogo-inclusivo': { nombre: 'Catálogo dinámico inclusivo', prefixes: ['CDI'], newUntil: null },
};

const tipoByPrefix = new Map<string, TipoProceso>(
  Object.entries(tiposProceso).flatMap(([tipo, { prefixes }]) =>
    prefixes.map((prefix): [string, TipoProceso] => [prefix, tipo as TipoProceso]),
  ),
);

/**
 * A hint, never a rule: entities type the prefix by hand and 14 % of the codes are irregular.
 * A re-opened process carries R before the prefix (RSIE-…, R-SIE-…, R2-SIE-…).
 * @param code normal form of a process code, upper case
 */
export function tipoFromCode(code: string): TipoProceso | null {
  const [first = '', second = ''] = code.split(/[-./]+/, 2);
  const reopened = /^R\d?$/.test(first) ? second : /^R\d?(.+)$/.exec(first)?.[1];
  return tipoByPrefix.get(first) ?? tipoByPrefix.get(reopened ?? '') ?? null;
}

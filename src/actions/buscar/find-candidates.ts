/** The band of hits a page of results is taken from: the newest ones, looked for in ever longer stretches of weeks. */
import { stopwatch } from '../../platform/clock.ts';
import type { Queries } from '../../platform/database.ts';
import {
  type Candidato,
  type Filtro,
  type LugarEnElTiempo,
  listCandidatos,
  listCandidatosACargo,
  readPrimeraFecha,
} from '../../store/busqueda.ts';
import { buscarLimits as limits } from './buscar-limits.ts';

const weekMs = 604_800_000;

export type Wanted = {
  readonly consulta: string;
  readonly filtro: Filtro;
  /** Whose own only; null for everybody's. */
  readonly cuenta: string | null;
  readonly desdeMs: number | null;
  readonly hastaMs: number;
  readonly tope: LugarEnElTiempo;
};

const newestFirst = (a: LugarEnElTiempo, b: LugarEnElTiempo): number =>
  b.fechaMs - a.fechaMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

function weeksBetween(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `s:${first + i}`);
}

/** `vistoHastaMs`: nothing older was looked at, because it took too long; null where the band or the time was full. */
export type Band = { readonly candidatos: readonly Candidato[]; readonly vistoHastaMs: number | null };

/**
 * At most `bandRows`, newest first. Stretches double while they cost little; a phrase whose words are everywhere, but never
 * side by side, has to be looked up row by row, and is told to whoever asks how far back it was looked for.
 */
export async function findCandidates(queries: Queries, wanted: Wanted): Promise<Band> {
  const { cuenta, tope } = wanted;
  const primeraMs = await readPrimeraFecha(queries);
  if (primeraMs === null) return { candidatos: [], vistoHastaMs: null };
  const tookMs = stopwatch();
  const desdeMs = Math.max(Math.floor(primeraMs) - 1, wanted.desdeMs ?? 0);
  const hastaMs = Math.min(wanted.hastaMs, tope.fechaMs);
  const tramo = { ...wanted, desdeMs, hastaMs };
  const filtro = cuenta === null ? wanted.filtro : [...wanted.filtro, [`p:${cuenta}`]];
  const found = new Map<string, Candidato>();
  if (cuenta !== null) {
    const own = await listCandidatosACargo(queries, { ...tramo, limite: limits.bandRows }, cuenta);
    for (const one of own) found.set(one.id, one);
  }
  const oldest = Math.floor(desdeMs / weekMs);
  let last = Math.floor(hastaMs / weekMs);
  let weeks: number = limits.firstWeeks;
  let seen = 0;
  while (last >= oldest && seen < limits.bandRows && tookMs() < limits.lookMsMax) {
    const lookMs = stopwatch();
    const first = Math.max(oldest, last - weeks + 1);
    const stretch = [...filtro, weeksBetween(first, last)];
    const rows = await listCandidatos(queries, { ...tramo, filtro: stretch, limite: limits.bandRows - seen });
    for (const one of rows) found.set(one.id, one);
    seen += rows.length;
    last = first - 1;
    if (lookMs() < limits.cheapLookMs) weeks = Math.min(weeks * 2, limits.weeksPerLookMax);
  }
  const candidatos = [...found.values()].sort(newestFirst).slice(0, limits.bandRows);
  const isCut = last >= oldest && seen < limits.bandRows;
  return { candidatos, vistoHastaMs: isCut ? (last + 1) * weekMs : null };
}

/** The desk's search: everything an officer may see, best first within the newest, with the reason why it was found. */
import { civilDateAt, dayMinutes, instantOf } from '../../domain/calendar/civil-date.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Candidato, type LugarEnElTiempo, putConsulta } from '../../store/busqueda.ts';
import type { Deps } from '../deps.ts';
import { buscarLimits as limits } from './buscar-limits.ts';
import { findCandidates } from './find-candidates.ts';
import { parseSearch } from './parse-search.ts';
import { type Hallazgo, readHits } from './read-hits.ts';
import { filterOf, isNothing, type SearchFilters, scopeOf } from './search-filter.ts';

/** Where a page begins: within the band of hits older than `tope`, after the hit of these points at this place. */
export type LugarDeBusqueda = {
  readonly tope: LugarEnElTiempo;
  readonly tras: (LugarEnElTiempo & { readonly puntos: number }) | null;
};

export type SearchAsked = SearchFilters & {
  /** As typed. */
  readonly q: string;
  readonly lugar: LugarDeBusqueda | null;
};

export type SearchResult = {
  readonly hallazgos: readonly Hallazgo[];
  /** Null on the last page. */
  readonly siguiente: LugarDeBusqueda | null;
  /** False where nothing was typed that could be looked for: only signs, or words that stand in every text. */
  readonly huboPalabras: boolean;
  /** Nothing older than this was looked at yet, epoch ms; null where all was. */
  readonly vistoHastaMs: number | null;
};

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const bestFirst = (a: Candidato, b: Candidato): number =>
  b.puntos - a.puntos || b.fechaMs - a.fechaMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

function follows(one: Candidato, tras: LugarDeBusqueda['tras']): boolean {
  return tras === null || bestFirst({ ...one, ...tras }, one) < 0;
}

/** Milliseconds are what a place keeps of an instant; a database's own instants are finer. */
const after = ({ fechaMs, id }: LugarEnElTiempo): LugarEnElTiempo => ({
  fechaMs: Math.floor(fechaMs) + 1,
  id,
});

const firstId = '00000000-0000-0000-0000-000000000000';

function nextPlace(
  { band, vistoHastaMs }: { readonly band: readonly Candidato[]; readonly vistoHastaMs: number | null },
  rest: readonly Candidato[],
  shown: readonly Candidato[],
  tope: LugarEnElTiempo,
): LugarDeBusqueda | null {
  const last = shown.at(-1);
  if (last !== undefined && rest.length > shown.length) {
    return { tope, tras: { fechaMs: last.fechaMs, id: last.id, puntos: last.puntos } };
  }
  if (vistoHastaMs !== null) return { tope: { fechaMs: vistoHastaMs, id: firstId }, tras: null };
  const oldest = band.at(-1);
  if (band.length < limits.bandRows || oldest === undefined) return null;
  return { tope: { fechaMs: oldest.fechaMs, id: oldest.id }, tras: null };
}

/** Refuses only whoever reads neither cases nor mails nor conversations. */
export async function searchDesk(
  deps: Deps,
  actor: Funcionario,
  asked: SearchAsked,
): Promise<SearchResult | Refusal> {
  const alcance = await scopeOf(deps, actor);
  if (isNothing(alcance)) return refuse('sin-permiso');
  const nothing = (huboPalabras: boolean): SearchResult => ({
    hallazgos: [],
    siguiente: null,
    huboPalabras,
    vistoHastaMs: null,
  });
  const terminos = parseSearch(asked.q);
  const filtro = filterOf(alcance, asked);
  if (terminos.length === 0) return nothing(false);
  const palabras = [...new Set(terminos.flatMap((termino) => termino.palabras))];
  const { consulta, raices } = await putConsulta(deps.db, terminos, palabras);
  if (consulta === '') return nothing(false);
  if (filtro === null) return nothing(true);
  const { zone } = await deps.calendar();
  const nowMs = deps.clock.nowMs();
  const begins = asked.lugar?.tope ?? { fechaMs: nowMs + 60_000, id: lastId };
  const { candidatos: band, vistoHastaMs } = await findCandidates(deps.db, {
    consulta,
    filtro,
    cuenta: asked.mias ? actor.cuenta : null,
    desdeMs: asked.desde === null ? null : instantOf(asked.desde, 0, zone),
    hastaMs: instantOf(asked.hasta ?? civilDateAt(nowMs + 60_000, zone), dayMinutes, zone) - 1,
    tope: begins,
  });
  const [newest] = band;
  const tope = asked.lugar?.tope ?? (newest === undefined ? begins : after(newest));
  const rest = [...band].sort(bestFirst).filter((one) => follows(one, asked.lugar?.tras ?? null));
  const shown = rest.slice(0, limits.resultRows);
  const prefijo = terminos.at(-1)?.prefijo ?? null;
  const hallazgos = await readHits(deps, actor, {
    alcance,
    asked,
    shown,
    marcas: { palabras, raices, prefijo },
  });
  return {
    hallazgos,
    siguiente: nextPlace({ band, vistoHastaMs }, rest, shown, tope),
    huboPalabras: true,
    vistoHastaMs,
  };
}

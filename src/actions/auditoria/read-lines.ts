/** One page of who did and who read what, the newest first, over all the sources; what is read here is noted too. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Queries } from '../../platform/database.ts';
import {
  claveMinima,
  countLineas,
  type FiltroDeLineas,
  type FuenteDeLineas,
  fuentesDeLineas,
  type LineaGuardada,
  type LugarDeLinea,
  readBorde,
  readLineas,
} from '../../store/auditoria-lineas.ts';
import type { Deps } from '../deps.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';
import { type LinesAsked, type Way, waysFor } from './lines-asked.ts';

export type Linea = LineaGuardada & { readonly fuente: FuenteDeLineas };

/** Lines after this one in the order of the page. */
export type LinesPlace = LugarDeLinea & { readonly fuente: FuenteDeLineas };

export type Lines = {
  readonly lineas: readonly Linea[];
  /** Null on the last page. */
  readonly siguiente: LinesPlace | null;
  /** Where looking stopped before the page was full, epoch ms; null where it did not. */
  readonly vistoHastaMs: number | null;
};

export const audits = (actor: Funcionario): boolean => actor.roles.includes('auditor');

const rank = (fuente: FuenteDeLineas): number => fuentesDeLineas.indexOf(fuente);

/** Where a source goes on after a place in the common order. */
function placeFor(fuente: FuenteDeLineas, tras: LinesPlace): LugarDeLinea {
  if (fuente === tras.fuente) return tras;
  const isLater = rank(fuente) > rank(tras.fuente);
  return { us: isLater ? tras.us + 1 : tras.us, clave: claveMinima[fuente] };
}

/** A hash and a kind asked for together: the index decides one of them. */
function matches(asked: LinesAsked, { camino }: Way, { clase, detalle }: LineaGuardada): boolean {
  const { red, consulta, soloLecturas } = asked;
  if (red !== null && camino.por !== 'red' && detalle.red !== red) return false;
  if (consulta !== null && camino.por !== 'consulta' && detalle.consulta !== consulta) return false;
  return !soloLecturas || clase.startsWith('lectura-de-');
}

const isPickedHere = ({ red, consulta, soloLecturas }: LinesAsked): boolean =>
  red !== null || consulta !== null || soloLecturas;

function isPicking({ cuenta, clase, canal, referencia, fuente, camino }: Way, asked: LinesAsked): boolean {
  if ([cuenta, clase, canal, referencia].some((value) => value !== null) || fuente === 'hecho-por')
    return true;
  if (asked.soloLecturas && camino.por !== 'lecturas') return true;
  return (
    (asked.red !== null && camino.por !== 'red') || (asked.consulta !== null && camino.por !== 'consulta')
  );
}

function filterOf(way: Way, asked: LinesAsked, tras: LinesPlace | null, rows: number): FiltroDeLineas {
  const { fuente, ...rest } = way;
  const top: LugarDeLinea = { us: asked.hastaMs * 1000, clave: claveMinima[fuente] };
  const picking = isPicking(way, asked);
  return {
    ...rest,
    desdeUs: asked.desdeMs * 1000,
    antes: tras === null ? top : placeFor(fuente, tras),
    // What `matches` picks among has to be here first.
    limite: picking && isPickedHere(asked) ? limits.stretchRows : rows,
    mirar: picking ? limits.stretchRows : rows,
  };
}

type FromSource = { readonly lineas: readonly Linea[]; readonly borde: LinesPlace | null };

async function readSource(
  queries: Queries,
  way: Way,
  asked: LinesAsked,
  tras: LinesPlace | null,
  rows: number,
): Promise<FromSource> {
  const { fuente } = way;
  const filtro = filterOf(way, asked, tras, rows);
  const found = await readLineas(queries, fuente, filtro);
  const lineas = found.filter((linea) => matches(asked, way, linea)).map((linea) => ({ ...linea, fuente }));
  // A page that is full shows no more than its own lines, wherever the looking ended.
  if (lineas.length >= rows || filtro.mirar === rows) return { lineas, borde: null };
  const edge = await readBorde(queries, fuente, filtro);
  return { lineas, borde: edge === null ? null : { ...edge, fuente } };
}

/** Negative where `a` comes first on the page. */
function inOrder(a: LinesPlace, b: LinesPlace): number {
  return b.us - a.us || rank(a.fuente) - rank(b.fuente);
}

/** A page of lines without asking who may see them, for pages and exports. */
export async function collectLines(
  queries: Queries,
  asked: LinesAsked,
  tras: LinesPlace | null,
  rows: number,
): Promise<Lines> {
  const parts = await Promise.all(
    waysFor(asked).map((way) => readSource(queries, way, asked, tras, rows + 1)),
  );
  const edges = parts.flatMap(({ borde }) => (borde === null ? [] : [borde])).sort(inOrder);
  const [nearest] = edges;
  // Stable: lines of one source stay as they came, which is their order.
  const all = parts.flatMap(({ lineas }) => lineas).sort(inOrder);
  const seen = nearest === undefined ? all : all.filter((linea) => isBefore(linea, nearest));
  const lineas = seen.slice(0, rows);
  const last = lineas.at(-1);
  if (seen.length > rows && last !== undefined) {
    const { us, clave, fuente } = last;
    return { lineas, siguiente: { us, clave, fuente }, vistoHastaMs: null };
  }
  return {
    lineas,
    siguiente: nearest ?? null,
    vistoHastaMs: nearest === undefined ? null : Math.floor(nearest.us / 1000),
  };
}

/** Whether a line is shown before the looking of a source ended; its own lines all are. */
function isBefore(linea: Linea, edge: LinesPlace): boolean {
  return linea.fuente === edge.fuente ? linea.us >= edge.us : inOrder(linea, edge) < 0;
}

/** Refused with `no-encontrada` for everybody but auditors: to others the room does not exist. */
export async function readLines(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  asked: LinesAsked,
  tras: LinesPlace | null,
): Promise<Lines | Refusal> {
  if (!audits(actor)) return refuse('no-encontrada');
  return collectLines(deps.db, asked, tras, limits.pageRows);
}

/** How many lines there are, up to `countRows` + 1; null where only a look at all of them would tell. */
export async function countLines(deps: Pick<Deps, 'db'>, asked: LinesAsked): Promise<number | null> {
  const ways = waysFor(asked);
  if (ways.some((way) => isPicking(way, asked) && way.fuente !== 'hecho-por')) return null;
  const counts = await Promise.all(
    ways
      .filter(({ fuente }) => fuente !== 'hecho-por')
      .map((way) => countLineas(deps.db, way.fuente, filterOf(way, asked, null, limits.countRows + 1))),
  );
  return Math.min(
    limits.countRows + 1,
    counts.reduce((sum, one) => sum + one, 0),
  );
}

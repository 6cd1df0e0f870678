/** A synthetic agency's weeks for dashboards: cases of every trámite, door and unit, decided, late, waiting. */
import type { Definicion } from '../../../domain/tramite/definicion.ts';
import type { Deps } from '../../deps.ts';
import { rebuildCifras } from '../keep-cifras.ts';
import { type CasoDePrueba, putCaso } from './cases.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The same figures in every run: a small generator with a fixed start. */
function numbers(): () => number {
  let state = 20_261_123;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function caseOf(deps: Deps, definicion: Definicion, nowMs: number, next: () => number): CasoDePrueba {
  const ageDays = Math.floor(next() ** 1.5 * 60);
  const hour = next() < 0.8 ? 8 + Math.floor(next() * 9) : Math.floor(next() * 24);
  const midnightMs = Math.floor((nowMs - 5 * hourMs) / dayMs) * dayMs + 5 * hourMs;
  const presentadaMs = Math.min(
    midnightMs - ageDays * dayMs + hour * hourMs + Math.floor(next() * hourMs),
    nowMs - 1,
  );
  const canal = definicion.canales[Math.floor(next() * definicion.canales.length)] ?? 'portal';
  const open = {
    id: deps.ids.newId(),
    tramite: definicion.id,
    canal,
    unidad: definicion.atiende,
    presentadaMs,
    promesaMs: definicion.tiempoEstimado.kind === 'sin-plazo' ? null : presentadaMs + 4 * dayMs,
    legalMs: presentadaMs + 30 * dayMs,
    nombre: `Proveedor Sintético ${Math.floor(next() * 900)}`,
  };
  if (definicion.tiempoEstimado.kind === 'inmediato' && next() < 0.8)
    return { ...open, estado: 'aprobada', cerradaMs: presentadaMs, demoraMs: 0 };
  const tookMs = Math.ceil(hourMs / 2 + next() ** 2 * 9 * dayMs);
  const closedMs = presentadaMs + tookMs;
  if (closedMs >= nowMs) return { ...open, estado: 'recibida', cerradaMs: null, demoraMs: null };
  const fate = next();
  if (fate < 0.08) return { ...open, estado: 'desistida', cerradaMs: closedMs, demoraMs: null };
  const estado = fate < 0.8 ? 'aprobada' : 'negada';
  return { ...open, estado, cerradaMs: closedMs, demoraMs: tookMs };
}

/** Writes `count` cases over the last two months and reckons the figures. */
export async function fillFigures(deps: Deps, count: number): Promise<readonly CasoDePrueba[]> {
  const next = numbers();
  const definiciones = deps.definiciones.todas
    .map(({ definicion }) => definicion)
    .filter(({ sellado }) => sellado !== true);
  const nowMs = deps.clock.nowMs();
  const cases = Array.from({ length: count }, () => {
    const definicion = definiciones[Math.floor(next() ** 1.4 * definiciones.length)];
    if (definicion === undefined) throw new Error('no definitions to file under');
    return caseOf(deps, definicion, nowMs, next);
  });
  await deps.db.transaction(async (queries) => {
    for (const caso of cases) await putCaso(queries, caso, []);
  });
  await rebuildCifras(deps);
  return cases;
}

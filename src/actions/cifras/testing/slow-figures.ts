/** The figures by day as a plain reading of the cases would give them: one after the other, nothing kept. */
import { cuboDe } from '../../../domain/cifras/escala.ts';
import type { CasoDePrueba } from './cases.ts';

export type SlowRow = Record<string, number | number[]>;
export type SlowFigures = { readonly dias: Map<string, SlowRow>; readonly demoras: Map<string, number> };

const hourMs = 3_600_000;
const offsetHours = -5;
const civilOf = (ms: number) => new Date(ms + offsetHours * hourMs);
const dayOf = (ms: number) => civilOf(ms).toISOString().slice(0, 10);

const emptyRow = (): SlowRow => ({
  recibidas: 0,
  horas: Array.from({ length: 24 }, () => 0),
  en_el_acto: 0,
  aprobadas: 0,
  negadas: 0,
  desistidas: 0,
  archivadas: 0,
  concedidas: 0,
  promesa_en_el_acto: 0,
  promesa_medidas: 0,
  promesa_cumplidas: 0,
  legal_medidas: 0,
  legal_cumplidas: 0,
  demora_casos: 0,
  demora_suma_ms: 0,
});

function countClosed(row: SlowRow, caso: CasoDePrueba, closedMs: number): void {
  const add = (name: string, by = 1) => {
    row[name] = Number(row[name]) + by;
  };
  const { estado, promesaMs, legalMs, demoraMs } = caso;
  if (estado === 'desistida' || estado === 'archivada') {
    add(`${estado}s`);
    return;
  }
  if (estado === 'aprobada') add('concedidas');
  const atOnce = closedMs === caso.presentadaMs;
  if (atOnce) {
    add('en_el_acto');
    if (promesaMs !== null) add('promesa_en_el_acto');
  } else {
    add(`${estado}s`);
    if (promesaMs !== null) add('promesa_medidas');
    if (promesaMs !== null && closedMs <= promesaMs) add('promesa_cumplidas');
    if (legalMs !== null) add('legal_medidas');
    if (legalMs !== null && closedMs <= legalMs) add('legal_cumplidas');
  }
  if (demoraMs === null) return;
  add('demora_casos');
  add('demora_suma_ms', demoraMs);
}

export function slowFigures(cases: readonly CasoDePrueba[]): SlowFigures {
  const dias = new Map<string, SlowRow>();
  const demoras = new Map<string, number>();
  const rowOf = (ms: number, { tramite, canal, unidad }: CasoDePrueba) => {
    const key = [dayOf(ms), tramite, canal, unidad].join('|');
    const row = dias.get(key) ?? emptyRow();
    dias.set(key, row);
    return { key, row };
  };
  for (const caso of cases) {
    const { row } = rowOf(caso.presentadaMs, caso);
    row.recibidas = Number(row.recibidas) + 1;
    const hours = row.horas as number[];
    const hour = civilOf(caso.presentadaMs).getUTCHours();
    hours[hour] = (hours[hour] ?? 0) + 1;
    if (caso.cerradaMs === null) continue;
    const closed = rowOf(caso.cerradaMs, caso);
    countClosed(closed.row, caso, caso.cerradaMs);
    if (caso.demoraMs === null || !['aprobada', 'negada'].includes(caso.estado)) continue;
    const cubo = caso.cerradaMs === caso.presentadaMs ? 0 : cuboDe(caso.demoraMs);
    const place = `${closed.key}|${cubo}`;
    demoras.set(place, (demoras.get(place) ?? 0) + 1);
  }
  return { dias, demoras };
}

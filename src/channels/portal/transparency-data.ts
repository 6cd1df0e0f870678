/** A month's public figures for programs: CSV (RFC 4180) and JSON, the same rows under the same names. */
import type { PublicMonth, PublicRow } from '../../actions/cifras/read-public-month.ts';
import type { WebContext } from '../../web/web.ts';

/** Half an hour: a month that is over changes only where a case is opened again. */
export const transparencyCache = 'public, max-age=1800';

const hours = (ms: number | null): number | null =>
  ms === null ? null : Math.round((ms / 3_600_000) * 100) / 100;

const columns: readonly (readonly [
  name: string,
  of: (row: PublicRow, mes: string) => string | number | null,
])[] = [
  ['mes', (_row, mes) => mes],
  ['tramite', ({ tramite }) => tramite],
  ['nombre', ({ nombre }) => nombre],
  ['puerta', ({ canal }) => canal ?? 'todas'],
  ['tiempo_ofrecido', ({ ofrecido }) => ofrecido],
  ['recibidas', ({ recibidas }) => recibidas],
  ['decididas', ({ decididas }) => decididas],
  ['decididas_en_el_acto', ({ enElActo }) => enElActo],
  ['concedidas', ({ concedidas }) => concedidas],
  ['negadas', ({ negadas }) => negadas],
  ['terminadas_sin_decision', (row) => row.terminadasSinDecision],
  ['pendientes', ({ pendientes }) => pendientes],
  ['demora_media_horas', ({ demoraMediaMs }) => hours(demoraMediaMs)],
  ['demora_p50_horas', ({ p50Ms }) => hours(p50Ms)],
  ['demora_p90_horas', ({ p90Ms }) => hours(p90Ms)],
  ['decididas_con_promesa', ({ conPromesa }) => conPromesa],
  ['promesa_cumplida', ({ promesaCumplida }) => promesaCumplida],
];

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  // Texts come from the definitions; still, none of them is to be taken for a formula (ASVS 1.2.10).
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

function csvOf({ mes, filas }: PublicMonth): string {
  const lines = filas.map((row) => columns.map(([, of]) => cell(of(row, mes))).join(','));
  return `${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

function jsonOf({ mes, desde, hasta, enCurso, filas }: PublicMonth): string {
  const rows = filas.map((row) => Object.fromEntries(columns.map(([name, of]) => [name, of(row, mes)])));
  return `${JSON.stringify({ mes, desde, hasta, en_curso: enCurso, filas: rows }, null, 1)}\n`;
}

export function sendPublicMonth(c: WebContext, month: PublicMonth, format: 'csv' | 'json'): Response {
  c.header('cache-control', transparencyCache);
  c.header(
    'content-type',
    format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
  );
  // Anybody may use them, from any page.
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('content-disposition', `inline; filename="tramites-${month.mes}.${format}"`);
  return c.body(format === 'csv' ? csvOf(month) : jsonOf(month));
}

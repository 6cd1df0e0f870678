/** The filtered lines as a file: who took what is written down before the first byte, and how many rows went out after the last. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Export } from '../cifras/export-cases.ts';
import type { ExportColumn } from '../cifras/export-columns.ts';
import { formatWriters } from '../cifras/export-formats.ts';
import { notedExport } from '../cifras/noted-export.ts';
import type { Deps } from '../deps.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';
import { lineActor, lineDetails, lineTitle } from './line-words.ts';
import type { LinesAsked } from './lines-asked.ts';
import { notedAsk } from './note-audit.ts';
import { audits, collectLines, type Linea, type LinesPlace } from './read-lines.ts';

export const lineFormats = ['xlsx', 'csv', 'ndjson'] as const;
export type LineFormat = (typeof lineFormats)[number];

const text = (
  clave: string,
  titulo: string,
  widthChars: number,
  of: ExportColumn<Linea>['of'],
): ExportColumn<Linea> => ({ clave, titulo, kind: 'text', widthChars, of });

const columns: readonly ExportColumn<Linea>[] = [
  {
    clave: 'cuando',
    titulo: 'Cuándo',
    kind: 'moment',
    widthChars: 17,
    of: ({ us }) => new Date(Math.floor(us / 1000)),
  },
  text('quien', 'Quién', 30, lineActor),
  text('cuenta', 'Cuenta', 36, ({ cuenta }) => cuenta),
  text('que', 'Qué', 34, lineTitle),
  text('clase', 'Clase', 22, ({ clase }) => clase),
  text('detalle', 'Detalle', 50, (linea, tramites) => lineDetails(linea, tramites).join(' · ')),
  text('solicitud', 'Solicitud', 18, ({ referencia }) => referencia),
  text('puerta', 'Puerta', 10, ({ canal }) => canal),
  text('fuente', 'Fuente', 12, ({ fuente }) => fuente),
  text('red', 'Red (huella)', 44, ({ detalle }) => (typeof detalle.red === 'string' ? detalle.red : null)),
];

async function* pages(deps: Pick<Deps, 'db'>, asked: LinesAsked): AsyncGenerator<readonly Linea[]> {
  let after: LinesPlace | null = null;
  do {
    const page: { readonly lineas: readonly Linea[]; readonly siguiente: LinesPlace | null } =
      await collectLines(deps.db, asked, after, limits.exportPageRows);
    if (page.lineas.length > 0) yield page.lineas;
    after = page.siguiente;
  } while (after !== null);
}

/** Refused with `no-encontrada` for everybody but auditors. */
export async function exportLines(
  deps: Pick<Deps, 'db' | 'clock' | 'calendar' | 'definiciones'>,
  actor: Funcionario,
  {
    asked,
    formato,
    bom,
  }: { readonly asked: LinesAsked; readonly formato: LineFormat; readonly bom: boolean },
): Promise<Export | Refusal> {
  if (!audits(actor)) return refuse('no-encontrada');
  const { zone } = await deps.calendar();
  const referencia = asked.referencia === null ? {} : { referencia: asked.referencia };
  const noted = { formato, pedido: { auditoria: 'lineas', ...notedAsk(asked) }, ...referencia };
  // Lines that come in meanwhile are left out: the file is of this moment.
  const until = { ...asked, hastaMs: Math.min(asked.hastaMs, deps.clock.nowMs() + 1) };
  const nombres = new Map(deps.definiciones.todas.map(({ definicion: { id, nombre } }) => [id, nombre]));
  const contenido = await notedExport(
    deps,
    { cuenta: actor.cuenta, detalle: noted },
    pages(deps, until),
    (rows) => formatWriters[formato](rows, { columns, nombres, zone, bom, hoja: 'Auditoría' }),
  );
  return { nombre: `auditoria.${formato}`, contenido };
}

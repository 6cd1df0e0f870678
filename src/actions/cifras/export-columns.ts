/** What an export of cases can tell of each, column by column; personal ones are marked, and given only where asked for. */
import { civilMinuteAt, dayMs, minuteMs } from '../../domain/calendar/civil-date.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type Estado, nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import type { SolicitudExportada } from '../../store/exportar-solicitudes.ts';

/** A text, a figure, an instant, or nothing. */
export type ExportValue = string | number | Date | null;

export type ExportColumn<R = SolicitudExportada> = {
  readonly clave: string;
  readonly titulo: string;
  readonly kind: 'text' | 'number' | 'moment';
  readonly widthChars: number;
  readonly personal?: true;
  readonly of: (row: R, nombres: ReadonlyMap<string, string>) => ExportValue;
};

const hourMs = 60 * minuteMs;
/** «sí», «no», or nothing while it cannot be said. */
const kept = ({ estado, cerradaEn }: SolicitudExportada, venceEn: Date | null): string | null =>
  venceEn === null || cerradaEn === null || !['aprobada', 'negada'].includes(estado)
    ? null
    : cerradaEn <= venceEn
      ? 'sí'
      : 'no';

const text = (clave: string, titulo: string, widthChars: number, of: ExportColumn['of']): ExportColumn => ({
  clave,
  titulo,
  kind: 'text',
  widthChars,
  of,
});
const moment = (clave: string, titulo: string, of: ExportColumn['of']): ExportColumn => ({
  clave,
  titulo,
  kind: 'moment',
  widthChars: 17,
  of,
});

export const exportColumns: readonly ExportColumn[] = [
  text('referencia', 'Referencia', 20, ({ referencia }) => referencia),
  text('tramite', 'Trámite', 36, ({ tramite }, nombres) => nombres.get(tramite) ?? tramite),
  text('puerta', 'Puerta', 10, ({ canal }) => canal),
  text('unidad', 'Unidad', 26, ({ unidad }) => unidad),
  text('estado', 'Estado', 16, ({ estado }) => nombreDeEstado[estado as Estado] ?? estado),
  moment('presentada', 'Presentada', ({ presentadaEn }) => presentadaEn),
  moment('promesa_vence', 'Vence la promesa', ({ promesaVenceEn }) => promesaVenceEn),
  moment('legal_vence', 'Vence el término legal', ({ legalVenceEn }) => legalVenceEn),
  moment('decidida', 'Decidida', ({ decididaEn }) => decididaEn),
  moment('cerrada', 'Cerrada', ({ cerradaEn }) => cerradaEn),
  {
    clave: 'demora_horas',
    titulo: 'Demora en horas, sin pausas',
    kind: 'number',
    widthChars: 14,
    of: ({ demoraMs }) => (demoraMs === null ? null : Math.round((demoraMs / hourMs) * 100) / 100),
  },
  text('promesa_cumplida', 'Promesa cumplida', 12, (row) => kept(row, row.promesaVenceEn)),
  text('termino_cumplido', 'Término cumplido', 12, (row) => kept(row, row.legalVenceEn)),
  text('solicitante_clase', 'Clase de solicitante', 14, ({ clase }) => clase),
  { ...text('ruc', 'RUC', 15, ({ ruc }) => ruc), personal: true },
  { ...text('solicitante', 'Solicitante', 36, ({ nombre }) => nombre), personal: true },
];

/** The chosen columns in the order of the list; without `personales` none that tells who somebody is. */
export function chosenColumns(claves: ReadonlySet<string>, personales: boolean): readonly ExportColumn[] {
  return exportColumns.filter(
    ({ clave, personal }) => claves.has(clave) && (personal !== true || personales),
  );
}

/**
 * A spreadsheet takes a text that begins like this for a formula (ASVS 1.2.10); the apostrophe makes it a text again.
 * The wide forms count because some programs fold them.
 */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;

export function neutralText(value: string): string {
  return formulaStart.test(value) ? `'${value}` : value;
}

/** «2026-11-23 14:30», at the agency. */
export function civilText(at: Date, zone: Zone): string {
  const { date, minute } = civilMinuteAt(at.getTime(), zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Days since 30 December 1899 at the agency, as a spreadsheet counts them. */
export function serialOf(at: Date, zone: Zone): number {
  return Math.floor((at.getTime() + zone.offsetMinutes * minuteMs) / minuteMs) * (minuteMs / dayMs) + 25_569;
}

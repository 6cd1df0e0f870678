/** Cases for an export, a page at a time: each page goes on where the last one ended, so memory and locks stay small. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** By which date the cases are chosen and ordered. */
export const fechasDeExportacion = ['presentada', 'cerrada'] as const;
export type FechaDeExportacion = (typeof fechasDeExportacion)[number];

export type FiltroDeExportacion = {
  readonly por: FechaDeExportacion;
  /** Epoch ms; the end is not included. */
  readonly desdeMs: number;
  readonly hastaMs: number;
  readonly unidades: readonly string[];
  readonly tramite: string | null;
  readonly canal: string | null;
  readonly estado: string | null;
  /** Whether names and identifiers are read at all. */
  readonly personales: boolean;
};

export type SolicitudExportada = {
  readonly id: string;
  /** The instant it is ordered by, exactly as the database holds it. */
  readonly lugar: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly canal: string;
  readonly unidad: string;
  readonly estado: string;
  readonly presentadaEn: Date;
  readonly promesaVenceEn: Date | null;
  readonly legalVenceEn: Date | null;
  readonly decididaEn: Date | null;
  readonly cerradaEn: Date | null;
  readonly demoraMs: number | null;
  readonly clase: string;
  /** Null unless asked for. */
  readonly ruc: string | null;
  readonly nombre: string | null;
};

/** Where a page ended. */
export type LugarDeExportacion = Pick<SolicitudExportada, 'lugar' | 'id'>;

type Parametro =
  | 'trasEn'
  | 'trasId'
  | 'hasta'
  | 'unidades'
  | 'tramite'
  | 'canal'
  | 'estado'
  | 'personales'
  | 'limite';

// A name lies in the document of the case, which is only unpacked where it was asked for.
const pageBy = (por: FechaDeExportacion) =>
  statement<Parametro>(
    `exportar-por-${por}`,
    `select s.id, s.${por}_en::text as lugar, s.referencia, s.tramite, s.canal, s.unidad, s.estado, s.presentada_en as "presentadaEn",
       s.promesa_vence_en as "promesaVenceEn", s.legal_vence_en as "legalVenceEn", s.decidida_en as "decididaEn",
       s.cerrada_en as "cerradaEn", s.demora_ms::float8 as "demoraMs", s.solicitante_clase as clase,
       case when :personales::boolean then s.solicitante_ruc end as ruc,
       case when :personales::boolean then s.contenido ->> 'solicitanteNombre' end as nombre
     from solicitudes s
     where (s.${por}_en, s.id) > (:trasEn::timestamptz, :trasId::uuid) and s.${por}_en < :hasta::timestamptz
       and s.unidad = any(:unidades::text[]) and (:tramite::text is null or s.tramite = :tramite::text)
       and (:canal::text is null or s.canal = :canal::text) and (:estado::text is null or s.estado = :estado::text)
     order by s.${por}_en, s.id limit :limite::int`,
  );
const pages = { presentada: pageBy('presentada'), cerrada: pageBy('cerrada') } as const;

/** Below every id there is. */
const idMin = '00000000-0000-0000-0000-000000000000';

/** The next cases after `tras`, or the first ones; fewer than `limite` are the last. */
export function readParaExportar(
  queries: Queries,
  filtro: FiltroDeExportacion,
  tras: LugarDeExportacion | null,
  limite: number,
): Promise<readonly SolicitudExportada[]> {
  const { por, desdeMs, hastaMs, ...rest } = filtro;
  const values = {
    ...rest,
    trasEn: tras?.lugar ?? instant(desdeMs),
    trasId: tras?.id ?? idMin,
    hasta: instant(hastaMs),
    limite,
  };
  return queries.query<SolicitudExportada>(pages[por], valuesFor(pages[por], values));
}

/** What the checks found in one attached file: kept beside its hash, shown to the filer at once and to the officer later. */
import type { Json } from '../canonical-json.ts';
import type { FilaDeSocio, Socio } from '../socios/socio.ts';
import type { Adjunto } from '../tramite/documento.ts';
import type { DocumentFinding } from './verdict.ts';

/** The kinds of look a slot can ask for; the words are those of `document check --as`. */
export const tiposDeExamen = [
  'oficio-firmado',
  'pdf',
  'excel-socios',
  'listado-seps',
  'factura',
  'acta',
  'imagen',
] as const;

export type TipoDeExamen = (typeof tiposDeExamen)[number];

/** A signature as people are told of it. */
export type FirmaVista = {
  readonly firmante: string;
  readonly cedula: string | null;
  readonly ruc: string | null;
  readonly cargo: string | null;
  readonly valida: boolean;
  /** ISO 8601; null where the signature names no time. */
  readonly hora: string | null;
  readonly horaProbada: boolean;
  readonly autoridad: string | null;
};

/** One remark on one row of a spreadsheet. */
export type MensajeDeFila = {
  readonly fila: number;
  readonly state: 'warn' | 'reject';
  readonly code: string;
  readonly sentence: string;
};

/** What each kind of look keeps besides its findings; absent where it has nothing of the kind. */
export type DatosDeExamen = {
  readonly firmas?: readonly FirmaVista[];
  /** Length in bytes of the revision that counts; null: the whole file. */
  readonly revisionFirmadaBytes?: number | null;
  readonly paginas?: number;
  /** Text read from a scan, for whoever decides. */
  readonly texto?: readonly string[];
  readonly filas?: readonly FilaDeSocio[];
  readonly mensajes?: readonly MensajeDeFila[];
  readonly mensajesResto?: number;
  readonly listado?: {
    readonly organizacion: string | null;
    readonly fecha: string | null;
    readonly socios: readonly Socio[];
  };
  readonly factura?: Json;
};

export type Examen = {
  readonly tipo: TipoDeExamen;
  readonly version: number;
  readonly hallazgos: readonly DocumentFinding[];
  readonly datos: DatosDeExamen;
};

/** An attached file with what was found in it; null: nobody has looked yet. */
export type AdjuntoExaminado = Adjunto & { readonly examen: Examen | null };

/** What a look at a file may depend on besides its bytes. */
export type ContextoDeExamen = {
  /** Civil date at the agency. */
  readonly hoy: string;
  /** RUC of whoever files; null where nobody is known yet. */
  readonly ruc: string | null;
  /** Who must have signed; null: whoever signed is only told. */
  readonly firmante: { readonly ruc: string; readonly cedula: string; readonly nombre: string } | null;
};

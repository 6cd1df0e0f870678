/** The documents a definition can ask for: one slot each, with the formats it accepts. */
import type { TipoDeExamen } from '../documento/examen.ts';

export type Formato = 'pdf' | 'xlsx' | 'ods' | 'csv' | 'xml' | 'png' | 'jpg';

export type Documento = {
  readonly etiqueta: string;
  readonly ayuda?: string;
  readonly formatos: readonly Formato[];
  readonly opcional?: boolean;
  /** How many files the slot takes. */
  readonly maximo: number;
  /** Whether a signature is expected; how it is verified is the business of the document checks. */
  readonly firmado: boolean;
  /** The titles among which the filer chooses, where one of several papers serves. */
  /** How what comes is looked into. */
  readonly examen: TipoDeExamen;
  readonly alternativas?: readonly string[];
  readonly columnas?: readonly string[];
  /** Words, folded to plain lower case, by which the mail door knows this paper in a file's name or text. */
  readonly seReconocePor?: readonly string[];
  /** The workbook people may download and fill in. */
  readonly plantilla?: 'socios';
};

export type Documentos = Readonly<Record<string, Documento>>;

/** What is stored of each attached file: never its bytes, always their SHA-256 (hex). */
export type Adjunto = {
  readonly id: string;
  readonly documento: string;
  readonly nombre: string;
  readonly sha256: string;
  readonly tamanoBytes: number;
  readonly formato: Formato;
};

/** The file alone: what was found in it stands in the verdicts of the case. */
export function sinExamen({ id, documento: clave, nombre, sha256, tamanoBytes, formato }: Adjunto): Adjunto {
  return { id, documento: clave, nombre, sha256, tamanoBytes, formato };
}

type Extra = {
  readonly ayuda?: string;
  readonly opcional?: true;
  readonly maximo?: number;
  readonly seReconocePor?: readonly string[];
};

function documento(
  etiqueta: string,
  formatos: readonly Formato[],
  examen: TipoDeExamen,
  extra: Extra,
): Documento {
  const firmado = examen === 'oficio-firmado';
  return { etiqueta, formatos, firmado, examen, ...extra, maximo: extra.maximo ?? 1 };
}

export const pdf = (etiqueta: string, extra: Extra = {}) => documento(etiqueta, ['pdf'], 'pdf', extra);
export const oficioFirmado = (etiqueta: string, extra: Extra = {}) =>
  documento(etiqueta, ['pdf'], 'oficio-firmado', extra);
/** The roll of members of an association, one row for each. */
export const excelDeSocios = (
  etiqueta: string,
  columnas: readonly string[],
  extra: Extra = {},
): Documento => ({
  ...documento(etiqueta, ['xlsx', 'ods', 'csv'], 'excel-socios', extra),
  columnas,
  plantilla: 'socios',
});
/** The list of members that the Superintendency of the popular and solidarity economy issues. */
export const listadoDeLaSeps = (etiqueta: string, extra: Extra = {}) =>
  documento(etiqueta, ['pdf', 'xlsx', 'ods', 'csv'], 'listado-seps', extra);
/** Papers that prove a fact: PDF or a photograph, several files. */
export const justificativo = (etiqueta: string, extra: Extra = {}) =>
  documento(etiqueta, ['pdf', 'png', 'jpg'], 'pdf', { maximo: 5, ...extra });
/** An acta of reception; which one it is is read in it. */
export const actaDeRecepcion = (etiqueta: string, extra: Extra = {}) =>
  documento(etiqueta, ['pdf', 'png', 'jpg'], 'acta', extra);
export const facturaElectronica = (etiqueta: string, extra: Extra = {}) =>
  documento(etiqueta, ['xml', 'pdf'], 'factura', { maximo: 2, ...extra });

/** One slot that any of several papers fills. */
export function unoDe(...opciones: readonly [Documento, Documento, ...Documento[]]): Documento {
  const [primero] = opciones;
  const formatos = [...new Set(opciones.flatMap((o) => o.formatos))];
  return {
    ...primero,
    etiqueta: opciones.map((o) => o.etiqueta).join(', o '),
    alternativas: opciones.map((o) => o.etiqueta),
    formatos,
    maximo: Math.max(...opciones.map((o) => o.maximo)),
  };
}

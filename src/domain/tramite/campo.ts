/** The questions a definition can ask. Constructors are Spanish, because definitions are read by lawyers at the agency. */

type Base = { readonly etiqueta: string; readonly ayuda?: string; readonly opcional?: boolean };

export type CampoTexto = Base & { readonly tipo: 'texto'; readonly max: number };
export type CampoTextoLargo = Base & { readonly tipo: 'textoLargo'; readonly max: number };
export type CampoCorreo = Base & { readonly tipo: 'correo' };
/** An address proved by a code sent to it before filing. */
export type CampoCorreoConCodigo = Base & { readonly tipo: 'correoConCodigo' };
export type CampoTelefono = Base & { readonly tipo: 'telefono' };
export type CampoExtension = Base & { readonly tipo: 'extension' };
export type CampoFecha = Base & { readonly tipo: 'fecha' };
export type CampoFechaHora = Base & { readonly tipo: 'fechaHora' };
export type CampoRuc = Base & { readonly tipo: 'ruc' };
export type CampoUbicacion = Base & { readonly tipo: 'ubicacion' };
export type CampoCpc = Base & { readonly tipo: 'cpc' };
/** One of the CIIU activities that the filer's own register entry holds. */
export type CampoCiiuPropio = Base & { readonly tipo: 'ciiuPropio' };
export type CampoProceso = Base & { readonly tipo: 'proceso' };
/** Proof of control of the registered address: a code sent there, never shown on screen whole. */
export type CampoCodigoAlRegistrado = Base & { readonly tipo: 'codigoAlRegistrado' };
export type CampoOpcion<O extends Opciones = Opciones> = Base & {
  readonly tipo: 'opcion';
  readonly opciones: O;
};
export type CampoVarias<O extends Opciones = Opciones> = Base & {
  readonly tipo: 'varias';
  readonly opciones: O;
};
export type CampoLista<C extends CamposDeFila = CamposDeFila> = Base & {
  readonly tipo: 'lista';
  readonly campos: C;
  readonly singular: string;
  readonly min: number;
  readonly max: number;
  /** Set for a schedule: the question whose answer names the process whose stages the rows are. */
  readonly cronogramaDe?: string;
};

export type Opciones = Readonly<Record<string, string>>;

export type CampoSimple =
  | CampoTexto
  | CampoTextoLargo
  | CampoCorreo
  | CampoTelefono
  | CampoExtension
  | CampoFecha
  | CampoFechaHora
  | CampoRuc
  | CampoUbicacion
  | CampoCpc
  | CampoCiiuPropio
  | CampoProceso
  | CampoOpcion
  | CampoVarias;

export type CamposDeFila = Readonly<Record<string, CampoSimple>>;
export type Campo = CampoSimple | CampoCorreoConCodigo | CampoCodigoAlRegistrado | CampoLista;
export type Campos = Readonly<Record<string, Campo>>;

export type ValorDe<C> = C extends { tipo: 'opcion'; opciones: infer O }
  ? keyof O & string
  : C extends { tipo: 'varias'; opciones: infer O }
    ? readonly (keyof O & string)[]
    : C extends { tipo: 'lista'; campos: infer F extends CamposDeFila }
      ? readonly ValoresDe<F, never>[]
      : string;

type ClavesOpcionales<F extends Campos, C> = {
  [K in keyof F]: F[K] extends { opcional: true } ? K : K extends C ? K : never;
}[keyof F];

/** The values of a set of fields; those that are optional, or shown only under a condition (`C`), may be absent. */
export type ValoresDe<F extends Campos, C> = {
  readonly [K in Exclude<keyof F, ClavesOpcionales<F, C>>]: ValorDe<F[K]>;
} & { readonly [K in ClavesOpcionales<F, C>]?: ValorDe<F[K]> };

/** A row of a list, and a whole set of answers, as they are stored. */
export type Fila = { readonly [campo: string]: string | readonly string[] };
export type Valor = string | readonly string[] | readonly Fila[];
export type Datos = { readonly [campo: string]: Valor };

type Extra = { readonly ayuda?: string };
type Opcional = Extra & { readonly opcional: true };

/**
 * What an extra adds to a question's type. A conditional type on purpose: it keeps the compiler from inferring `E`
 * from the place the question is used in, which would make every question look optional.
 */
type Con<E> = E extends { readonly opcional: true } ? Opcional : Extra;

function campo<const T extends object, E extends Extra | Opcional>(
  base: T,
  extra: E | undefined,
): T & Con<E> {
  return { ...base, ...extra } as T & Con<E>;
}

export const texto = <const E extends (Extra | Opcional) & { readonly max?: number } = Extra>(
  etiqueta: string,
  extra?: E,
) => campo({ tipo: 'texto', etiqueta, max: 120 }, extra);
export const textoLargo = <const E extends (Extra | Opcional) & { readonly max?: number } = Extra>(
  etiqueta: string,
  extra?: E,
) => campo({ tipo: 'textoLargo', etiqueta, max: 1_000 }, extra);
export const correo = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'correo', etiqueta }, extra);
export const correoConCodigo = (etiqueta: string, extra?: Extra) =>
  campo({ tipo: 'correoConCodigo', etiqueta }, extra);
export const codigoAlRegistrado = (etiqueta: string, extra?: Extra) =>
  campo({ tipo: 'codigoAlRegistrado', etiqueta }, extra);
export const telefono = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'telefono', etiqueta }, extra);
export const extension = (etiqueta: string) =>
  campo({ tipo: 'extension', etiqueta }, { opcional: true } as const);
export const fecha = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'fecha', etiqueta }, extra);
export const fechaHora = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'fechaHora', etiqueta }, extra);
export const ruc = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'ruc', etiqueta }, extra);
export const ubicacion = (etiqueta: string, extra?: Extra) => campo({ tipo: 'ubicacion', etiqueta }, extra);
export const cpc = (etiqueta: string, extra?: Extra) => campo({ tipo: 'cpc', etiqueta }, extra);
export const ciiuPropio = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'ciiuPropio', etiqueta }, extra);
export const proceso = <const E extends Extra | Opcional = Extra>(etiqueta: string, extra?: E) =>
  campo({ tipo: 'proceso', etiqueta }, extra);
export const opcion = <const O extends Opciones, const E extends Extra | Opcional = Extra>(
  etiqueta: string,
  opciones: O,
  extra?: E,
) => campo({ tipo: 'opcion', etiqueta, opciones }, extra);
export const siNo = (etiqueta: string, extra?: Extra) => opcion(etiqueta, { si: 'Sí', no: 'No' }, extra);
export const varias = <const O extends Opciones, const E extends Extra | Opcional = Extra>(
  etiqueta: string,
  opciones: O,
  extra?: E,
) => campo({ tipo: 'varias', etiqueta, opciones }, extra);

/** A list of rows, each with the same questions; `singular` names one row ("teléfono 2"). */
export function lista<const C extends CamposDeFila>(
  etiqueta: string,
  campos: C,
  { singular, min = 1, max = 20, ayuda }: { singular: string; min?: number; max?: number; ayuda?: string },
) {
  return {
    tipo: 'lista',
    etiqueta,
    campos,
    singular,
    min,
    max,
    ...(ayuda === undefined ? {} : { ayuda }),
  } as const;
}

/**
 * New dates for stages of a process: one row per stage of the process that `proceso` names, with its present date beside
 * a box for the new one; stages without a new date stay as they are. Stored as rows of stage and date, so that what a
 * process out of the register needs, and what an API sends, is a list like any other.
 */
export function cronograma(
  etiqueta: string,
  { proceso: cronogramaDe, max = 25, ayuda }: { proceso: string; max?: number; ayuda?: string },
) {
  const campos = {
    etapa: texto('Etapa', { max: 200, ayuda: 'Como consta en el cronograma del proceso.' }),
    fechaHora: fechaHora('Fecha y hora nuevas', { ayuda: 'Por ejemplo 27/11/2026 15:30.' }),
  };
  return {
    ...lista(etiqueta, campos, { singular: 'etapa', max, ...(ayuda === undefined ? {} : { ayuda }) }),
    cronogramaDe,
  };
}

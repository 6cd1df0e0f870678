/** The language in which a trámite is written: one file of data from which every door, letter, test and page derives. */
import type { Plazo } from '../calendar/plazo.ts';
import type { Socio } from '../socios/socio.ts';
import type { Campos, ValoresDe } from './campo.ts';
import type { Comprobacion } from './comprobacion.ts';
import type { comprobaciones, NombreComprobacion } from './comprobaciones/catalogo.ts';
import type { CondicionSobre } from './condicion.ts';
import type { Documentos } from './documento.ts';
import type { Efecto } from './efecto.ts';
import type { efectos, NombreEfecto } from './efectos/catalogo.ts';
import type { NombrePrecarga } from './precarga.ts';
import type { ReglaDeRiesgo } from './riesgo.ts';

export type Canal = 'portal' | 'chat' | 'rapido' | 'correo';

/** `titular-sin-sesion` proves who it is through the answers, and always gets the same public answer. */
export type Solicitante = 'proveedor' | 'entidad' | 'titular-sin-sesion' | 'cualquiera';

/** Law is dated content: the norm in force on the day of filing is the one that counts. Civil dates. */
export type NormaVigente = {
  readonly norma: string;
  readonly articulo: string;
  readonly dice: string;
  readonly desde: string;
  readonly hasta?: string;
};

export type PlazoLegal = {
  readonly plazo: Plazo;
  readonly norma: string;
  readonly desde: string;
  readonly hasta?: string;
};

/** What the law makes of it when the legal term runs out without an answer. Nothing is granted by itself. */
export type Silencio = {
  readonly efecto: 'positivo' | 'negativo' | 'ninguno';
  readonly norma: string;
  readonly desde: string;
  readonly hasta?: string;
};

/** Where the mail door finds an answer that nobody typed into a form: see `correo/datos-de-correo.ts`. */
export type FuenteDeCorreo =
  | 'codigo-de-proceso'
  | 'entidad-del-proceso'
  | 'remitente'
  | 'ruc-de-la-factura'
  | 'importe-de-la-factura';

/** What a contracting entity is asked, and the ways in which it can answer. */
export type Requerimiento = {
  /** The field that names the process whose entity is asked. */
  readonly proceso: string;
  /** What the entity reads: facts only, and what it is asked for. */
  readonly pide: string;
  /** Fields of the case that it is shown, in this order: nothing else of it. */
  readonly muestra: readonly string[];
  /** Of an amount that is owed: its field, and that of the date from which the law counts the term to pay it. */
  readonly interes?: { readonly monto: string; readonly desde: string };
  readonly plazo: Plazo;
  /** Working days before the end on which it is reminded. */
  readonly recordarDias: number;
  readonly respuestas: {
    readonly [clave: string]: {
      readonly etiqueta: string;
      /** What has to come with it: a paper, or a day. */
      readonly exige: 'documento' | 'fecha' | 'explicacion';
    };
  };
};

/** The answers that say who is telling. They are sealed apart from the rest, under a key of their own. */
export type IdentidadSellada<K extends string = string> = {
  /** The choice whose answer `si` shows the other four. */
  readonly decide: K;
  readonly nombre: K;
  readonly identificacion: K;
  readonly correo: K;
  readonly telefono: K;
};

type CondicionesSobre<D extends Campos> = { readonly [K in keyof D]?: CondicionSobre<D> };
type ClavesCondicionales<C> = keyof C;

type DatosDeComprobacion<K extends NombreComprobacion> =
  (typeof comprobaciones)[K] extends Comprobacion<infer D> ? D : never;
type DatosDeEfecto<K extends NombreEfecto> = (typeof efectos)[K] extends Efecto<infer D> ? D : never;

/** The checks whose answers this set of fields provides. */
type ComprobacionesPara<V> = {
  [K in NombreComprobacion]: V extends DatosDeComprobacion<K> ? K : never;
}[NombreComprobacion];
type EfectosPara<V> = { [K in NombreEfecto]: V extends DatosDeEfecto<K> ? K : never }[NombreEfecto];

/** What an example says must happen. Codes are those of the checks, or the refusal `falta-confirmacion`; paths those of the form. */
export type Espera =
  | { readonly aprobada: true; readonly cambia: readonly string[] }
  | { readonly funcionario: string; readonly dosPersonas?: boolean }
  | { readonly rechaza: string }
  | { readonly errorEn: string }
  | { readonly faltaDocumento: string };

export type Circunstancia = 'registro-no-responde' | 'sin-tabla-cpc-ciiu';

/** `datos` may hold dates relative to the day of the run, written with `enDias` and read with `conFechas`. */
export type Ejemplo<Campo extends string = string, Doc extends string = string> = {
  readonly dice: string;
  /** Key of a synthetic party of the demo register. */
  readonly quien: string;
  readonly datos: { readonly [K in Campo]?: unknown };
  readonly documentos?: readonly Doc[];
  /** Fields whose code the filer typed correctly. */
  readonly codigos?: readonly Campo[];
  /** Who stands in the two lists of members that are attached; ordinarily both name the same people. */
  readonly socios?: { readonly listado: readonly Socio[]; readonly excel: readonly Socio[] };
  /** What the attached invoice says; ordinarily nothing can be read in it. */
  readonly factura?: { readonly emisor: string; readonly total: string };
  readonly confirma?: boolean;
  /** What is out of the ordinary around the filing; ordinarily the registers answer and all tables are loaded. */
  readonly circunstancia?: Circunstancia;
  readonly espera: Espera;
};

type Comun = {
  readonly id: string;
  readonly nombre: string;
  readonly resumen: string;
  /** The row of the agency's published table this comes from. */
  readonly fuente: string;
  /** The agency's own published wording of how to do it. */
  readonly procedimiento: string;
  readonly canales: readonly Canal[];
  readonly tiempoEstimado: Plazo;
  readonly plazoLegal: readonly PlazoLegal[];
  /** For all of the time in which a legal term is in force. */
  readonly silencio?: readonly Silencio[];
  /** Working days after it closes in which a case can be reopened, where not those of the product. */
  readonly reabrirDias?: number;
  readonly solicitante: Solicitante;
  readonly dirigidoA: string;
  readonly obtendra: string;
  readonly costo: string;
  readonly baseLegal: readonly NormaVigente[];
  readonly contacto: string;
  /** Where filing is not open yet, the sentence that says so and what to do meanwhile. */
  readonly recepcionCerrada?: string;
  /**
   * Only the sealed room receives it: its own mailbox, and its own web door, which an agency can close. The questions
   * about the person stand alone on a page, and the last page is what is declared when sending.
   */
  readonly sellado?: true;
  /** Names people use for this agency: what is told of somebody who works there is read by its head alone. */
  readonly institucion?: readonly string[];
  /** Doors beyond those the agency published; the agency can close each of them. */
  readonly tambienPor?: readonly Canal[];
  /** Where an officer gives way to it, a contracting entity is asked to answer before the case is closed. */
  readonly requerimiento?: Requerimiento;
  /** Nobody chooses it from a list: something else becomes it. It is in no catalogue and is never suggested. */
  readonly noSeOfrece?: true;
  /** How its decisions read, where «Aprobada» and «Negada» would say something else. */
  readonly resultados?: { readonly aprobada: string; readonly negada: string };
  readonly atiende: string;
  readonly revisiones: readonly string[];
  /** Legal grounds an officer may choose to deny on. */
  readonly causalesDeNegativa: readonly string[];
  /** A denial needs two persons, as some approvals do. */
  readonly dosPersonasParaNegar?: true;
  /** Where an officer approves: what asks for a second person, beside what the checks ask. */
  readonly riesgo?: readonly ReglaDeRiesgo[];
  readonly respuestas: {
    readonly aprobado: string;
    readonly negado: string;
    readonly enRevision: string;
    readonly unica?: string;
  };
  readonly despues: { readonly aprobado: string; readonly negado: string };
  /** What the form starts with, taken from the filer's register entry. */
  readonly precarga?: NombrePrecarga;
  /** Other words people use for it, for search and the chat. */
  readonly tambienSeDice: readonly string[];
};

/** What people write when they mean this trámite, in their own words and with their own slips: see `frases.ts`. */
type Frases = readonly string[];

export type Pagina<K extends string = string> = { readonly titulo: string; readonly campos: readonly K[] };

/** A definition as its author writes it: every name is checked against the fields and documents it declares. */
export type Escrita<D extends Campos, Docs extends Documentos, C extends CondicionesSobre<D>> = Comun & {
  readonly datos: D;
  readonly mostrarSi?: C;
  readonly paginas?: readonly Pagina<keyof D & string>[];
  readonly documentos: Docs;
  readonly documentosSi?: { readonly [K in keyof Docs]?: CondicionSobre<D> };
  readonly comprobaciones: readonly ComprobacionesPara<ValoresDe<D, ClavesCondicionales<C>>>[];
  readonly alAprobar: EfectosPara<ValoresDe<D, ClavesCondicionales<C>>> | null;
  readonly desdeCorreo?: { readonly [K in keyof D]?: FuenteDeCorreo };
  readonly identidad?: IdentidadSellada<keyof D & string>;
  readonly ejemplos: readonly Ejemplo<keyof D & string, keyof Docs & string>[];
  readonly frases?: Frases;
};

/** A definition as the engine reads it. */
export type Definicion = Comun & {
  readonly datos: Campos;
  readonly mostrarSi: {
    readonly [campo: string]: { readonly campo: string; readonly es: readonly string[] } | undefined;
  };
  readonly paginas: readonly Pagina[];
  readonly documentos: Documentos;
  readonly documentosSi: {
    readonly [documento: string]: { readonly campo: string; readonly es: readonly string[] } | undefined;
  };
  readonly comprobaciones: readonly NombreComprobacion[];
  readonly alAprobar: NombreEfecto | null;
  readonly desdeCorreo?: { readonly [campo: string]: FuenteDeCorreo | undefined };
  readonly identidad?: IdentidadSellada;
  readonly ejemplos: readonly Ejemplo[];
  readonly frases: Frases;
};

/** Type-checks a definition and fills what may be left out: without `paginas`, all questions share one page. */
export function tramite<
  const D extends Campos,
  const Docs extends Documentos,
  const C extends CondicionesSobre<D> = Record<never, never>,
>(escrita: Escrita<D, Docs, C>): Definicion {
  return {
    ...escrita,
    frases: escrita.frases ?? [],
    mostrarSi: { ...escrita.mostrarSi },
    documentosSi: { ...escrita.documentosSi },
    paginas: escrita.paginas ?? [{ titulo: 'Sus datos', campos: Object.keys(escrita.datos) }],
  };
}

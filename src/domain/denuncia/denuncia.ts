/** What a complaint of the sealed room is made of: the clear row, the pieces, and what is inside them once opened. */
import type { Json } from '../canonical-json.ts';

export const gruposDeSala = ['denuncias', 'extorsion', 'personal-propio'] as const;
export type GrupoDeSala = (typeof gruposDeSala)[number];

export const clasesDeDenuncia = [
  'denuncia',
  'aviso',
  'reclamo',
  'extorsion',
  'personal-propio',
  'calidad',
  'otra',
] as const;
/** `aviso`: without an identity, it serves as a lead only. */
export type ClaseDeDenuncia = (typeof clasesDeDenuncia)[number];

export const estadosDeDenuncia = [
  'recibida',
  'admitida',
  'inadmitida',
  'en-investigacion',
  'remitida',
  'cerrada',
] as const;
export type EstadoDeDenuncia = (typeof estadosDeDenuncia)[number];

export type ViaDeDenuncia = 'web' | 'correo';
export type AutorDePieza = 'denunciante' | 'lector' | 'sistema';

/** What is clear of a complaint: enough to route, count and forget. Days, never instants. */
export type Denuncia = {
  readonly id: string;
  readonly grupo: GrupoDeSala;
  readonly clase: ClaseDeDenuncia;
  readonly estado: EstadoDeDenuncia;
  readonly via: ViaDeDenuncia;
  readonly conIdentidad: boolean;
  /** Grows with every piece and every change: what compare-and-set compares. */
  readonly version: number;
  /** How many pieces there are, and the hash of the last one. */
  readonly piezas: number;
  readonly hash: string;
  /** 'YYYY-MM-DD'. */
  readonly dia: string;
  readonly cambiadaDia: string;
  /** Account of the reader who has it. */
  readonly asignada: string | null;
  readonly conservarHasta: string | null;
  /** Under a legal hold nothing is destroyed. */
  readonly retenida: boolean;
  readonly trituradaDia: string | null;
};

/** A file sealed under a key of its own; the key lives only in the piece (or the draft) that holds this. */
export type ArchivoGuardado = {
  /** SHA-256 (hex) of the sealed bytes: its name in the room's folder. */
  readonly archivo: string;
  /** 32 bytes as base64. */
  readonly llave: string;
  readonly nombre: string;
  /** What its bytes say it is: a `Formato`, or `otro`. */
  readonly tipo: string;
  /** Of the original, as its SHA-256 (hex): the receipt of the chain of custody. */
  readonly tamanoBytes: number;
  readonly sha256: string;
};

export type Respuesta = { readonly campo: string; readonly pregunta: string; readonly valor: string };

export type Identidad = {
  readonly nombre: string;
  readonly identificacion: string;
  readonly correo: string;
  readonly telefono: string;
};

export type NuevaDenuncia = {
  /**
   * Web: at least 32 random bytes as base64url that only the caller holds (the draft's key); the same one gives the same
   * complaint and the same words again. Whoever has it can compute the words. Mail: what is the same for the same mail.
   */
  readonly llave: string;
  readonly via: ViaDeDenuncia;
  readonly clase: ClaseDeDenuncia;
  readonly grupo: GrupoDeSala;
  readonly relato: { readonly respuestas: readonly Respuesta[] };
  readonly identidad: Identidad | null;
  readonly archivos: readonly ArchivoGuardado[];
  /** The mail as it came. */
  readonly crudo: ArchivoGuardado | null;
  /** All that was written, for finding which readers it names. */
  readonly textoParaImpedimentos: string;
};

/** What is sealed in each kind of piece. */
export type ContenidoDePieza = {
  readonly relato: {
    readonly respuestas: readonly Respuesta[];
    /** Where it was sealed: here it always is 'al-llegar', in the server's memory. */
    readonly sellado: 'al-llegar';
    readonly textoParaImpedimentos: string;
    /** Accounts of readers whom it names: they get no key, later neither. */
    readonly excluidos: readonly string[];
    /** SHA-256 of all that was filed: a repeat with other content is told from one with the same. */
    readonly huella: string;
  };
  readonly identidad: Identidad;
  readonly mensaje: { readonly texto: string };
  readonly archivo: { readonly archivo: ArchivoGuardado; readonly texto: string };
  /** A copy without metadata; `de` is the piece it was made of. */
  readonly copia: { readonly archivo: ArchivoGuardado; readonly texto: string; readonly de: string };
  /** Among readers: the complainant does not see it. */
  readonly nota: { readonly texto: string; readonly quien: string };
  /** Something that was done with the complaint; `que` names it, `texto` says it to the complainant. */
  readonly acto: { readonly que: string; readonly texto: string; readonly quien: string };
  readonly crudo: { readonly archivo: ArchivoGuardado };
};

export type ClaseDePieza = keyof ContenidoDePieza;

export type PiezaNueva<C extends ClaseDePieza = ClaseDePieza> = {
  readonly [K in C]: {
    readonly clase: K;
    readonly autor: AutorDePieza;
    readonly contenido: ContenidoDePieza[K];
  };
}[C];

/** `sellada`: under a key the reader does not hold, or destroyed. `alterada`: it is not what was sealed. */
export type Pieza = {
  readonly [K in ClaseDePieza]: {
    readonly id: string;
    readonly n: number;
    readonly clase: K;
    readonly autor: AutorDePieza;
    readonly dia: string;
    readonly contenido:
      | { readonly como: 'abierta'; readonly valor: ContenidoDePieza[K] }
      | { readonly como: 'sellada' }
      | { readonly como: 'alterada' };
  };
}[ClaseDePieza];

export type EstadoDeApertura = 'pedida' | 'concedida' | 'negada' | 'usada';

/** A request to open an identity. */
export type Apertura = {
  readonly id: string;
  readonly denuncia: string;
  readonly pide: string;
  readonly pideNombre: string;
  readonly estado: EstadoDeApertura;
  readonly decide: string | null;
  readonly decideNombre: string | null;
  readonly dia: string;
  readonly decididaDia: string | null;
};

/** Content as it is hashed and sealed. */
export function comoJson(contenido: ContenidoDePieza[ClaseDePieza]): Json {
  return contenido;
}

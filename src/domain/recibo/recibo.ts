/** What a receipt says, whole: the paper is drawn from this and from nothing else, and it travels inside the paper. */
import type { Estado } from '../solicitud/lifecycle.ts';

export type ReciboClase = 'presentacion' | 'decision';

/** An instant: for machines in epoch ms, for people in the words of the agency's clock. */
export type Momento = { readonly ms: number; readonly texto: string };

/** The place of an event in the public log, as RFC 6962 proves it. */
export type RegistroProof = {
  /** Salt of the leaf (base64url): the log holds a commitment, and only who has the salt knows to which event. */
  readonly sal: string;
  /** Place of the leaf, from 0. */
  readonly indice: number;
  /** Leaves of the tree the proof leads to. */
  readonly tamano: number;
  /** Hashes in base64, nearest first. */
  readonly prueba: readonly string[];
  /** The signed note (C2SP checkpoint) of the tree of `tamano` leaves, as published. */
  readonly puntoDeControl: string;
};

/** `demostracion`: anybody can make such a key; `ninguna`: this installation has none. */
export type FirmaClase = 'institucional' | 'demostracion' | 'ninguna';

export type ReciboArchivo = {
  /** Which paper it is, in the words of the trámite. */
  readonly documento: string;
  readonly nombre: string;
  /** Hex, 64 digits. */
  readonly sha256: string;
};

export type ReciboDecision = {
  readonly resultado: 'aprobada' | 'negada';
  /** Decided by the checks alone, in the act of filing. */
  readonly automatica: boolean;
  readonly motivo: string;
  readonly baseLegal: string;
  readonly cambios: readonly {
    readonly etiqueta: string;
    readonly antes: string;
    readonly ahora: string;
  }[];
};

export type Recibo = {
  /** Of the whole: a reader that knows another one must say so, not guess. */
  readonly formato: 1;
  readonly clase: ReciboClase;
  readonly codigo: string;
  /** Address of the public verification page of this receipt. */
  readonly verificacion: string;
  readonly agencia: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly solicitante: { readonly nombre: string; readonly ruc: string | null };
  readonly puerta: string;
  readonly presentada: Momento;
  /** The state this event left the case in. */
  readonly estado: Estado;
  readonly evento: { readonly n: number; readonly hash: string; readonly momento: Momento };
  readonly decision: ReciboDecision | null;
  readonly archivos: readonly ReciboArchivo[];
  /** Null while the log has not taken the event in yet. */
  readonly registro: RegistroProof | null;
  readonly firma: { readonly clase: FirmaClase; readonly nombre: string | null };
};

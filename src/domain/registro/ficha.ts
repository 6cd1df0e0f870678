/** A supplier's entry in the Registro Único de Proveedores (RUP), as every check and effect sees it. */

import type { Socio } from '../socios/socio.ts';

/** The three states of the RUP (Reglamento LOSNCP, art. 35); everything else is a cause, kept as a hold. */
export type EstadoRup = 'habilitado' | 'no-habilitado' | 'pasivo';

/** A cause that keeps a supplier from contracting (LOSNCP, art. 20). A hold survives every change of state. */
export type Impedimento = {
  readonly causa: string;
  readonly desde: string;
  readonly hasta: string | null;
  readonly fuente: string;
  readonly documento: string | null;
};

/** Something under way that a change to Pasivo could hurt. */
export type Pendiente = {
  readonly tipo:
    | 'oferta-abierta'
    | 'adjudicacion-sin-firma'
    | 'contrato-en-ejecucion'
    | 'orden-de-compra'
    | 'sancion-en-tramite'
    | 'deuda';
  readonly referencia: string;
  readonly detalle: string;
};

/** Codes of the DPA (INEC): province 2, canton 4, parish 6 digits; the parish tells the other two. */
export type Direccion = {
  readonly parroquia: string;
  readonly calle: string;
  readonly numero: string;
  readonly interseccion: string;
  readonly referencia: string;
};

export type Telefono = {
  readonly tipo: 'celular' | 'convencional' | 'linea-1800';
  readonly numero: string;
  readonly extension: string;
};

/**
 * The registered address. A new one only opens a password reset once `recuperaDesdeMs` (epoch ms) has come;
 * until then the link goes to `anterior`, so that a thief who changes the address gains nothing by it.
 */
export type CorreoRegistrado = {
  readonly direccion: string;
  readonly recuperaDesdeMs: number;
  readonly anterior: string | null;
};

export type CpcInscrito = { readonly codigo: string; readonly ciiu: string; readonly desde: string };

export type Representante = {
  readonly cedula: string;
  readonly nombre: string;
  readonly fechaNacimiento: string;
  readonly desde: string;
  readonly hasta: string | null;
};

export type ListadoDeSocios = {
  readonly referencia: string;
  readonly fecha: string;
  readonly sha256: readonly string[];
  /** The roll as it was before. */
  readonly anterior?: readonly Socio[];
};

export type Ficha = {
  readonly ruc: string;
  readonly tipo: 'natural' | 'juridica' | 'eps';
  readonly nacional: boolean;
  readonly razonSocial: string;
  readonly nombreComercial: string;
  readonly estado: EstadoRup;
  readonly estadoDesde: string;
  readonly impedimentos: readonly Impedimento[];
  readonly pendientes: readonly Pendiente[];
  readonly direccion: Direccion | null;
  readonly correo: CorreoRegistrado;
  readonly telefonos: readonly Telefono[];
  readonly cpcs: readonly CpcInscrito[];
  readonly ciius: readonly string[];
  readonly representantes: readonly Representante[];
  /** Members, of an association; absent where the register keeps none. */
  readonly socios?: readonly Socio[];
  readonly listadoDeSocios: ListadoDeSocios | null;
  /** What the tax register shows, where the import brought it; used only to warn of a difference. */
  readonly sri: { readonly parroquia: string | null; readonly nombreComercial: string | null } | null;
};

/** The representative in office on a civil date, if any. */
export function representanteVigente(ficha: Ficha, fecha: string): Representante | null {
  return ficha.representantes.find((r) => r.desde <= fecha && (r.hasta === null || r.hasta >= fecha)) ?? null;
}

/** Holds in force on a civil date. */
export function impedimentosVigentes(ficha: Ficha, fecha: string): readonly Impedimento[] {
  return ficha.impedimentos.filter((i) => i.desde <= fecha && (i.hasta === null || i.hasta >= fecha));
}

/** Where a password-reset link may go now: the registered address, or the former one while the new one cools off. */
export function correoDeRecuperacion(ficha: Ficha, nowMs: number): string {
  const { direccion, anterior, recuperaDesdeMs } = ficha.correo;
  return nowMs < recuperaDesdeMs && anterior !== null ? anterior : direccion;
}

/** What an administrator changes while the service runs: each setting is one versioned value under a name. */
import type { Json } from './canonical-json.ts';

/** A new setting is a name here, and the page of whoever answers for it. */
export type ClaveDeAjuste =
  | 'calendario'
  /** Units: office, skills and territory they attend. */
  | 'unidades'
  /** Who is given what. */
  | 'reparto'
  /** Before and after a clock runs out: who is told. */
  | 'escalas'
  /** Words of letters and pages that the agency changed. */
  | 'textos'
  /** Doors and features that are closed. */
  | 'puertas'
  /** Who must use which second factor, and how staff sign in. */
  | 'ingreso-del-personal'
  /** How long each kind of thing is kept. */
  | 'conservacion';

/** A value as it stands; version 0 where nobody ever changed it and the product's own holds. */
export type Ajuste = { readonly version: number; readonly valor: Json };

/** One change, as its history keeps it: who, when, why, and chained to the one before. */
export type CambioDeAjuste = {
  readonly clave: ClaveDeAjuste;
  readonly version: number;
  readonly valor: Json;
  readonly motivo: string;
  readonly cuenta: string | null;
  readonly nombre: string;
  readonly ocurridoMs: number;
  readonly hashAnterior: string | null;
  readonly hash: string;
};

/** An order to keep (legal hold): what must stay whatever its term says, for whom and why. */

export type Alcance =
  | { readonly alcance: 'caso'; readonly referencia: string }
  | { readonly alcance: 'titular'; readonly ruc: string }
  /** Filed in the period; `hastaMs` is outside of it. */
  | {
      readonly alcance: 'periodo';
      readonly tramite: string;
      readonly desdeMs: number;
      readonly hastaMs: number;
    };

export type OrdenDeConservacion = {
  readonly id: string;
  readonly que: Alcance;
  readonly motivo: string;
  /** Of the delegado who ordered it. */
  readonly nombre: string;
  readonly puestaMs: number;
  readonly levantada: { readonly motivo: string; readonly nombre: string; readonly enMs: number } | null;
};

/** What an order is compared with. */
export type Conservable = {
  readonly referencia: string;
  readonly ruc: string | null;
  readonly tramite: string;
  readonly presentadaMs: number;
};

/** The rule as the SQL function `esta_conservado` states it; a property test holds the two together. */
export function conserva(orden: Alcance, caso: Conservable): boolean {
  switch (orden.alcance) {
    case 'caso':
      return orden.referencia === caso.referencia;
    case 'titular':
      return orden.ruc === caso.ruc;
    case 'periodo':
      return (
        orden.tramite === caso.tramite &&
        caso.presentadaMs >= orden.desdeMs &&
        caso.presentadaMs < orden.hastaMs
      );
  }
}

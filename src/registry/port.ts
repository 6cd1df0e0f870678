/** The agency's register behind one port: our own tables, or the agency's system over HTTP. */
import type { Asiento, Cambio } from '../domain/registro/asiento.ts';
import type { EscrituraDeAsiento } from '../store/commit-solicitud.ts';

/** A proceso as found by the code people type: the same code may recur across entities. */
export type AsientoDe<C extends Asiento['clase']> = Extract<Asiento, { clase: C }>;

/** The register did not answer, or not in a way we understand. `retry`: whether trying again makes sense. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault';
  readonly retry: boolean;
  constructor(message: string, retry: boolean, cause?: unknown) {
    super(message, { cause });
    this.retry = retry;
  }
}

/** A change to one entry, made on the version that was seen. */
export type CambioDeAsiento = {
  readonly antes: AsientoDe<'proveedor'> | AsientoDe<'proceso'>;
  readonly ahora: AsientoDe<'proveedor'>['contenido'] | AsientoDe<'proceso'>['contenido'];
  readonly cambios: readonly Cambio[];
  readonly origen: string;
};

type Reading = {
  /** All three throw `RegistryFault` when the register cannot answer; null or empty when it knows of none. */
  proveedor(ruc: string): Promise<AsientoDe<'proveedor'> | null>;
  entidad(ruc: string): Promise<AsientoDe<'entidad'> | null>;
  /** By folded code; several entities may use the same one. */
  procesos(codigoPlegado: string): Promise<readonly AsientoDe<'proceso'>[]>;
};

/**
 * `embebido` writes within the case's own statement: the change is part of it. `externo` cannot, so the effect
 * is applied after commit from the journal, with the event's id as idempotency key, until it is confirmed.
 */
export type Registry = Reading &
  (
    | { readonly modo: 'embebido'; escritura(cambio: CambioDeAsiento): EscrituraDeAsiento }
    | {
        readonly modo: 'externo';
        /** Applies the change once per key, whatever is retried. A version that no longer fits answers `conflicto`. */
        aplicar(cambio: CambioDeAsiento, llave: string): Promise<'aplicado' | 'conflicto'>;
      }
  );

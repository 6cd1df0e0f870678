/** What the register holds today about what a trámite would change, for the person filling in its form. */
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { type ConstaHoy, constaHoy } from '../domain/tramite/consta-hoy.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { nombreDeParroquia } from '../domain/tramite/resumen.ts';
import { RegistryFault } from '../registry/port.ts';
import { readFactsByCode } from '../store/catalogos.ts';
import type { Deps } from './deps.ts';
import { findOwnProcess, type OwnProcess } from './own-process.ts';

export type PresentEntry = {
  /** Lines by the question they stand beside. */
  readonly consta: ConstaHoy;
  /** The process the answers name; null before its code is known, and where the register does not answer. */
  readonly proceso: OwnProcess | null;
};

const nothing: PresentEntry = { consta: {}, proceso: null };

/** Nothing when the register does not answer: the form is filled in all the same. */
export async function readPresentEntry(
  deps: Deps,
  actor: Solicitante,
  definicion: Definicion,
  datos: Datos,
): Promise<PresentEntry> {
  try {
    const [asiento, proceso] = await Promise.all([
      actor.clase === 'proveedor' ? deps.registry.proveedor(actor.ruc) : null,
      findOwnProcess(deps, actor, definicion, datos),
    ]);
    const ficha = asiento?.contenido ?? null;
    const parroquia = ficha?.direccion?.parroquia;
    const facts = await readFactsByCode(
      deps.db,
      parroquia === undefined ? [] : [parroquia],
      ficha?.cpcs.map(({ codigo }) => codigo) ?? [],
    );
    const consta = constaHoy(definicion.alAprobar, {
      ficha,
      nombreDeParroquia: (codigo) => nombreDeParroquia(codigo, facts),
      nombreDeCpc: (codigo) => facts.cpcs.get(codigo)?.descripcion,
    });
    return { consta, proceso };
  } catch (error) {
    if (error instanceof RegistryFault) return nothing;
    throw error;
  }
}

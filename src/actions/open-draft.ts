/** Reads a draft of one's own, with the definition in force now. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { type Lectura, leerDatos } from '../domain/tramite/leer-datos.ts';
import { isUuid } from '../domain/uuid.ts';
import { type Borrador, findBorrador } from '../store/borradores.ts';
import type { DefinicionVigente, Deps } from './deps.ts';

export type OpenDraft = {
  readonly borrador: Borrador;
  readonly vigente: DefinicionVigente;
  /** What the answers so far come to; errors of pages not yet visited included. */
  readonly lectura: Lectura;
  /** True when the agency changed the trámite since the draft was last saved. */
  readonly cambioDefinicion: boolean;
};

export async function openDraft(deps: Deps, actor: Solicitante, id: string): Promise<OpenDraft | Refusal> {
  const borrador = isUuid(id) ? await findBorrador(deps.db, id, actor.cuenta) : null;
  const vigente = borrador === null ? null : deps.definiciones.porId(borrador.tramite);
  if (borrador === null || vigente === null) return refuse('no-encontrada');
  return {
    borrador,
    vigente,
    lectura: leerDatos(vigente.definicion, borrador.entrada),
    cambioDefinicion: borrador.definicion !== vigente.version,
  };
}

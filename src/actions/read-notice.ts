/** The public notice of a decision that changed a schedule: what moved, why and by which rule, and nobody's data. */
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Cambio } from '../domain/registro/asiento.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import { publicaDe } from '../domain/tramite/aviso-publico.ts';
import type { Respuesta } from '../domain/tramite/resumen.ts';
import { RegistryFault } from '../registry/port.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import type { Deps } from './deps.ts';
import { findOwnProcess } from './own-process.ts';

export type Notice = {
  readonly referencia: string;
  /** Name of the trámite. */
  readonly tramite: string;
  /** Name of the contracting entity; its RUC where the register does not answer. */
  readonly entidad: string;
  readonly objeto: string | null;
  /** The answers that may be public, in words. */
  readonly respuestas: readonly Respuesta[];
  readonly cambios: readonly Cambio[];
  readonly baseLegal: string;
  readonly fecha: CivilDate;
};

type Named = { readonly entidad: string; readonly objeto: string | null };

export async function readNotice(deps: Deps, crudo: string): Promise<Notice | Refusal> {
  const referencia = leerReferencia(crudo);
  const solicitud = referencia === null ? null : await findSolicitudByReferencia(deps.db, referencia);
  const definicion =
    solicitud === null ? null : (deps.definiciones.porId(solicitud.tramite)?.definicion ?? null);
  const decision = solicitud?.decision ?? null;
  const publica = publicaDe(definicion, decision);
  const ruc = solicitud?.solicitante.ruc ?? null;
  if (solicitud === null || definicion === null || decision === null || publica === null || ruc === null)
    return refuse('no-encontrada', {
      sentence: 'No hay un aviso de reprogramación con esa referencia. Revise que esté bien escrita.',
    });
  const named = async (): Promise<Named> => {
    try {
      const actor = { clase: 'entidad', ruc, nombre: '', cuenta: '' } as const;
      const [entidad, own] = await Promise.all([
        deps.registry.entidad(ruc),
        findOwnProcess(deps, actor, definicion, solicitud.datos),
      ]);
      return { entidad: entidad?.contenido.nombre ?? `RUC ${ruc}`, objeto: own?.proceso?.objeto ?? null };
    } catch (error) {
      if (!(error instanceof RegistryFault)) throw error;
      return { entidad: `RUC ${ruc}`, objeto: null };
    }
  };
  const [names, { zone }] = await Promise.all([named(), deps.calendar()]);
  return {
    ...names,
    referencia: solicitud.referencia,
    tramite: definicion.nombre,
    respuestas: solicitud.resumen.filter(({ campo }) => publica.includes(campo)),
    cambios: decision.cambios,
    baseLegal: decision.baseLegal,
    fecha: civilDateAt(decision.decididaMs, zone),
  };
}

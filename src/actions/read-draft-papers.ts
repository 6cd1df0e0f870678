/** What was found in papers that somebody is about to send, as far as it is known within a few seconds. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { RegistryFault } from '../registry/port.ts';
import type { Deps } from './deps.ts';
import { contextOf, examineAttachmentsWithin } from './examine-attachments.ts';

/** A person waits this long for what was found; what takes longer is there at the next visit. */
const waitMsMax = 8_000;

/** Whose signature is expected; null where the register does not tell: whoever signed is then only named. */
async function readFicha(deps: Deps, { clase, ruc }: Solicitante): Promise<Ficha | null> {
  if (clase !== 'proveedor') return null;
  try {
    return (await deps.registry.proveedor(ruc))?.contenido ?? null;
  } catch (error) {
    if (!(error instanceof RegistryFault)) throw error;
    return null;
  }
}

/** `examen` is null in a file that is still being looked into, and in one no check knows. */
export async function readDraftPapers(
  deps: Deps,
  actor: Solicitante,
  definicion: Definicion,
  adjuntos: readonly Adjunto[],
): Promise<readonly AdjuntoExaminado[]> {
  if (adjuntos.length === 0) return [];
  const [ficha, { zone }] = await Promise.all([readFicha(deps, actor), deps.calendar()]);
  const hoy = civilDateAt(deps.clock.nowMs(), zone);
  const contexto = contextOf(ficha, actor.ruc, hoy);
  return examineAttachmentsWithin(deps, definicion, contexto, adjuntos, waitMsMax);
}

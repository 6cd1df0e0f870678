/** The papers of a thread with what was found in each, as far as it is known within a few seconds. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { AdjuntoExaminado } from '../../domain/documento/examen.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';
import { contextOf, examineAttachmentsWithin } from '../examine-attachments.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

export async function readThreadPapers(
  deps: Deps,
  { contenido }: Pick<Hilo, 'contenido'>,
  { definicion }: DefinicionVigente,
): Promise<readonly AdjuntoExaminado[]> {
  if (contenido.documentos.length === 0) return [];
  const { zone } = await deps.calendar();
  const hoy = civilDateAt(deps.clock.nowMs(), zone);
  return examineAttachmentsWithin(
    deps,
    definicion,
    contextOf(null, null, hoy),
    contenido.documentos,
    mailDeskLimits.papersWaitMsMax,
  );
}

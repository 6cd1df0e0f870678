/** The days of absences by the calendar: on the first one's presence in the chat ends, after the last it is over. */
import { deletePresencia } from '../../store/agentes-presentes.ts';
import { beginAusencias, endPastAusencias } from '../../store/ausencias.ts';
import { insertSucesos } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { agencyToday } from '../reparto/today.ts';

export type TendedAbsences = { readonly empezaron: number; readonly terminaron: number };

export async function tendAbsences(deps: Deps): Promise<TendedAbsences> {
  const hoy = await agencyToday(deps);
  const nowMs = deps.clock.nowMs();
  return deps.db.transaction(async (queries) => {
    const began = await beginAusencias(queries, hoy, nowMs);
    for (const cuenta of began) await deletePresencia(queries, cuenta);
    const ended = await endPastAusencias(queries, hoy, nowMs);
    const sucesos = ended.map((cuenta) => ({
      clase: 'ausencia-terminada' as const,
      cuenta,
      detalle: { por: 'calendario' },
    }));
    if (sucesos.length > 0) await insertSucesos(queries, sucesos, nowMs);
    return { empezaron: began.length, terminaron: ended.length };
  });
}

/** A step of the review of one case: its chain, its end, and its leaves in the public log. */
import type { PasoDeRevision, Revision } from '../../../domain/auditoria/revision.ts';
import type { Json } from '../../../domain/canonical-json.ts';
import { readDiarioRevisado } from '../../../store/registro-publico-revision.ts';
import { findSolicitudByReferencia } from '../../../store/solicitudes.ts';
import type { Deps } from '../../deps.ts';
import { auditoriaLimits as limits } from '../auditoria-limits.ts';
import { LogFindings } from './findings.ts';
import { endOneCase, type JournalState, journalBegin, reviewEvents } from './review-journal.ts';
import { foundIn, type ReviewTools, reviewEntered } from './review-tools.ts';

export async function caseStep(
  { db }: Pick<Deps, 'db'>,
  tools: ReviewTools,
  { avance }: Revision,
  referencia: string,
): Promise<PasoDeRevision> {
  const findings = new LogFindings();
  const s = await findSolicitudByReferencia(db, referencia);
  if (s === null) {
    findings.add('solicitud-borrada', `La solicitud ${referencia} fue borrada: ya no está en la base.`);
    return { avance: null, hechos: 0, total: 0, resultado: {}, ...foundIn(findings), acabo: true };
  }
  const begin = (avance as Json as JournalState | null) ?? journalBegin;
  const from = { solicitud: s.id, n: begin.before?.n ?? 0 };
  const read = await readDiarioRevisado(db, from, limits.stepEvents);
  const rows = read.filter(({ evento }) => evento.solicitud === s.id);
  const state = reviewEvents(rows, begin, findings);
  await reviewEntered(db, tools.keys, rows, findings);
  const acabo = rows.length < limits.stepEvents;
  if (acabo && state.before === null)
    findings.add(
      'evento-borrado',
      `El evento 1 de la solicitud ${referencia} fue borrado: no le queda ninguno.`,
    );
  const removed = acabo ? endOneCase(state, findings) : 0;
  return {
    avance: JSON.parse(JSON.stringify(state)) as Json,
    hechos: state.events,
    total: s.eventos,
    resultado: {
      eventos: state.events,
      asentados: state.logged,
      depuradas: removed,
      cabeza: state.before?.hash ?? null,
    },
    ...foundIn(findings),
    acabo,
  };
}

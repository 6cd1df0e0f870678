/** One step of the review that has waited longest; whoever asks next goes on from where it ended. */
import type { PasoDeRevision, Revision } from '../../domain/auditoria/revision.ts';
import { claimRevision, writePaso } from '../../store/revisiones.ts';
import type { Deps } from '../deps.ts';
import { caseStep } from './revisar/case-step.ts';
import { decisionsStep } from './revisar/decisions-step.ts';
import { logStep } from './revisar/log-step.ts';
import type { ReviewTools } from './revisar/review-tools.ts';
import { settingsStep } from './revisar/settings-step.ts';

/** Longer than any step takes: who dies in one is followed by another process after it. */
const leaseMs = 60_000;

type Needs = Pick<Deps, 'db' | 'clock' | 'calendar'>;

function stepOf(deps: Needs, tools: ReviewTools, revision: Revision): Promise<PasoDeRevision> {
  const { pedido } = revision;
  switch (pedido.clase) {
    case 'caso':
      return caseStep(deps, tools, revision, pedido.referencia);
    case 'ajustes':
      return settingsStep(deps);
    case 'registro':
      return logStep(deps, tools, revision, pedido.desdeHoja);
    case 'repeticion':
      return decisionsStep(deps, revision, pedido);
  }
}

/** False where no review waits. */
export async function advanceReviews(deps: Needs, tools: ReviewTools): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  const revision = await claimRevision(deps.db, nowMs, nowMs + leaseMs);
  if (revision === null) return false;
  const paso = await stepOf(deps, tools, revision);
  await writePaso(deps.db, revision.id, paso, deps.clock.nowMs());
  return true;
}

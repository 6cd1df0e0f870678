/** Approves only what the officer was shown: a comparison of members that moved meanwhile is looked at again first. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Approval, approveSolicitud } from './approve-solicitud.ts';
import { type Changed, readForActor } from './change-solicitud.ts';
import type { Deps } from './deps.ts';
import { contextIn, examineAttachments } from './examine-attachments.ts';
import { membersOfCase } from './members-of-case.ts';
import { factsOfCase } from './preview-approval.ts';

/** `huella`: of the comparison that was on the page; '' where the page showed none. */
export type ShownApproval = Approval & { readonly huella: string };

/** Refuses with `registro-cambiado` where the rows are others now. A repeated command is answered as the first time. */
async function moved(
  deps: Deps,
  actor: Funcionario,
  { referencia, versionVista, huella }: ShownApproval,
): Promise<Refusal | null> {
  const solicitud = await readForActor(deps, actor, referencia);
  // Whatever stops it is told by the verb itself, which also knows a second click.
  if (isRefusal(solicitud) || solicitud.version !== versionVista) return null;
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion;
  if (definicion === undefined) return null;
  const { hechos } = await factsOfCase(deps, definicion, solicitud);
  if (!hechos.registroDisponible) return null;
  const papers = await examineAttachments(deps, definicion, contextIn(hechos), solicitud.adjuntos);
  const now = membersOfCase(hechos.ficha, papers)?.huella ?? '';
  if (now === huella) return null;
  return refuse('registro-cambiado', {
    sentence:
      huella === ''
        ? 'La comparación de socios ya está lista. Revísela en esta página antes de aprobar.'
        : 'La comparación de socios cambió desde que usted abrió la página. Revísela otra vez antes de aprobar.',
  });
}

export async function approveAsShown(
  deps: Deps,
  actor: Funcionario,
  input: ShownApproval,
): Promise<Changed | Refusal> {
  const { huella: _shown, ...approval } = input;
  return (await moved(deps, actor, input)) ?? approveSolicitud(deps, actor, approval);
}

/** Everything a decision rests on, read once: what is compared with what was shown is the very thing that is written. */
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { sinExamen } from '../../domain/tramite/documento.ts';
import { readAntivirus } from '../../store/examenes.ts';
import type { Deps } from '../deps.ts';
import { contextIn, examineAttachments } from '../examine-attachments.ts';
import { membersOfCase } from '../members-of-case.ts';
import { factsOfCase } from '../preview-approval.ts';
import type { CaseEvidence } from './case-seen.ts';

/** Waits for the look at the files as long as a filing does. */
export async function gatherEvidence(
  deps: Deps,
  definicion: Definicion,
  s: Solicitud,
  excluidas: readonly string[],
): Promise<CaseEvidence> {
  const facts = await factsOfCase(deps, definicion, s);
  const files = s.adjuntos.map(sinExamen);
  const [found, antivirus] = await Promise.all([
    examineAttachments(deps, definicion, contextIn(facts.hechos), files),
    readAntivirus(
      deps.db,
      files.map(({ sha256 }) => sha256),
    ),
  ]);
  const papeles = found.map((paper) => ({ ...paper, antivirus: antivirus.get(paper.sha256) ?? null }));
  return { facts, papeles, socios: membersOfCase(facts.hechos.ficha, papeles), excluidas };
}

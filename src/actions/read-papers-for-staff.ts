/** The papers of a case as staff see them: what was found in each, and what the antivirus said. */
import type { AdjuntoExaminado, ContextoDeExamen } from '../domain/documento/examen.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { sinExamen } from '../domain/tramite/documento.ts';
import { type EstadoAntivirus, readAntivirus } from '../store/examenes.ts';
import type { Deps } from './deps.ts';
import { examineAttachmentsWithin } from './examine-attachments.ts';

/** Files are looked into when they arrive; a page waits this long for one that was not. */
const waitMsMax = 5_000;

export type StaffPaper = AdjuntoExaminado & {
  /** Null: the antivirus was never asked about it. */
  readonly antivirus: EstadoAntivirus | null;
};

/** `definicion`: null for a trámite that is no longer offered; its papers are listed without findings. */
export async function readPapersForStaff(
  deps: Deps,
  definicion: Definicion | null,
  contexto: ContextoDeExamen | null,
  { adjuntos }: Pick<Solicitud, 'adjuntos'>,
  msMax: number = waitMsMax,
): Promise<readonly StaffPaper[]> {
  const files = adjuntos.map(sinExamen);
  const [found, antivirus] = await Promise.all([
    definicion === null || contexto === null
      ? files.map((file) => ({ ...file, examen: null }))
      : examineAttachmentsWithin(deps, definicion, contexto, files, msMax),
    readAntivirus(
      deps.db,
      files.map(({ sha256 }) => sha256),
    ),
  ]);
  return found.map((paper) => ({ ...paper, antivirus: antivirus.get(paper.sha256) ?? null }));
}

/** Pages of a paper as pictures of our own drawing: staff look at what somebody sent without opening the file. */
import type { Examiner } from '../documents/examen/examiner.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { noteLectura } from '../store/lecturas.ts';
import { readForActor } from './change-solicitud.ts';
import type { Deps } from './deps.ts';
import { DrawnPages } from './drawn-pages.ts';
import { contextIn } from './examine-attachments.ts';
import { factsOfCase } from './preview-approval.ts';
import { readPapersForStaff, type StaffPaper } from './read-papers-for-staff.ts';

/** The session that reads; opening a paper is reading its case, and is written down as that. */
export type Reading = { readonly id: string; readonly creadaMs: number };

/** `firmada`: the revision that was signed; `completo`: the file to its last byte. */
export type Rendering = 'firmada' | 'completo';

const drawnBy = new WeakMap<Examiner, DrawnPages>();

/** PNG; null where there is no such page or the file cannot be drawn. `page` from 1. */
export async function drawPaperPage(
  { examiner, files }: Pick<Deps, 'examiner' | 'files'>,
  { sha256, formato, examen }: AdjuntoExaminado,
  rendering: Rendering,
  page: number,
): Promise<Buffer | null> {
  const drawn = drawnBy.get(examiner) ?? new DrawnPages();
  drawnBy.set(examiner, drawn);
  const bytes = rendering === 'firmada' ? (examen?.datos.revisionFirmadaBytes ?? null) : null;
  const key = `${sha256} ${bytes} ${page}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const png = await examiner.page({ path: files.pathOf(sha256), formato, page: page - 1, bytes });
  if (png !== null) drawn.keep(key, png);
  return png;
}

/** One paper of a case with what was found in it. What the antivirus found infected is not shown to anybody. */
export async function readPaper(
  deps: Deps,
  actor: Funcionario,
  sesion: Reading,
  referencia: string,
  id: string,
): Promise<StaffPaper | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const adjunto = solicitud.adjuntos.find((one) => one.id === id);
  if (adjunto === undefined || !(await deps.files.has(adjunto.sha256))) return refuse('no-encontrada');
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion ?? null;
  const facts = definicion === null ? null : await factsOfCase(deps, definicion, solicitud);
  const contexto = facts === null ? null : contextIn(facts.hechos);
  const [paper] = await readPapersForStaff(deps, definicion, contexto, { adjuntos: [adjunto] });
  if (paper === undefined) return refuse('no-encontrada');
  if (paper.antivirus !== 'infectado') return paper;
  return refuse('archivo-infectado', {
    sentence: 'El antivirus encontró un virus en este archivo: no se muestra ni se descarga.',
  });
}

/** PNG of a page of a paper of a case. */
export async function readPageImage(
  deps: Deps,
  actor: Funcionario,
  sesion: Reading,
  {
    referencia,
    id,
    page,
    rendering,
  }: {
    readonly referencia: string;
    readonly id: string;
    readonly page: number;
    readonly rendering: Rendering;
  },
): Promise<Buffer | Refusal> {
  const paper = await readPaper(deps, actor, sesion, referencia, id);
  if (isRefusal(paper)) return paper;
  return (await drawPaperPage(deps, paper, rendering, page)) ?? refuse('no-encontrada');
}

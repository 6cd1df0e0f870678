/** A file of the entity's answer, for whoever filed without account, by the link of their letter. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { readAntivirus } from '../store/examenes.ts';
import type { Deps } from './deps.ts';
import type { Attachment } from './read-attachment.ts';
import { readRequerimiento } from './read-requerimiento.ts';

/** Their own papers they have; nothing else of the case is given out by a link. */
export async function readRequerimientoAttachment(
  deps: Deps,
  token: string,
  id: string,
): Promise<Attachment | Refusal> {
  const view = await readRequerimiento(deps, { clase: 'publico' }, 'titular', token);
  if (isRefusal(view)) return view;
  const adjunto = view.adjuntos.find((one) => one.id === id);
  if (adjunto === undefined || !view.puede.has('escribir') || !(await deps.files.has(adjunto.sha256)))
    return refuse('no-encontrada');
  const antivirus = (await readAntivirus(deps.db, [adjunto.sha256])).get(adjunto.sha256);
  if (antivirus === 'infectado') return refuse('archivo-infectado');
  return { adjunto, contenido: () => deps.files.read(adjunto.sha256) };
}

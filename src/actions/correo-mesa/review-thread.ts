/** What the owner sees before filing what their mails and the page hold: every answer, every paper, what will happen, and the hash of it all. */
import { leerDatos } from '../../domain/tramite/leer-datos.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';
import { contextIn, examineAttachments } from '../examine-attachments.ts';
import { gatherFacts } from '../gather-facts.ts';
import { type Reviewed, review } from '../review.ts';

export async function reviewThread(
  deps: Deps,
  { contenido }: Pick<Hilo, 'contenido'>,
  vigente: DefinicionVigente,
): Promise<Reviewed> {
  const { definicion } = vigente;
  const lectura = leerDatos(definicion, contenido.datos);
  const facts = await gatherFacts(deps, definicion, lectura.datos, null, []);
  const papers = await examineAttachments(deps, definicion, contextIn(facts.hechos), contenido.documentos);
  return { vigente, lectura, review: review(vigente, lectura.datos, facts, papers) };
}

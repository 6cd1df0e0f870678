/** Files a thread that holds all its trámite asks for, or asks for what does not serve. */
import { cartaDeFaltantes, cartaDePresentada } from '../../domain/correo/cartas-de-correo.ts';
import type { Faltante } from '../../domain/correo/lo-que-falta.ts';
import { recogidoDe, sinPapeles } from '../../domain/correo/recogido-en-hilo.ts';
import type { FieldError, Refusal } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { DefinicionVigente } from '../deps.ts';
import { completionLink } from './completion-link.ts';
import { outcomeOf, type Step, type StepOrder, toStaff } from './step.ts';
import { noted, type ThreadDraft } from './thread-draft.ts';

/** As errors of a form name it. */
export const codeOf = ({ clase, clave }: Faltante): string =>
  clase === 'documento' ? `documento:${clave}` : clave;

/** The thread waits for its owner, who is told what for. */
export function askFor(
  { agencia, deps }: StepOrder,
  { definicion }: DefinicionVigente,
  draft: ThreadDraft,
  faltan: readonly Faltante[],
): Step {
  const { referencia } = draft;
  const recogido = recogidoDe(draft.contenido);
  const enlace = completionLink(deps, draft.id);
  const carta = cartaDeFaltantes({ agencia, referencia, definicion, recogido, faltan, enlace });
  return {
    draft: { ...draft, estado: 'espera-documentos', faltan: faltan.map(codeOf) },
    mailing: { clase: 'faltan', carta },
  };
}

/** What was found in a file, without the file's name: that is the sender's word, and no letter of ours carries it. */
function withoutName(sentence: string): string {
  const end = sentence.lastIndexOf('»: ');
  return sentence.startsWith('«') && end > 0 ? sentence.slice(end + 3) : sentence;
}

/** The question or paper that a refusal speaks of; null where it speaks of neither. */
function refused(definicion: Definicion, { path, sentence }: FieldError): Faltante | null {
  const isPaper = path.startsWith('documento:');
  const clave = path.replace(/^documento:/, '').split('.')[0] ?? '';
  const asked = isPaper ? definicion.documentos : definicion.datos;
  const found = Object.hasOwn(asked, clave) ? asked[clave] : undefined;
  if (found === undefined) return null;
  const { etiqueta, ayuda = null } = found;
  return { clase: isPaper ? 'documento' : 'dato', clave, etiqueta, ayuda, porque: withoutName(sentence) };
}

/** Papers that do not serve go beside, their places are free again; where something else is in the way, staff see to it. */
function rejected(order: StepOrder, vigente: DefinicionVigente, draft: ThreadDraft, refusal: Refusal): Step {
  const found = (refusal.errors ?? []).map((error) => refused(vigente.definicion, error));
  const faltan = new Map(found.flatMap((one) => (one === null ? [] : [[`${one.clase} ${one.clave}`, one]])));
  if (found.length === 0 || found.includes(null)) {
    const why = `No se pudo presentar: ${refusal.sentence}`;
    return toStaff({ ...order, draft: { ...draft, faltan: [] } }, why, true);
  }
  const papers = [...faltan.values()].flatMap(({ clase, clave }) => (clase === 'documento' ? [clave] : []));
  const contenido = sinPapeles(draft.contenido, papers, order.correo);
  return askFor(order, vigente, { ...draft, contenido }, [...faltan.values()]);
}

export function filingStep(order: StepOrder, vigente: DefinicionVigente, draft: ThreadDraft): Step {
  const { agencia, ahoraMs, deps, correo } = order;
  const done = outcomeOf(order, 'presentar');
  if (done === null) return { needs: { clase: 'presentar', hilo: draft, correo } };
  if (done.outcome === 'negado') return rejected(order, vigente, draft, done.refusal);
  if (done.outcome !== 'presentado') throw new Error('a thread was neither filed nor refused');
  const { referencia } = done.filed;
  const hecho = { quien: 'ventanilla', verbo: 'presentar', texto: '', sobre: referencia } as const;
  const next: ThreadDraft = { ...draft, estado: 'presentado', solicitud: referencia, faltan: [] };
  const enlace = completionLink(deps, draft.id);
  const carta = cartaDePresentada({ agencia, referencia, definicion: vigente.definicion, enlace });
  return { draft: noted(next, ahoraMs, hecho), mailing: { clase: 'presentada', carta } };
}

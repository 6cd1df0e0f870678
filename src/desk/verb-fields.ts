/** What the forms of a case are made of: words to write, and folding a form away until it is wanted. */
import { limits } from '../domain/limits.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
import { details } from '../ui/components/details.ts';
import { textarea } from '../ui/components/textarea.ts';
import type { Content, Html } from '../ui/html.ts';
import { type CaseView, errorAt, fieldIdOf, typed } from './case-view.ts';

const rowsMin = 3;
const rowsMax = 14;
const charsPerRow = 60;

/** What came back is seen whole, up to a point. */
function rowsFor(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / charsPerRow), 0);
  return Math.min(rowsMax, Math.max(rowsMin, rows));
}

export function words(view: CaseView, verbo: Verbo, name: string, label: string, hint?: string): Html {
  const value = typed(view, verbo, name);
  return textarea({
    name,
    id: fieldIdOf(verbo, name),
    label,
    hint,
    rows: rowsFor(value),
    value,
    error: errorAt(view, verbo, name),
    attributes: { maxlength: limits.messageCharsMax },
  });
}

/** Only for who may do it; open again when it came back with something to mend. */
export function folded(view: CaseView, verbo: Verbo, summary: string, content: Content): Html | false {
  return (
    view.verbos.has(verbo) &&
    details({ summary, content, id: `form-${verbo}`, isOpen: view.attempt?.verbo === verbo })
  );
}

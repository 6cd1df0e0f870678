/** What the register shows today, said beside the question that would change it. */
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';

/** From this many lines on the list is folded away: it is there to be looked up, not to be read first. */
const linesFoldedMin = 4;

export function presentEntry(lines: readonly string[] | undefined): Html | null {
  if (lines === undefined || lines.length === 0) return null;
  const [only] = lines;
  if (lines.length === 1) return insetText({ text: html`Hoy consta: <strong>${only}</strong>` });
  return details({
    summary: 'Lo que hoy consta en el registro',
    content: html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
    isOpen: lines.length < linesFoldedMin,
  });
}

/** What surrounds every step of a trámite in the chat: which trámite, how far, and what is wrong. */
import type { DialogueShown } from '../../../actions/chat/read-dialogue.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { type Html, html } from '../../../ui/html.ts';
import { anchorOf } from '../../../web/filing/field-errors.ts';
import { reviewObstacles } from '../../../web/filing/review-parts.ts';
import type { Web } from '../../../web/web.ts';
import type { DialogueTyped } from './dialogue-typed.ts';

const titleId = 'tramite-en-curso';

/** A review that cannot be filed says why without being asked. */
function problemsOf(shown: DialogueShown, { errors }: DialogueTyped) {
  return errors.length > 0 || shown.clase !== 'revisar' ? errors : reviewObstacles(shown.review);
}

/** Boxes are on the page only while their question is asked; at the review the answers stand in a list. */
function hrefOf(shown: DialogueShown, path: string): string | undefined {
  if (shown.clase === 'sin-borrador' || path === '') return undefined;
  if (shown.clase !== 'revisar') return anchorOf(shown.draft.vigente.definicion, path);
  if (path === 'confirmaciones') return '#confirmaciones';
  return path.startsWith('documento:') ? '#cambiar-documentos' : `#cambiar-${path.split('.')[0] ?? ''}`;
}

export function dialogueFrame(
  { deps }: Web,
  shown: DialogueShown,
  typed: DialogueTyped,
  content: Html,
): Html {
  const name = deps.definiciones.porId(shown.dialogo.tramite)?.definicion.nombre ?? shown.dialogo.tramite;
  const errors = problemsOf(shown, typed).map(({ path, sentence }) => ({
    text: sentence,
    href: hrefOf(shown, path),
  }));
  const isThere = shown.clase !== 'sin-borrador';
  return html`<section class="v-chat-dialogo" aria-labelledby="${titleId}">${errors.length > 0 && errorSummary({ errors })}
<h2 class="govuk-heading-m" id="${titleId}">${isThere && html`<span class="govuk-caption-m">Paso ${shown.position} de ${shown.total}</span>`}${name}</h2>
${isThere && shown.draft.cambioDefinicion && insetText({ text: 'La agencia cambió este trámite desde que empezó su borrador. Conservamos lo que escribió; revise cada respuesta.' })}
${content}</section>`;
}

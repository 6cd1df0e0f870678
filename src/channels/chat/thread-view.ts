/** The thread: every line in order, with the day above the first of each. */
import type { Linea } from '../../domain/chat/linea.ts';
import { paths } from '../../paths.ts';
import { chatDay } from '../../ui/components/chat-line.ts';
import { type Html, html } from '../../ui/html.ts';
import { lineDay } from '../../web/chat/line-day.ts';
import { type LineView, lineView, lineViewOf } from '../../web/chat/line-view.ts';
import type { Web } from '../../web/web.ts';

export function personLineView({ deps }: Web): LineView {
  return lineViewOf(deps.definiciones, { audience: 'persona', archivoHref: paths.chat.archivo });
}

/** `<ol data-chat-lineas>`; `isCut`: earlier lines are not on the page. */
export function threadView(web: Web, lineas: readonly Linea[], isCut: boolean): Html {
  const view = personLineView(web);
  const items = lineas.map((linea, index) => {
    const before = lineas[index - 1];
    const dia = lineDay(linea);
    const isNewDay = before === undefined || lineDay(before) !== dia;
    return html`${isNewDay && chatDay(dia)}${lineView(linea, view)}`;
  });
  return html`${isCut && html`<p class="govuk-body v-chat__antes"><a class="govuk-link" href="${paths.chat.transcripcion}">Descargue la transcripción</a> para leer lo anterior.</p>`}
<ol class="v-lineas" data-chat-lineas aria-label="Conversación">${items}</ol>`;
}

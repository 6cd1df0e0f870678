/** The words of a note: colleagues stand out, and another case is a link for who may open it. Everything else is text. */
import { trozosDeNota } from '../../domain/solicitud/nota.ts';
import { paths } from '../../paths.ts';
import { type Html, html } from '../../ui/html.ts';

export function noteText(texto: string, legibles: ReadonlySet<string>): Html {
  return html`${trozosDeNota(texto).map(({ clase, texto: one }) => {
    if (clase === 'mencion') return html`<strong class="v-mencion">${one}</strong>`;
    if (clase === 'referencia' && legibles.has(one))
      return html`<a class="govuk-link" href="${paths.mesa.solicitud(one)}">${one}</a>`;
    return one;
  })}`;
}

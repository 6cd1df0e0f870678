/** The keys of the queue, in a dialog; each is also a link, a box or a button of the page. */
import { table } from '../ui/components/table.ts';
import { type Html, html } from '../ui/html.ts';

const keys: readonly (readonly [string, string])[] = [
  ['j y k', 'Bajar y subir por las filas'],
  ['Intro', 'Abrir la solicitud'],
  ['x', 'Marcar o desmarcar la fila'],
  ['t', 'Tomar la solicitud de la fila'],
  ['/', 'Ir al cuadro para buscar'],
  ['?', 'Abrir esta ayuda'],
];

/** Without JavaScript there are no keys, and no button that speaks of them. */
export function queueKeys(): Html {
  return html`<button type="button" class="govuk-button govuk-button--secondary v-boton-menor" data-abre-teclas hidden>Teclas</button>
<dialog class="v-teclas" id="teclas" aria-labelledby="teclas-titulo"><h2 class="govuk-heading-m" id="teclas-titulo">Teclas de la lista</h2>
<p class="govuk-body">Actúan mientras el foco está en una fila de la lista. Llegue a ella con la tecla Tab.</p>
${table({ caption: 'Teclas', captionHidden: true, firstCellIsHeader: true, head: [{ text: 'Tecla' }, { text: 'Qué hace' }], rows: keys.map(([key, does]) => [html`<kbd>${key}</kbd>`, does]) })}
<form method="dialog"><button class="govuk-button govuk-button--secondary">Cerrar</button></form></dialog>`;
}

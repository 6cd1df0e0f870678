/** The keys of the inbox, folded away, with the boxes that switch keys and sounds. */
import { type Html, html } from '../html.ts';
import { table } from './table.ts';

const keys: readonly (readonly [string, string])[] = [
  ['j y k', 'Bajar y subir por las conversaciones de la lista'],
  ['Intro', 'Abrir la conversación marcada'],
  ['t', 'Tomar la marcada o, si no hay, la que más espera'],
  ['r', 'Ir al cuadro para escribir'],
  ['n y b', 'Pasar a la conversación siguiente o a la anterior'],
  ['g', 'Elegir una respuesta guardada'],
  ['p', 'Pasar la conversación'],
  ['o', 'Proponer un trámite'],
  ['c', 'Cerrar la conversación'],
  ['f', 'Ver la ficha y las solicitudes'],
  ['Esc', 'Salir del cuadro de escritura'],
  ['?', 'Abrir o cerrar esta ayuda'],
];

function box(name: string, text: string): Html {
  return html`<div class="v-interruptor"><input type="checkbox" id="interruptor-${name}" data-interruptor="${name}"> <label for="interruptor-${name}">${text}</label></div>`;
}

export function inboxShortcuts(): Html {
  return html`<details class="govuk-details v-atajos" id="atajos"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Teclas y sonido</span></summary>
<div class="govuk-details__text"><div data-solo-con-script hidden>${box('atajos', 'Usar las teclas de esta página')}${box('sonido', 'Sonar cuando alguien espera o escribe')}</div>
<noscript><p class="govuk-body">Las teclas y el sonido necesitan JavaScript. Todo lo demás funciona sin él.</p></noscript>
${table({ caption: 'Teclas de la bandeja; no actúan mientras se escribe', captionHidden: true, firstCellIsHeader: true, head: [{ text: 'Tecla' }, { text: 'Qué hace' }], rows: keys.map(([key, does]) => [html`<kbd>${key}</kbd>`, does]) })}</div></details>`;
}

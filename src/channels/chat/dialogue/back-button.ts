/** Buttons that lead to an earlier step; what is typed in the same form is kept. */
import { button } from '../../../ui/components/button.ts';
import { type Html, html } from '../../../ui/html.ts';

const verb = 'volver';

export function backButton(paso: string): Html {
  return button({
    text: 'Volver a la pregunta anterior',
    variant: 'secondary',
    name: '_accion',
    value: `${verb}:${paso}`,
  });
}

/** As a link among the answers of the review; `nombre`: of what is changed, for those who hear the button alone. */
export function changeButton(paso: string, nombre: string): Html {
  return html`<button class="v-boton-enlace" id="cambiar-${paso}" name="_accion" value="${verb}:${paso}">Cambiar<span class="govuk-visually-hidden"> ${nombre}</span></button>`;
}

/** The step such a button leads to; null for any other button. */
export function stepAskedBack(accion: string): string | null {
  const [asked, paso] = accion.split(':');
  return asked === verb && paso !== undefined ? paso : null;
}

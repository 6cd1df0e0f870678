/** Who works a case and what is said about it: hand on, return, note, message. */
import { button } from '../ui/components/button.ts';
import { select } from '../ui/components/select.ts';
import { type Html, html } from '../ui/html.ts';
import { type CaseView, errorAt, fieldIdOf, typed, verbForm } from './case-view.ts';
import { letterButton, letterShown, templateChooser } from './caso/letter-tools.ts';
import { folded, words } from './verb-fields.ts';

function handOn(view: CaseView): Html {
  const { colegas, solicitud } = view.caso;
  const others = colegas.filter(({ id }) => id !== solicitud.asignado);
  return verbForm(
    view,
    'pasar',
    html`${select({
      name: 'a',
      id: fieldIdOf('pasar', 'a'),
      label: 'A quién',
      emptyText: 'Elija a una persona',
      items: others.map(({ id, nombre }) => ({ value: id, text: nombre })),
      value: typed(view, 'pasar', 'a'),
      error: errorAt(view, 'pasar', 'a'),
    })}${words(view, 'pasar', 'nota', 'Nota para quien la recibe')}${button({ text: 'Pasar', variant: 'secondary' })}`,
  );
}

export function caseHandling(view: CaseView): Html | false {
  const parts = [
    folded(
      view,
      'escribir',
      'Escribir a la persona',
      verbForm(
        view,
        'escribir',
        html`${templateChooser(view, 'escribir')}${words(view, 'escribir', 'texto', 'Mensaje', 'La persona lo verá en su solicitud y recibirá un aviso.')}${letterShown(view, 'escribir', typed(view, 'escribir', 'texto'))}<div class="govuk-button-group">${button({ text: 'Enviar', variant: 'secondary' })}${letterButton(view, 'escribir')}</div>`,
      ),
    ),
    folded(
      view,
      'anotar',
      'Dejar una nota interna',
      verbForm(
        view,
        'anotar',
        html`${words(view, 'anotar', 'texto', 'Nota', 'Solo la ve el personal. Escriba @usuario para avisar a una persona que pueda leer este caso.')}${button({ text: 'Guardar la nota', variant: 'secondary' })}`,
      ),
    ),
    folded(view, 'pasar', 'Pasar a otra persona', handOn(view)),
    folded(
      view,
      'devolver',
      'Devolver a la cola',
      verbForm(
        view,
        'devolver',
        html`<p class="govuk-body">Queda sin asignar: cualquiera de la unidad puede tomarla.</p>${button({ text: 'Devolver', variant: 'secondary' })}`,
      ),
    ),
  ];
  return (
    parts.some((part) => part !== false) &&
    html`<section class="v-manejo" aria-labelledby="manejo"><h2 class="govuk-heading-m" id="manejo">Mensajes y reparto</h2>${parts}</section>`
  );
}

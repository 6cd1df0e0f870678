/** Who works a case and what is said about it: hand on, return, note, message. */
import { limits } from '../domain/limits.ts';
import { button } from '../ui/components/button.ts';
import { details } from '../ui/components/details.ts';
import { select } from '../ui/components/select.ts';
import { textarea } from '../ui/components/textarea.ts';
import { type Html, html } from '../ui/html.ts';
import { type CaseView, errorAt, fieldIdOf, typed, verbForm } from './case-view.ts';

type Said = 'anotar' | 'escribir' | 'pasar';

function words(view: CaseView, verbo: Said, name: string, label: string, hint?: string): Html {
  return textarea({
    name,
    id: fieldIdOf(verbo, name),
    label,
    hint,
    rows: 3,
    value: typed(view, verbo, name),
    error: errorAt(view, verbo, name),
    attributes: { maxlength: limits.messageCharsMax },
  });
}

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

function folded(view: CaseView, verbo: Said | 'devolver', summary: string, content: Html): Html | false {
  return (
    view.verbos.has(verbo) &&
    details({ summary, content, id: `form-${verbo}`, isOpen: view.attempt?.verbo === verbo })
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
        html`${words(view, 'escribir', 'texto', 'Mensaje', 'La persona lo verá en su solicitud y recibirá un aviso.')}${button({ text: 'Enviar', variant: 'secondary' })}`,
      ),
    ),
    folded(
      view,
      'anotar',
      'Dejar una nota interna',
      verbForm(
        view,
        'anotar',
        html`${words(view, 'anotar', 'texto', 'Nota', 'Solo la ve el personal.')}${button({ text: 'Guardar la nota', variant: 'secondary' })}`,
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

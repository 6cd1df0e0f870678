/** What helps to write to the person: a template of the unit to begin with, and the letter as it will go out. */
import type { LetterPreview, VerboConCarta } from '../../actions/cartas/preview-letter.ts';
import { usoDeVerbo } from '../../actions/plantillas/templates.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { type CaseView, errorAt, fieldIdOf, formIdOf, typed } from '../case-view.ts';

/** Values of `_accion` that do nothing to the case: they show the form again, filled or with its letter. */
export const templateAction = 'plantilla';
export const letterAction = 'ver-carta';

/** The field of each form that its template goes into. */
export const writtenField = { escribir: 'texto', 'pedir-subsanacion': 'pide', negar: 'motivo' } as const;
type Written = keyof typeof writtenField;

export function isWritten(verbo: string): verbo is Written {
  return Object.hasOwn(writtenField, verbo);
}

const here = ({ caso }: CaseView, verbo: VerboConCarta) =>
  `${paths.mesa.verbo(caso.solicitud.referencia, verbo)}#${formIdOf(verbo)}`;

/** Nothing where the unit keeps no template for it. */
export function templateChooser(view: CaseView, verbo: Written): Html | false {
  const uso = usoDeVerbo[verbo];
  const fitting = view.caso.plantillas.filter((one) => one.uso === uso);
  if (fitting.length === 0) return false;
  return html`<div class="v-plantilla">${select({
    name: 'plantilla',
    id: fieldIdOf(verbo, 'plantilla'),
    label: 'Plantilla',
    emptyText: 'Elija una plantilla',
    items: fitting.map(({ id, titulo }) => ({ value: id, text: titulo })),
    value: typed(view, verbo, 'plantilla'),
    error: errorAt(view, verbo, 'plantilla'),
  })}${button({ text: 'Usar la plantilla', variant: 'secondary', name: '_accion', value: templateAction, attributes: { formaction: here(view, verbo) } })}</div>`;
}

export function letterButton(view: CaseView, verbo: VerboConCarta): Html {
  return button({
    text: 'Ver la carta',
    variant: 'secondary',
    name: '_accion',
    value: letterAction,
    attributes: { formaction: here(view, verbo) },
  });
}

function letter({ asunto, texto }: LetterPreview): Html {
  return html`<p class="govuk-body"><strong>Asunto:</strong> ${asunto}</p><p class="v-escrito v-carta__texto">${texto}</p>`;
}

/** Where the form came back to show it. `written`: the words that stand inside the case, not in the letter. */
export function letterShown(view: CaseView, verbo: VerboConCarta, written: string): Html | false {
  const { attempt, carta } = view;
  if (attempt?.verbo !== verbo || carta === undefined) return false;
  return html`<section class="v-carta" aria-labelledby="carta-${verbo}"><h4 class="govuk-heading-s" id="carta-${verbo}">Así saldrá la carta</h4>${
    carta === null ? html`<p class="govuk-body">Esta acción no envía ninguna carta.</p>` : letter(carta)
  }${written !== '' && html`<h4 class="govuk-heading-s">Y esto leerá en su solicitud</h4><p class="govuk-body v-escrito">${written}</p>`}</section>`;
}

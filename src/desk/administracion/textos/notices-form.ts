/** The notices on the public pages: what each says, and from which day to which. */
import type { AvisoEscrito, TextosVigentes } from '../../../actions/ajustes/change-textos.ts';
import { textosLimits } from '../../../domain/ajustes/textos.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { details } from '../../../ui/components/details.ts';
import { fieldset } from '../../../ui/components/fieldset.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import { type AdminView, adminForm, errorIn, fieldIn, fieldOf, reasonField, typedIn } from '../admin-form.ts';

export const noticesPurpose = 'mesa-textos-avisos';
export const noticesKey = 'avisos';

const slots = Array.from({ length: textosLimits.avisosMax }, (_, n) => n);
const parts = ['dia', 'mes', 'anio'] as const;

/** '' where all three boxes are empty. */
function dateTyped(body: FormBody, name: string): string {
  const [dia = '', mes = '', anio = ''] = parts.map((part) => first(body, `${name}-${part}`).trim());
  return dia + mes + anio === '' ? '' : `${anio}-${mes.padStart(2, '0')}-${dia.padStart(2, '0')}`;
}

export function readNotices(body: FormBody): readonly AvisoEscrito[] {
  return slots.map((n) => ({
    texto: first(body, `texto-${n}`),
    desde: dateTyped(body, `desde-${n}`),
    hasta: dateTyped(body, `hasta-${n}`),
  }));
}

function dateField(view: AdminView, name: string, legend: string, kept: string): Html {
  const [anio = '', mes = '', dia = ''] = kept.split('-');
  const values = { dia, mes, anio };
  return dateInput({
    name,
    id: fieldIn(noticesKey, name),
    legend,
    legendSize: 's',
    error: errorIn(view, noticesKey, `${name}-dia`),
    values: Object.fromEntries(
      parts.map((part) => [part, typedIn(view, noticesKey, `${name}-${part}`, values[part])]),
    ),
  });
}

export function noticesSection(view: AdminView, { version, textos }: TextosVigentes): Html {
  const fields = slots.map((n) => {
    const kept = textos.avisos[n] ?? { texto: '', desde: '', hasta: '' };
    const isOpen = n === 0 || kept.texto !== '' || view.attempt?.key === noticesKey;
    const content = fieldset({
      legend: `Aviso ${n + 1}`,
      legendSize: 's',
      content: html`${textarea({
        ...fieldOf(view, noticesKey, `texto-${n}`),
        label: html`Texto<span class="govuk-visually-hidden"> del aviso ${n + 1}</span>`,
        rows: 2,
        value: typedIn(view, noticesKey, `texto-${n}`, kept.texto),
      })}<div class="v-aviso-fechas">${dateField(view, `desde-${n}`, 'Primer día', kept.desde)}${dateField(view, `hasta-${n}`, 'Último día', kept.hasta)}</div>`,
    });
    return isOpen ? content : details({ summary: `Agregar el aviso ${n + 1}`, content });
  });
  return html`<h2 class="govuk-heading-m" id="avisos">Avisos en las páginas públicas</h2>
<p class="govuk-body">Se muestran arriba de cada página, menos en la de denuncias reservadas. Sin fechas, el aviso se muestra hasta que lo borre. Hasta ${textosLimits.avisoCharsMax} caracteres cada uno.</p>
${adminForm(view, {
  key: noticesKey,
  action: paths.mesa.ajustes.avisos,
  purpose: noticesPurpose,
  version,
  proof: false,
  content: html`${fields}${reasonField(view, noticesKey)}`,
  submit: button({ text: 'Guardar los avisos' }),
})}`;
}

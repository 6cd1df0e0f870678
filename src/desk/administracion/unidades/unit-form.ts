/** One unit on the page of units: what is known of it, and the forms that describe it or take it away. */
import type { Unidad } from '../../../domain/reparto/unidad.ts';
import { unidadLimits } from '../../../domain/reparto/unidad.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { details } from '../../../ui/components/details.ts';
import { input } from '../../../ui/components/input.ts';
import { select } from '../../../ui/components/select.ts';
import { tag } from '../../../ui/components/tag.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import {
  type AdminView,
  adminForm,
  fieldIn,
  fieldOf,
  reasonField,
  typedAllIn,
  typedIn,
} from '../admin-form.ts';

export const unitPurpose = 'mesa-unidad';
export const removeUnitPurpose = 'mesa-unidad-eliminar';

export type UnitsView = AdminView & {
  readonly version: number;
  readonly atienden: readonly string[];
  readonly descritas: readonly Unidad[];
  readonly provincias: readonly { readonly value: string; readonly text: string }[];
};

/** By the place on the page; -1 for the form of a new one. */
export const unitKey = (n: number): string => (n < 0 ? 'unidad-nueva' : `unidad-${n}`);

const skillsText = ({ aptitudes }: Unidad) =>
  aptitudes.map(({ nombre, tramites }) => `${nombre}: ${tramites.join(', ')}`).join('\n');

function nameField(view: UnitsView, key: string, unidad: Unidad | null): Html {
  if (unidad !== null) return html`<input type="hidden" name="nombre" value="${unidad.nombre}">`;
  return html`<input type="hidden" name="nueva" value="si">${input({
    ...fieldOf(view, key, 'nombre'),
    label: 'Nombre',
    hint: 'Tal como lo escribirán las definiciones: después no se cambia.',
    lengthMax: unidadLimits.nombreCharsMax,
    value: typedIn(view, key, 'nombre', ''),
  })}`;
}

function fields(view: UnitsView, key: string, unidad: Unidad | null): Html {
  return html`${nameField(view, key, unidad)}${input({
    ...fieldOf(view, key, 'descripcion'),
    label: 'Qué hace',
    lengthMax: unidadLimits.descripcionCharsMax,
    value: typedIn(view, key, 'descripcion', unidad?.descripcion ?? ''),
  })}${select({
    ...fieldOf(view, key, 'provincia'),
    label: 'Provincia de su oficina',
    emptyText: 'Ninguna en particular',
    items: view.provincias.map((one) => ({ ...one })),
    value: typedIn(view, key, 'provincia', unidad?.provincia ?? ''),
  })}${textarea({
    ...fieldOf(view, key, 'aptitudes'),
    label: 'Aptitudes',
    hint: 'Una por línea, con los trámites que la piden: «correos: correo-electronico». Puede quedar vacío.',
    rows: 3,
    value: typedIn(view, key, 'aptitudes', unidad === null ? '' : skillsText(unidad)),
  })}${checkboxes({
    name: 'recibe',
    idPrefix: fieldIn(key, 'recibe'),
    small: true,
    values: typedAllIn(view, key, 'recibe', unidad === null || unidad.recibe ? ['si'] : []),
    items: [{ value: 'si', text: 'Recibe por las reglas de reparto' }],
  })}${reasonField(view, key)}`;
}

function removal(view: UnitsView, n: number, { nombre }: Unidad): Html {
  const key = `quitar-${unitKey(n)}`;
  return details({
    summary: html`Eliminar<span class="govuk-visually-hidden"> ${nombre}</span>`,
    isOpen: view.attempt?.key === key,
    content: adminForm(view, {
      key,
      action: paths.mesa.eliminarUnidad,
      purpose: removeUnitPurpose,
      version: view.version,
      proof: false,
      content: html`<input type="hidden" name="nombre" value="${nombre}"><p class="govuk-body">Solo si no le quedan personas ni solicitudes abiertas.</p>${reasonField(view, key)}`,
      submit: button({ text: 'Eliminar la unidad', variant: 'warning' }),
    }),
  });
}

/** `unidad`: null for the form of a new one. */
export function unitSection(view: UnitsView, unidad: Unidad | null, n: number): Html {
  const key = unitKey(n);
  const form = adminForm(view, {
    key,
    action: paths.mesa.unidades,
    purpose: unitPurpose,
    version: view.version,
    proof: false,
    content: fields(view, key, unidad),
    submit: button({ text: unidad === null ? 'Agregar la unidad' : 'Guardar' }),
  });
  const isOpen = view.attempt?.key === key;
  if (unidad === null)
    return html`<h2 class="govuk-heading-m">Otra unidad</h2>${details({ summary: 'Agregar una unidad', isOpen, content: form })}`;
  const { nombre, descripcion, recibe } = unidad;
  const isDescribed = view.descritas.some((one) => one.nombre === nombre);
  const isNamed = view.atienden.includes(nombre);
  return html`<section class="v-unidad" aria-labelledby="${key}-titulo"><h2 class="govuk-heading-m" id="${key}-titulo">${nombre}</h2>
<p class="govuk-body">${isDescribed ? tag({ text: recibe ? 'Recibe por reparto' : 'No recibe por reparto', tone: recibe ? 'green' : 'grey' }) : tag({ text: 'Sin describir', tone: 'yellow' })} ${!isNamed && tag({ text: 'Ningún trámite la nombra', tone: 'grey' })}</p>
${descripcion !== '' && html`<p class="govuk-body">${descripcion}</p>`}
${details({ summary: html`${isDescribed ? 'Cambiar' : 'Describir'}<span class="govuk-visually-hidden"> ${nombre}</span>`, isOpen, content: form })}${isDescribed && !isNamed && removal(view, n, unidad)}</section>`;
}

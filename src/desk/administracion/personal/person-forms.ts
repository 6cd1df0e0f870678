/** The forms on the page of one person, each with its own reason and its own way back. */
import type { Persona } from '../../../actions/personal/list-persons.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { details } from '../../../ui/components/details.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { select } from '../../../ui/components/select.ts';
import { type Content, type Html, html } from '../../../ui/html.ts';
import {
  type AdminView,
  adminForm,
  errorIn,
  fieldIn,
  fieldOf,
  reasonField,
  typedAllIn,
  typedIn,
} from '../admin-form.ts';
import { dataFields } from './data-fields.ts';
import { rightsFields } from './rights-fields.ts';

export type PersonVerb = 'datos' | 'permisos' | 'reparto' | 'acceso' | 'desactivar' | 'activar';
export const personPurpose = (verbo: string): string => `mesa-personal-${verbo}`;

export type PersonView = AdminView & {
  readonly persona: Persona;
  readonly unidades: readonly string[];
  /** Trámites and skills she may be said to know. */
  readonly aptitudes: readonly { readonly value: string; readonly text: string }[];
  readonly provincias: readonly { readonly value: string; readonly text: string }[];
  /** Who might take her cases. */
  readonly colegas: readonly { readonly id: string; readonly nombre: string }[];
};

function folded(view: PersonView, verbo: PersonVerb, summary: string, content: Content, submit: Html): Html {
  const { persona, attempt } = view;
  return details({
    summary,
    isOpen: attempt?.key === verbo,
    content: adminForm(view, {
      key: verbo,
      action: paths.mesa.personal.verbo(persona.id, verbo),
      purpose: personPurpose(verbo),
      version: persona.version,
      proof: true,
      content: html`${content}${reasonField(view, verbo)}`,
      submit,
    }),
  });
}

export function dataForm(view: PersonView): Html {
  const fields = dataFields(view, 'datos', view.persona);
  return folded(view, 'datos', 'Cambiar nombre o correo', fields, button({ text: 'Guardar los datos' }));
}

export function rightsForm(view: PersonView): Html {
  const fields = rightsFields(view, 'permisos', view.unidades, view.persona);
  return folded(
    view,
    'permisos',
    'Cambiar roles y unidades',
    fields,
    button({ text: 'Guardar los permisos' }),
  );
}

export function routingForm(view: PersonView): Html {
  const { persona, aptitudes, provincias } = view;
  const key = 'reparto';
  const fields = html`${checkboxes({
    name: 'aptitudes',
    idPrefix: fieldIn(key, 'aptitudes'),
    legend: 'Qué atiende',
    legendSize: 's',
    hint: 'Sin marcar ninguna, atiende todo lo de sus unidades.',
    small: true,
    error: errorIn(view, key, 'aptitudes'),
    values: typedAllIn(view, key, 'aptitudes', persona.aptitudes),
    items: aptitudes.map((one) => ({ ...one })),
  })}${checkboxes({
    name: 'provincias',
    idPrefix: fieldIn(key, 'provincias'),
    legend: 'Provincias',
    legendSize: 's',
    hint: 'Sin marcar ninguna, atiende de todo el país.',
    small: true,
    classes: 'v-personal-columnas',
    error: errorIn(view, key, 'provincias'),
    values: typedAllIn(view, key, 'provincias', persona.provincias),
    items: provincias.map((one) => ({ ...one })),
  })}${input({
    ...fieldOf(view, key, 'capacidad'),
    label: 'Capacidad: solicitudes a la vez',
    hint: 'Vacío: la que rige en su unidad.',
    width: 4,
    inputmode: 'numeric',
    value: typedIn(view, key, 'capacidad', persona.capacidad === null ? '' : String(persona.capacidad)),
  })}`;
  return folded(view, key, 'Cambiar qué se le reparte', fields, button({ text: 'Guardar el reparto' }));
}

export function accessForm(view: PersonView): Html {
  const key = 'acceso';
  const fields = html`<p class="govuk-body">Su clave y sus sesiones terminan en el acto. Verá un enlace, una sola vez, para entregarle en persona.</p>${radios(
    {
      name: 'que',
      idPrefix: fieldIn(key, 'que'),
      legend: 'Qué perdió',
      legendSize: 's',
      small: true,
      value: typedIn(view, key, 'que', 'clave'),
      items: [
        { value: 'clave', text: 'Solo la clave', hint: 'Conserva su aplicación de códigos y sus llaves.' },
        {
          value: 'factor',
          text: 'El segundo paso',
          hint: 'Se borran sus códigos y llaves; registra otros al ingresar.',
        },
      ],
    },
  )}`;
  return folded(
    view,
    key,
    'Restablecer el acceso',
    fields,
    button({ text: 'Restablecer y ver el enlace', variant: 'warning' }),
  );
}

const casesText = (count: number) =>
  count === 0
    ? 'No tiene solicitudes abiertas.'
    : `Tiene ${count} ${count === 1 ? 'solicitud abierta' : 'solicitudes abiertas'}: elija a dónde pasan.`;

export function closeForm(view: PersonView): Html {
  const { persona, colegas } = view;
  const key = 'desactivar';
  const fields = html`<p class="govuk-body">Sus sesiones terminan en el acto. ${casesText(persona.abiertas)}</p>${select(
    {
      ...fieldOf(view, key, 'relevo'),
      label: 'Sus solicitudes abiertas',
      emptyText: 'Vuelven a la cola de su unidad',
      items: colegas.map(({ id, nombre }) => ({ value: id, text: `Pasan a ${nombre}` })),
      value: typedIn(view, key, 'relevo', ''),
    },
  )}`;
  return folded(
    view,
    key,
    'Desactivar la cuenta',
    fields,
    button({ text: 'Desactivar', variant: 'warning' }),
  );
}

export function openForm(view: PersonView): Html {
  const fields = html`<p class="govuk-body">Ingresa otra vez con las pruebas que tenía.</p>`;
  return folded(view, 'activar', 'Activar la cuenta', fields, button({ text: 'Activar' }));
}

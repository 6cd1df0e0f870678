/** The bricks of forms, each in its states. */
import { addAnother } from '../components/add-another.ts';
import { button, buttonGroup, linkButton } from '../components/button.ts';
import { cascadeSelect } from '../components/cascade-select.ts';
import { checkboxes } from '../components/checkboxes.ts';
import { codePicker } from '../components/code-picker.ts';
import { dateInput } from '../components/date-input.ts';
import { errorSummary } from '../components/error-summary.ts';
import { fileList } from '../components/file-list.ts';
import { fileUpload } from '../components/file-upload.ts';
import { form } from '../components/form.ts';
import { input } from '../components/input.ts';
import { passwordInput } from '../components/password-input.ts';
import { radios } from '../components/radios.ts';
import { select } from '../components/select.ts';
import { countedTextarea, textarea } from '../components/textarea.ts';
import { type Html, html } from '../html.ts';

function texts(): Html {
  return html`${input({ name: 'calle', label: 'Calle principal', hint: 'Como consta en una planilla de servicios', value: 'Av. de las Pruebas', autocomplete: 'address-line1' })}
${input({ name: 'telefono', label: 'Teléfono convencional', width: 10, inputmode: 'tel', error: 'Escriba nueve dígitos, con el código de la provincia', value: '02 99' })}
${input({ name: 'monto', label: 'Monto retenido', prefix: 'USD', width: 10, inputmode: 'decimal' })}
${textarea({ name: 'referencias', label: 'Referencias del lugar', rows: 3 })}
${countedTextarea({ name: 'motivo', label: 'Motivo del pedido', hint: 'Con sus propias palabras', lengthMax: 500, rows: 4 })}
${passwordInput({ name: 'clave', label: 'Clave' })}
${dateInput({ name: 'nacimiento', legend: 'Fecha de nacimiento del representante legal', hint: 'Por ejemplo, 27 3 1980', isBirthDate: true, error: 'La fecha de nacimiento debe incluir un mes', errorParts: ['mes'], values: { dia: '27', anio: '1980' } })}
${select({
  name: 'fase',
  label: 'Fase del proceso',
  emptyText: 'Elija una fase',
  items: [
    { value: 'preguntas', text: 'Preguntas y respuestas' },
    { value: 'ofertas', text: 'Entrega de ofertas' },
  ],
})}`;
}

function choicesShown(): Html {
  return html`${radios({
    name: 'aviso',
    legend: '¿Cómo quiere que le avisemos?',
    legendSize: 'm',
    value: 'otro',
    items: [
      { value: 'registrado', text: 'Al correo registrado', hint: 'p•••••@ejemplo.ec' },
      {
        value: 'otro',
        text: 'A otro correo',
        conditional: input({ name: 'otro-correo', label: 'Correo electrónico', type: 'email' }),
      },
      { value: 'ninguno', text: 'No quiero avisos', dividerBefore: 'o' },
    ],
  })}
${checkboxes({
  name: 'pendientes',
  legend: 'Confirme lo que conoce',
  values: ['contratos'],
  items: [
    { value: 'contratos', text: 'Tengo contratos en ejecución' },
    { value: 'ofertas', text: 'Tengo ofertas presentadas' },
    { value: 'ninguna', text: 'Ninguna de las anteriores', dividerBefore: 'o', exclusive: true },
  ],
})}`;
}

function searching(): Html {
  const code = { code: '43110', name: 'Servicios de prueba de la categoría de ejemplo' };
  return html`${cascadeSelect({
    name: 'lugar',
    legend: '¿Dónde está su domicilio?',
    levels: [
      {
        name: 'provincia',
        label: 'Provincia',
        parameter: 'provincia',
        value: '17',
        items: [
          { value: '09', text: 'Guayas' },
          { value: '17', text: 'Pichincha' },
        ],
      },
      { name: 'canton', label: 'Cantón', parameter: 'canton', items: [{ value: '1701', text: 'Quito' }] },
      { name: 'parroquia', label: 'Parroquia', parameter: 'parroquia', items: [] },
    ],
  })}
${addAnother({
  name: 'cpc',
  legend: 'Códigos CPC que quiere agregar',
  rowTitle: 'Código',
  rows: [
    codePicker({
      name: 'cpc.0.codigo',
      label: 'Producto o servicio',
      hint: 'Escriba el nombre o los primeros números',
      query: 'prueba',
      results: [
        code,
        {
          code: '43120',
          name: 'Otros servicios de prueba',
          hint: 'Ya consta en su registro',
          disabled: true,
        },
      ],
      sourceHref: '/datos/cpc',
    }),
    codePicker({
      name: 'cpc.1.codigo',
      label: 'Producto o servicio',
      query: 'zzz',
      results: [],
      sourceHref: '/datos/cpc',
      error: 'Elija un código',
    }),
  ],
})}
${fileUpload({ name: 'respaldo', label: 'Documento de respaldo', hint: 'PDF firmado, hasta 10 MB. Puede elegir varios.', multiple: true, accept: '.pdf' })}
${fileList({
  name: 'respaldo',
  canRemove: true,
  files: [
    { id: 'a1', name: 'oficio-firmado.pdf', size: '240 kB', state: { text: 'Revisado', tone: 'green' } },
    {
      id: 'a2',
      name: 'listado.pdf',
      size: '1,2 MB',
      state: { text: 'En revisión', tone: 'purple' },
      note: 'Estamos buscando virus. No hace falta que espere.',
    },
  ],
})}`;
}

/** A form with an error summary on top. */
export function fieldsMain(): Html {
  return html`${errorSummary({
    errors: [
      { text: 'Escriba nueve dígitos, con el código de la provincia', href: '#telefono' },
      { text: 'La fecha de nacimiento debe incluir un mes', href: '#nacimiento-mes' },
      { text: 'Elija un código', href: '#cpc.1.codigo' },
    ],
  })}
<span class="govuk-caption-l">Actualización de datos · paso 2 de 4</span><h1 class="govuk-heading-l">Sus datos de contacto</h1>
${form({
  action: '/demo/muestrario',
  csrf: 'muestra',
  draftKey: 'muestrario',
  content: html`${button({ text: 'Continuar', classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}${texts()}${choicesShown()}${searching()}
${buttonGroup([button({ text: 'Continuar', preventDoubleClick: true }), button({ text: 'Guardar y seguir después', variant: 'secondary', name: '_accion', value: 'guardar' }), html`<a class="govuk-link" href="/">Cancelar</a>`])}
${buttonGroup([button({ text: 'Retirar el pedido', variant: 'warning' }), button({ text: 'No disponible', disabled: true }), linkButton({ text: 'Empezar', href: '/', isStart: true })])}`,
})}`;
}

/** The bricks of a decided case: answer, changes, clocks, history; and the small frames. */
import { beforeAfter } from '../components/before-after.ts';
import { clocks } from '../components/clock.ts';
import { details } from '../components/details.ts';
import { insetText } from '../components/inset-text.ts';
import { notificationBanner } from '../components/notification-banner.ts';
import { pageItems, pagination } from '../components/pagination.ts';
import { panel } from '../components/panel.ts';
import { referenceText } from '../components/reference.ts';
import { type StateName, stateTag } from '../components/state-tag.ts';
import { summaryList } from '../components/summary-list.ts';
import { taskList } from '../components/task-list.ts';
import { timeline } from '../components/timeline.ts';
import { warningText } from '../components/warning-text.ts';
import { type Html, html } from '../html.ts';

const states: readonly StateName[] = [
  'borrador',
  'recibida',
  'en-revision',
  'por-subsanar',
  'aprobada',
  'negada',
  'desistida',
  'archivada',
];

function decided(): Html {
  return html`${panel({ title: 'Solicitud aprobada', body: html`Su referencia es ${referenceText('VT-4K7M-92XQ')}<br>El cambio ya consta en el registro.` })}
${beforeAfter({
  changes: [
    { label: 'Dirección', before: 'Calle Ficticia 12, Quito', after: 'Av. de las Pruebas 34, Quito' },
    { label: 'Nombre comercial', after: 'Empresa de Ejemplo' },
  ],
})}
${clocks([
  {
    label: 'Tiempo ofrecido',
    state: 'cumplido',
    usedRatio: 0.02,
    words: 'Inmediato: se resolvió en 1 segundo',
  },
  {
    label: 'Plazo legal',
    state: 'en-pausa',
    usedRatio: 0.4,
    words: 'En pausa a la espera de su respuesta',
    explanation: '3 días hábiles; en pausa 2 días a la espera de su respuesta; el 10 de agosto fue feriado.',
  },
  { label: 'Tiempo ofrecido', state: 'por-vencer', usedRatio: 0.85, words: 'Quedan 4 horas' },
  { label: 'Plazo legal', state: 'vencido', usedRatio: 1.4, words: 'Venció hace 1 día hábil' },
])}
${timeline({
  events: [
    {
      title: 'Solicitud aprobada',
      when: '12 de noviembre de 2026, 10:32',
      dateTime: '2026-11-12T10:32:00-05:00',
      actor: 'Decisión automática',
      tone: 'good',
      detail: html`<p class="govuk-body">La dirección está completa y la parroquia pertenece al cantón.</p>`,
    },
    {
      title: 'Le pedimos una corrección',
      when: '12 de noviembre de 2026, 10:31',
      dateTime: '2026-11-12T10:31:00-05:00',
      actor: 'Registro de Proveedores',
      tone: 'waiting',
    },
    {
      title: 'Solicitud recibida',
      when: '12 de noviembre de 2026, 10:30',
      dateTime: '2026-11-12T10:30:00-05:00',
      actor: 'Usted',
    },
  ],
})}`;
}

export function caseMain(): Html {
  return html`<p class="govuk-body">${states.map((state) => html`${stateTag(state)} `)}</p>${decided()}
${panel({ title: 'Solicitud recibida', headingLevel: 2, mood: 'espera', body: 'La revisa Registro de Proveedores. Le responderemos hasta el 14 de agosto.' })}
${panel({ title: 'Solicitud negada', headingLevel: 2, mood: 'negada', body: 'Lea el motivo y qué puede hacer ahora.' })}
${panel({
  title: '¿Está seguro?',
  headingLevel: 2,
  isInterruption: true,
  body: 'El cambio a Pasivo no levanta sanciones.',
  actions: [
    { kind: 'button', text: 'Sí, continuar' },
    { kind: 'link', text: 'No, volver', href: '/' },
  ],
})}
${summaryList({
  card: { title: 'Contacto' },
  rows: [
    {
      key: 'Correo',
      value: 'proveedor@ejemplo.ec',
      actions: [{ href: '#correo', visuallyHiddenText: 'correo' }],
    },
    { key: 'Teléfono', value: '02 200 0000', actions: [{ href: '#tel', visuallyHiddenText: 'teléfono' }] },
  ],
})}
${notificationBanner({ content: 'Tiene un mensaje nuevo en su solicitud.' })}
${notificationBanner({ content: 'Guardamos su borrador.', isSuccess: true, titleId: 'listo' })}
${warningText({ text: 'Si no responde en 10 días, el pedido se archiva.' })}
${insetText({ text: 'Su dirección no coincide con la del registro tributario. Puede continuar; conviene actualizarla también allí.' })}
${details({ summary: '¿Dónde encuentro el código del proceso?', content: 'En la cabecera de la publicación del proceso.' })}
${taskList({
  items: [
    { title: 'Oficio firmado', href: '#oficio', status: { tag: { text: 'Falta', tone: 'orange' } } },
    { title: 'Listado de socios', href: '#listado', hint: 'PDF', status: { text: 'Completo' } },
    { title: 'Revisar y enviar', status: { text: 'Todavía no', cannotStart: true } },
  ],
})}
${pagination({ items: pageItems(4, 12, (number) => `#p${number}`), previous: { href: '#p3' }, next: { href: '#p5' } })}`;
}

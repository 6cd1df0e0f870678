/** Whether the reader attends the chat now, how many at once, and the switch. */
import { type Html, html } from '../html.ts';
import { button } from './button.ts';
import { errorMessage } from './error-message.ts';
import { csrfField } from './form.ts';
import { tag } from './tag.ts';

export type InboxPresenceOptions = {
  action: string;
  csrf: string;
  state: 'disponible' | 'en-pausa' | 'fuera';
  /** Null: not told here. */
  attended: number | null;
  capacity: number;
  capacityMin: number;
  capacityMax: number;
  leaseSeconds: number;
  error?: string | undefined;
};

const stateTags = {
  disponible: tag({ text: 'Disponible', tone: 'green' }),
  'en-pausa': tag({ text: 'En pausa', tone: 'yellow' }),
  fuera: tag({ text: 'Fuera del chat', tone: 'grey' }),
} as const;

export function inboxPresence(options: InboxPresenceOptions): Html {
  const { state, capacityMin, capacityMax, capacity } = options;
  const numbers = Array.from({ length: capacityMax - capacityMin + 1 }, (_, i) => capacityMin + i);
  const to = (value: string, text: string, variant: 'secondary' | undefined) =>
    value !== state &&
    button({ text, name: 'estado', value, variant, classes: 'v-boton-menor', id: `presencia-${value}` });
  return html`<form class="v-presencia" action="${options.action}" method="post" novalidate data-presencia="${state}" aria-label="Su presencia en el chat">${csrfField(options.csrf)}
<p class="v-presencia__estado">${stateTags[state]} ${options.attended !== null && html`<span>Atiende ${options.attended} de ${capacity}</span>`}</p>
<div class="v-presencia__cupo"><label class="v-presencia__rotulo" for="capacidad">A la vez</label>
<select class="govuk-select" id="capacidad" name="capacidad">${numbers.map((n) => html`<option value="${n}"${n === capacity && html` selected`}>${n}</option>`)}</select></div>
${to('disponible', state === 'fuera' ? 'Empezar a atender' : 'Volver a atender', undefined)}
${state === 'disponible' && button({ text: 'Guardar', name: 'estado', value: 'disponible', variant: 'secondary', classes: 'v-boton-menor', id: 'presencia-guardar' })}
${state !== 'fuera' && to('en-pausa', 'Pausar', 'secondary')}${to('fuera', 'Salir del chat', 'secondary')}
${options.error !== undefined && errorMessage({ text: options.error, id: 'capacidad-error' })}
<noscript><p class="govuk-hint v-presencia__nota">Sin JavaScript, su presencia dura ${options.leaseSeconds} segundos y se renueva con cada página del chat que abra.</p></noscript></form>`;
}

/** Who attends, the place in line, the promise: the state of a conversation in words for the person. */
import { minuteMs } from '../../domain/calendar/civil-date.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { chatStatus } from '../../ui/components/chat-status.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { promiseText } from '../../web/chat/state-words.ts';
import type { Moment } from './moment.ts';

type Said = { readonly title: Content; readonly text?: Content };

function inLine({ waiting }: Moment, chatWaitMs: number): Said {
  const minutes = Math.max(1, Math.ceil(chatWaitMs / minuteMs));
  const written = `Si nadie le atiende en ${minutes === 1 ? 'un minuto' : `${minutes} minutos`}, su consulta sigue por escrito aquí mismo, con referencia y fecha de respuesta.`;
  if (waiting === null) return { title: 'Está en la fila', text: written };
  const { lugar, espera, agentes } = waiting;
  const place = lugar <= 1 ? 'Su turno es el siguiente' : `Su puesto en la fila: ${lugar}`;
  const attending = agentes === 1 ? 'Atiende una persona.' : `Atienden ${agentes} personas.`;
  const wait =
    espera === null ? 'Todavía no podemos calcular la espera.' : `Espera estimada: ${espera.texto}.`;
  return { title: place, text: `${agentes > 0 ? `${attending} ` : ''}${wait} ${written}` };
}

function inWriting({ referencia, promesaVenceMs, agente }: Conversacion): Said {
  const who = agente === null ? '' : ` La tiene ${agente.nombre}.`;
  const until =
    promesaVenceMs === null ? '' : ` Le responderemos aquí, a más tardar ${promiseText(promesaVenceMs)}.`;
  return {
    title: 'Su consulta continúa por escrito',
    text: html`Referencia: <strong class="v-linea__referencia">${referencia ?? ''}</strong>.${until}${who} Puede cerrar esta página: lo que escriba y lo que le respondan queda en esta conversación.`,
  };
}

export function statusView(moment: Moment, chatWaitMs: number): Html {
  const { conversacion, hours } = moment;
  const { estado, agente } = conversacion;
  const said: { readonly [E in Conversacion['estado']]: () => Said } = {
    asistente: () => ({ title: 'Le responde el asistente', text: hours.sentence }),
    'en-espera': () => inLine(moment, chatWaitMs),
    atendida: () => ({ title: html`Le atiende ${agente?.nombre ?? 'una persona'}` }),
    diferida: () => inWriting(conversacion),
    cerrada: () => ({
      title: 'Esta conversación terminó',
      text: 'Puede leerla y descargarla durante siete días.',
    }),
  };
  return chatStatus({ state: estado, ...said[estado]() });
}

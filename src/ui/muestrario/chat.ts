/** The bricks of the chat: a thread with both sides, what changed, a decided request, and the controls. */
import { chatComposer } from '../components/chat-composer.ts';
import { chatFrame } from '../components/chat-frame.ts';
import {
  type ChatLineFrame,
  chatBubble,
  chatDay,
  chatFile,
  chatNotice,
  chatSuggestions,
  chatText,
} from '../components/chat-line.ts';
import { chatOutcome } from '../components/chat-outcome.ts';
import { chatStatus } from '../components/chat-status.ts';
import { type Html, html } from '../html.ts';

const dia = 'lunes 23 de noviembre de 2026';

function frame(n: number, autor: ChatLineFrame['autor'], clase = 'mensaje'): ChatLineFrame {
  return { n, clase, autor, dia, hora: '10h32', instante: '2026-11-23T15:32:00.000Z' };
}

function thread(): Html {
  const suggested = chatSuggestions([
    {
      text: 'Incremento de CPC’s',
      form: 'chat-muestra',
      name: 'tramite',
      value: 'muestra',
      where: 'aquí mismo',
    },
    { text: 'Reseteo de clave', href: '#clave', where: 'en su página' },
  ]);
  const decided = chatOutcome({
    title: 'Actualización de dirección',
    reference: 'VT-4K7M-92XQ',
    href: '#solicitud',
    result: 'Su registro ya muestra los datos nuevos.',
    changes: ['Dirección: antes Calle Ficticia 12; ahora Av. de las Pruebas 34.'],
    isDone: true,
  });
  return html`<ol class="v-lineas" aria-label="Conversación">${chatDay(dia)}
${chatBubble(frame(1, 'persona'), 'Usted', chatText('Necesito añadir códigos CPC\na mi registro.'))}
${chatBubble(frame(2, 'asistente'), 'Asistente', html`${chatText('Elija uno, o siga escribiendo:')}${suggested}`)}
${chatNotice(frame(3, 'agente', 'tomada'), 'Funcionaria de Ejemplo le atiende desde ahora.')}
${chatBubble(frame(4, 'agente'), 'Funcionaria de Ejemplo', chatText('Buenos días.'))}
${chatBubble(frame(5, 'persona'), 'Usted', chatFile({ href: '#archivo', name: 'oficio-de-muestra.pdf', size: '1,2 MB' }))}
${chatBubble(frame(6, 'asistente'), 'Asistente', decided)}</ol>`;
}

export function chatSample(): Html {
  const controls = html`${chatStatus({ state: 'atendida', title: 'Le atiende Funcionaria de Ejemplo', text: 'Responde en la misma conversación.' })}
<form id="chat-muestra">${chatComposer({ id: 'chat-muestra-texto', label: 'Escriba su mensaje', charsMax: 4000, sendText: 'Enviar', error: 'Escriba su mensaje antes de enviarlo.' })}</form>`;
  const addresses = {
    flujo: '#',
    lineas: '#',
    controles: '#',
    panel: '#',
    ingresar: '#',
  };
  return chatFrame({ thread: thread(), controls, last: 6, conversation: null, addresses, parts: {} });
}

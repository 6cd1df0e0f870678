/** What else can be done with a conversation: attach, hand on, give back, propose a trámite, close, take out a line, download. */
import { motivosDeCierrePara } from '../../actions/chat/close-conversation.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { motivosDeCierre } from '../../domain/chat/motivos.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { type ConversationView, errorAt, fieldIdOf, may, typed, verbForm } from './conversation-view.ts';
import { offeredTramites } from './offered-tramites.ts';

/** Open again when its form came back with something to mend. */
function folded(
  view: ConversationView,
  name: string,
  verbos: readonly string[],
  summary: string,
  content: Content,
): Html {
  const isOpen = verbos.includes(view.attempt?.verbo ?? '');
  return html`<details class="v-pliegue" data-pliegue="${name}"${isOpen && html` open`}><summary class="v-pliegue__titulo">${summary}</summary><div class="v-pliegue__dentro">${content}</div></details>`;
}

function note(view: ConversationView, verbo: string, label: string): Html {
  return textarea({
    name: 'nota',
    id: fieldIdOf(view, verbo, 'nota'),
    label,
    rows: 2,
    value: typed(view, verbo, 'nota'),
    error: errorAt(view, verbo, 'nota'),
    attributes: { maxlength: chatLimits.noteCharsMax },
  });
}

const small = (text: string) => button({ text, variant: 'secondary', classes: 'v-boton-menor' });

function handOn(view: ConversationView): Html {
  const { colegas, conversacion, presentes, attempt } = view;
  const others = colegas
    .filter(({ id }) => id !== conversacion.agente?.cuenta)
    .sort((a, b) => Number(presentes.has(b.id)) - Number(presentes.has(a.id)));
  const refused = attempt?.verbo === 'pasar' ? attempt.refusal : null;
  const general = refused !== null && refused.errors.length === 0 ? refused.sentence : undefined;
  return html`${verbForm(
    view,
    'pasar',
    html`${select({
      name: 'a',
      id: fieldIdOf(view, 'pasar', 'a'),
      label: 'A quién',
      emptyText: 'Elija a una persona',
      items: others.map(({ id, nombre }) => ({
        value: id,
        text: presentes.has(id) ? `${nombre} (en línea)` : `${nombre} (fuera del chat)`,
      })),
      value: typed(view, 'pasar', 'a'),
      error: errorAt(view, 'pasar', 'a') ?? general,
    })}${note(view, 'pasar', 'Nota para quien la recibe; la persona no la ve')}${small('Pasar')}`,
  )}
${verbForm(view, 'devolver', html`${note(view, 'devolver', 'O devuélvala a la fila, con una nota si hace falta')}${errorLine(view, 'devolver')}${small('Devolver a la fila')}`)}`;
}

const errorLine = (view: ConversationView, verbo: string): Html | false => {
  const words = errorAt(view, verbo, verbo, true);
  return words !== undefined && html`<p class="govuk-error-message">${words}</p>`;
};

function propose(view: ConversationView): Html {
  const { conversacion, web } = view;
  const offered = offeredTramites(web.deps);
  return html`<p class="govuk-body">Nada se presenta sin que la persona lo confirme.</p>
${verbForm(
  view,
  'proponer',
  html`${select({
    name: 'tramite',
    id: fieldIdOf(view, 'proponer', 'tramite'),
    label: 'Trámite',
    emptyText: 'Elija un trámite',
    items: offered.map(({ id, nombre }) => ({ value: id, text: nombre })),
    value: typed(view, 'proponer', 'tramite'),
    error: errorAt(view, 'proponer', 'tramite', true),
  })}<div class="v-pliegue__botones">${small('Proponer sin respuestas')}${button({ text: 'Escribir respuestas', variant: 'secondary', classes: 'v-boton-menor', name: '_accion', value: 'respuestas', attributes: { formaction: paths.mesa.chat.verbo(conversacion.id, 'preparar') } })}</div>`,
)}`;
}

function attach(view: ConversationView): Html {
  return verbForm(
    view,
    'archivos',
    html`${fileUpload({ name: 'archivo', id: fieldIdOf(view, 'archivos', 'archivo'), label: 'Archivo', error: errorAt(view, 'archivos', 'archivo', true) })}${small('Adjuntar')}`,
    { hasFiles: true },
  );
}

function close(view: ConversationView): Html {
  const reasons = motivosDeCierrePara(view.conversacion.estado);
  return verbForm(
    view,
    'cerrar',
    html`${radios({
      name: 'motivo',
      idPrefix: fieldIdOf(view, 'cerrar', 'motivo'),
      legend: 'Motivo',
      small: true,
      items: reasons.map((motivo) => ({ value: motivo, text: motivosDeCierre[motivo] })),
      value: typed(view, 'cerrar', 'motivo'),
      error: errorAt(view, 'cerrar', 'motivo', true),
    })}${button({ text: 'Cerrar la conversación', variant: 'warning', classes: 'v-boton-menor' })}`,
  );
}

function takeOut(view: ConversationView): Html {
  return verbForm(
    view,
    'suprimir',
    html`<p class="govuk-body">El contenido se borra para todos y su lugar queda marcado con el motivo. No se puede deshacer.</p>
${input({ name: 'linea', id: fieldIdOf(view, 'suprimir', 'linea'), label: 'Número de línea', width: 5, inputmode: 'numeric', value: typed(view, 'suprimir', 'linea'), error: errorAt(view, 'suprimir', 'linea', true) })}
${input({ name: 'motivo', id: fieldIdOf(view, 'suprimir', 'motivo'), label: 'Motivo', lengthMax: chatLimits.reasonCharsMax, value: typed(view, 'suprimir', 'motivo'), error: errorAt(view, 'suprimir', 'motivo') })}${button({ text: 'Retirar el contenido', variant: 'warning', classes: 'v-boton-menor' })}`,
  );
}

export function conversationActions(view: ConversationView): Html {
  const { id } = view.conversacion;
  return html`${may(view, 'adjuntar') && folded(view, 'archivos', ['archivos'], 'Adjuntar', attach(view))}
${may(view, 'pasar') && folded(view, 'pasar', ['pasar', 'devolver'], 'Pasar o devolver', handOn(view))}
${may(view, 'proponer') && folded(view, 'proponer', ['proponer', 'preparar'], 'Proponer un trámite', propose(view))}
${may(view, 'cerrar') && folded(view, 'cerrar', ['cerrar'], 'Cerrar', close(view))}
${may(view, 'suprimir') && folded(view, 'suprimir', ['suprimir'], 'Retirar una línea', takeOut(view))}
${folded(
  view,
  'transcripcion',
  [],
  'Descargar',
  html`<ul class="govuk-list"><li><a class="govuk-link" href="${paths.mesa.chat.transcripcion(id)}" download>Transcripción en texto</a></li><li><a class="govuk-link" href="${paths.mesa.chat.transcripcion(id)}?formato=json" download>Transcripción con la cadena de comprobación (JSON)</a></li></ul>`,
)}`;
}

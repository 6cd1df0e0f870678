/** What an officer can do with a thread: take it, answer, file it, say whose it is, point to the right door, note, close. */
import { answerTo } from '../../actions/correo-mesa/answer-to.ts';
import { mailDeskLimits } from '../../actions/correo-mesa/mail-desk-limits.ts';
import { bastaUnCorreo } from '../../domain/correo/recibe-por-correo.ts';
import { limits } from '../../domain/limits.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import {
  type ThreadView,
  threadError,
  threadFieldId,
  threadFolded,
  threadForm,
  threadTyped,
} from './thread-view.ts';

function words(
  view: ThreadView,
  verbo: 'responder' | 'anotar' | 'cerrar',
  name: string,
  label: string,
  hint?: string,
): Html {
  return textarea({
    name,
    id: threadFieldId(verbo, name),
    label,
    hint,
    rows: verbo === 'responder' ? 6 : 3,
    value: threadTyped(view, verbo, name),
    error: threadError(view, verbo, name),
    attributes: { maxlength: verbo === 'cerrar' ? mailDeskLimits.reasonCharsMax : limits.messageCharsMax },
  });
}

/** Says where the answer goes before it is written, and when nothing vouches for who will read it. */
export function threadAnswer(view: ThreadView): Html | false {
  if (!view.verbos.has('responder')) return false;
  const { hilo, piezas } = view.thread;
  const mails = piezas.flatMap((pieza) => (pieza.clase === 'entrada' ? [pieza.correo] : []));
  const { para, verificado } = answerTo(hilo, mails);
  return html`<section aria-labelledby="responder"><h2 class="govuk-heading-m" id="responder">Responder</h2>
${!verificado && warningText({ text: `No pudimos comprobar que escribió ${hilo.direccion}. No ponga en la respuesta datos que solo deba conocer esa persona.` })}
${threadForm(view, 'responder', html`${words(view, 'responder', 'texto', 'Su respuesta', `Se enviará por correo a ${para}, con su nombre, su unidad y la referencia ${hilo.referencia}.`)}${button({ text: 'Enviar la respuesta', attributes: { 'data-prevent-double-click': 'true' } })}`)}</section>`;
}

function link(view: ThreadView): Html | false {
  const { sugerida } = view.thread.hilo.contenido;
  const fields = html`${input({
    name: 'referencia',
    id: threadFieldId('vincular', 'referencia'),
    label: 'Referencia de la solicitud',
    width: 20,
    autocomplete: 'off',
    value: threadTyped(view, 'vincular', 'referencia') || (sugerida ?? ''),
    hint:
      sugerida === null
        ? undefined
        : `El correo menciona ${sugerida}. Compruebe que sea de la misma persona.`,
    error: threadError(view, 'vincular', 'referencia'),
  })}${button({ text: 'Vincular', variant: 'secondary' })}`;
  return threadFolded(
    view,
    'vincular',
    sugerida === null ? 'Vincular con una solicitud' : `Vincular con ${sugerida} (sugerida)`,
    fields,
  );
}

function point(view: ThreadView): Html | false {
  const { hilo } = view.thread;
  const items = view.web.deps.definiciones.todas
    .filter(({ definicion }) => seOfrece(definicion))
    .map(({ definicion: { id, nombre } }) => ({ value: id, text: nombre }));
  const fields = html`${select({
    name: 'tramite',
    id: threadFieldId('derivar', 'tramite'),
    label: 'De qué trámite se trata',
    emptyText: 'Elija un trámite',
    items,
    value: threadTyped(view, 'derivar', 'tramite') || (hilo.tramite ?? ''),
    hint: 'Le enviaremos por correo dónde y cómo se hace.',
    error: threadError(view, 'derivar', 'tramite'),
  })}${button({ text: 'Enviar la dirección', variant: 'secondary' })}`;
  return threadFolded(view, 'derivar', 'Indicarle la puerta correcta', fields);
}

/** Links to a page of its own: a trámite has more questions than fit beside a mail. */
function convert(view: ThreadView): Html | false {
  if (!view.verbos.has('convertir')) return false;
  const { hilo } = view.thread;
  const fileable = view.web.deps.definiciones.todas.filter(({ definicion }) => bastaUnCorreo(definicion));
  if (fileable.length === 0) return false;
  return details({
    summary: 'Convertir en solicitud',
    id: 'form-convertir',
    content: html`<p class="govuk-body">Solo los trámites que cualquiera puede presentar. Los demás exigen que la persona entre con su cuenta: indíquele la puerta.</p><ul class="govuk-list">${fileable.map(({ definicion: { id, nombre } }) => html`<li><a class="govuk-link" href="${paths.mesa.correo.convertir(hilo.id, id)}">${nombre}</a></li>`)}</ul>`,
  });
}

export function threadActions(view: ThreadView): Html | false {
  const parts = [
    convert(view),
    link(view),
    point(view),
    threadFolded(
      view,
      'anotar',
      'Dejar una nota interna',
      html`${words(view, 'anotar', 'texto', 'Nota', 'Solo la ve el personal.')}${button({ text: 'Guardar la nota', variant: 'secondary' })}`,
    ),
    threadFolded(
      view,
      'devolver',
      'Devolver a la unidad',
      html`<p class="govuk-body">Queda sin asignar: cualquiera de la unidad puede tomarlo.</p>${button({ text: 'Devolver', variant: 'secondary' })}`,
    ),
    threadFolded(
      view,
      'cerrar',
      'Cerrar el hilo',
      html`${words(view, 'cerrar', 'motivo', 'Motivo', 'Queda en la historia. Si la persona vuelve a escribir, el hilo se abre otra vez.')}${button({ text: 'Cerrar', variant: 'secondary' })}`,
    ),
  ];
  return (
    parts.some((part) => part !== false) &&
    html`<section class="v-manejo" aria-labelledby="manejo"><h2 class="govuk-heading-m" id="manejo">Qué hacer con el hilo</h2>${parts}</section>`
  );
}

/** The mails and letters of a thread in the order in which one answers the other. */
import type { PiezaDeHilo } from '../../actions/correo-mesa/read-thread-for-staff.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { paths } from '../../paths.ts';
import { details } from '../../ui/components/details.ts';
import { type Html, html } from '../../ui/html.ts';
import { mailBody, mailHead } from './mail-body.ts';
import { deliveryTag, letterKind } from './mail-words.ts';
import type { ThreadView } from './thread-view.ts';
import { withoutLinks } from './without-links.ts';

type SalidaDeMesa = Extract<PiezaDeHilo, { clase: 'salida' }>['salida'];

/** A letter of the robot says the same every time: it is folded. */
function letter(salida: SalidaDeMesa): Html {
  const { clase, para, asunto, texto, cuentaNombre, creadaMs, entrega, envio } = salida;
  const words = html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${asunto}</strong></p><div class="v-escrito v-correo__texto">${withoutLinks(texto)}</div>`;
  return html`<div class="v-correo__cabeza"><h3 class="v-correo__quien">${cuentaNombre ?? 'Ventanilla'} <span class="v-correo__direccion">para ${para}</span></h3> <time class="v-correo__hora" datetime="${new Date(creadaMs).toISOString()}">${instantText(creadaMs, zoneGuayaquil)}</time>
<p class="v-correo__marcas">${letterKind(clase)} ${deliveryTag(entrega, envio)}</p></div>
${cuentaNombre === null ? details({ summary: 'Ver lo que dice', content: words }) : words}`;
}

function piece(view: ThreadView, pieza: PiezaDeHilo): Html {
  if (pieza.clase === 'salida')
    return html`<li class="v-correo v-correo--nuestro" id="pieza-${pieza.salida.id}">${letter(pieza.salida)}</li>`;
  const { correo } = pieza;
  return html`<li class="v-correo${correo.enCuarentena ? ' v-correo--aparte' : ''}" id="pieza-${correo.id}">${mailHead(correo)}
${
  correo.enCuarentena && correo.estado !== 'descartado'
    ? html`<p class="govuk-body">Está en cuarentena: no tiene ningún efecto y nadie fuera del personal lo ve. <a class="govuk-link" href="${paths.mesa.correo.mensaje(correo.id)}">Decidir qué hacer con él</a></p>`
    : html`${mailBody(correo, view.thread.antivirus)}<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.correo.mensaje(correo.id)}">Más acciones con este correo<span class="govuk-visually-hidden"> de ${correo.remitente ?? 'remitente desconocido'}</span></a></p>`
}</li>`;
}

export function threadPieces(view: ThreadView): Html {
  const { piezas } = view.thread;
  return html`<section aria-labelledby="mensajes"><h2 class="govuk-heading-m" id="mensajes">Mensajes</h2>${piezas.length === 0 ? html`<p class="govuk-body">Los correos de este hilo se movieron a otro.</p>` : html`<ol class="v-correos">${piezas.map((one) => piece(view, one))}</ol>`}</section>`;
}

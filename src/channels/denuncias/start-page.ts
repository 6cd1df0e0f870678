/** The first page of the sealed door: what it is, what happens with what one tells, how to do it safely. */
import { ownSentence } from '../../actions/closed-door.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { NormaVigente } from '../../domain/tramite/definicion.ts';
import { paths } from '../../paths.ts';
import { buttonGroup, linkButton } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { roomPage } from './room-page.ts';

const safeUse = html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
<li>Si puede, escriba desde su casa o desde su teléfono con datos, no desde la red ni el equipo de su trabajo: quien administra esa red puede ver que usted visitó esta página, aunque no lo que escribe.</li>
<li>En un equipo compartido use una ventana privada o de incógnito.</li>
<li>Si quiere que nadie en su red vea siquiera que visitó este sitio, use el navegador Tor. Esta puerta funciona con él y sin JavaScript.</li>
<li>Los archivos pueden llevar datos de quien los hizo: el nombre del autor, el lugar de la fotografía. Los originales quedan sellados; lo que se comparta será una copia limpia.</li>
<li>No cuente a nadie que denunció, y no hable de esto por el correo ni el chat de su trabajo.</li>
</ul>`;

const law = ({ norma, articulo, dice, desde }: NormaVigente): Html =>
  html`<li><strong>${norma}, ${articulo}.</strong> ${dice} <span class="govuk-hint">Vigente desde el ${dateText(desde)}.</span></li>`;

function closedNote({ web: { deps }, definicion }: Room): Html {
  const address = deps.mail.alertAddress ?? definicion.contacto;
  const own = ownSentence(deps, definicion);
  return insetText({
    text: html`${own !== null && html`${own} `}Esta institución recibe por ahora las denuncias solo por correo electrónico, en <strong>${address}</strong>. El correo es confidencial, pero no anónimo. Si ya denunció aquí, puede abrir su denuncia con sus palabras.`,
  });
}

function actions(room: Room): Html {
  const back = linkButton({ text: 'Abrir mi denuncia', href: paths.denuncias.volver, variant: 'secondary' });
  return room.isOpen
    ? buttonGroup([linkButton({ text: 'Empezar', href: paths.denuncias.nueva, isStart: true }), back])
    : html`${closedNote(room)}${back}`;
}

function mailNote({ web: { deps } }: Room): Html {
  const { alertAddress } = deps.mail;
  return html`${
    alertAddress !== null &&
    details({
      summary: 'Si prefiere el correo electrónico',
      content: html`<p class="govuk-body">También puede escribir a <strong>${alertAddress}</strong>. Lo sellamos al llegar y solo lo abre quien está autorizado. Pero el correo no es anónimo: su dirección queda en los servidores por los que pasa, y no podemos darle por correo las palabras que abren el hilo reservado. Por eso esta página protege mejor.</p>`,
    })
  }`;
}

export function showStart(room: Room, c: WebContext): Response {
  const { definicion, web } = room;
  const who = web.deps.sala.admiteSinIdentidad
    ? 'Puede identificarse o no. Si se identifica, sus datos se sellan aparte y solo se abren con un motivo escrito y entre dos personas; usted ve cada apertura. Si no se identifica, lo recibimos como aviso: sirve de indicio para investigar por nuestra cuenta, pero la ley no permite tramitarlo como denuncia.'
    : 'Le pediremos sus datos. Se sellan aparte y solo se abren con un motivo escrito y entre dos personas; usted ve cada apertura.';
  return roomPage(room, c, {
    title: 'Denuncia reservada',
    main: html`<h1 class="govuk-heading-l">Denuncia reservada</h1>
<p class="govuk-body-l">${definicion.resumen} No hace falta cuenta, ni correo, ni estar seguro de todo.</p>
${actions(room)}
<h2 class="govuk-heading-m">Cómo funciona</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">
<li>Le hacemos unas pocas preguntas. Puede dejar en blanco las que no sepa o no quiera responder.</li>
<li>${who}</li>
<li>Al enviar recibe ocho palabras. Anótelas: con ellas vuelve a entrar para leer las respuestas y añadir lo que falte. Son la única llave; no podemos recuperarlas.</li>
</ol>
<h2 class="govuk-heading-m">Quién la lee</h2>
<p class="govuk-body">Solo las personas designadas para leer denuncias. No la ven quienes administran los equipos, ni el resto del personal. Si usted nombra a una de esas personas, ella no recibe la llave.</p>
<p class="govuk-body">No guardamos su dirección de internet ni qué equipo usa, y nada de lo que escriba queda en ningún registro técnico. Lo que escribe llega cifrado a nuestro servidor, que lo sella en su memoria al recibirlo.</p>
${details({ summary: 'Cómo denunciar con más seguridad', content: safeUse })}
${mailNote(room)}
${details({ summary: 'Qué dice la ley', content: html`<ul class="govuk-list govuk-list--spaced">${definicion.baseLegal.map(law)}</ul>` })}`,
  });
}

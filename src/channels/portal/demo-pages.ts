/** Pages of the demonstration alone: the letters it would have sent, and every brick the pages are made of. */
import { type CartaDemo, listDemoMail } from '../../actions/list-demo-mail.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { details } from '../../ui/components/details.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { type Html, html } from '../../ui/html.ts';
import { muestrario, muestrarioSheet } from '../../ui/muestrario.ts';
import { publicPage, respond } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';

/** Words that are an address of this very service become links; any other address stays text. */
function linked(text: string, baseUrl: string): readonly (string | Html)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part) =>
      part.startsWith(`${baseUrl}/`) ? html`<a class="govuk-link" href="${part}">${part}</a>` : part,
    );
}

function letter(
  { para, asunto, texto, recibidoMs }: CartaDemo,
  zone: Zone,
  baseUrl: string,
  isOpen: boolean,
): Html {
  const paragraphs = texto
    .trim()
    .split(/\n{2,}/)
    .map((part) => html`<p class="govuk-body">${linked(part, baseUrl)}</p>`);
  return details({
    summary: `${asunto} – para ${para} – ${instantText(recibidoMs, zone)}`,
    content: html`${paragraphs}`,
    isOpen,
  });
}

export async function showDemoMail(web: Web, c: WebContext): Promise<Response> {
  if (!web.site.isDemo) return refusalPage(web, c, refuse('no-encontrada'));
  const [letters, { zone }] = await Promise.all([listDemoMail(web.deps), web.deps.calendar()]);
  return publicPage(web, c, {
    title: 'Correo de la demostración',
    main: html`<h1 class="govuk-heading-l">Correo de la demostración</h1>
<p class="govuk-body">En la demostración ningún mensaje sale de este equipo: aquí se leen los que se habrían enviado, el más reciente primero. <a class="govuk-link" href="${paths.demoBuzon}">Actualizar</a></p>
${
  letters.length === 0
    ? emptyState({
        title: 'Todavía no hay mensajes',
        text: 'Presente un trámite o pida un reseteo de clave, y vuelva aquí.',
      })
    : letters.map((one, index) => letter(one, zone, web.deps.baseUrl, index === 0))
}`,
  });
}

export function showDemoBricks(web: Web, c: WebContext): Response {
  if (!web.site.isDemo) return refusalPage(web, c, refuse('no-encontrada'));
  return respond(c, muestrario(muestrarioSheet(c.req.query('hoja')), web.site, c.var.visit.nonce));
}

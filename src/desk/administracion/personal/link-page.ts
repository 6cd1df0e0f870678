/** The link with which somebody of the staff chooses a password, shown this once. */
import { personalLimits } from '../../../actions/personal/personal-limits.ts';
import { paths } from '../../../paths.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage } from '../../desk-page.ts';

export function showLink(
  web: Web,
  c: WebContext,
  { id, enlace, nombre }: { readonly id: string; readonly enlace: string; readonly nombre: string },
): Response {
  const { administracion, personal } = paths.mesa;
  return deskPage(web, c, {
    title: 'Enlace para elegir la clave',
    place: 'administracion',
    breadcrumbs: [
      { text: 'Administración', href: administracion.inicio },
      { text: 'Personal', href: personal.inicio },
      { text: 'Enlace' },
    ],
    main: html`<h1 class="govuk-heading-l">Enlace para ${nombre}</h1>
${insetText({ text: html`<code class="v-secreto">${web.deps.baseUrl}${enlace}</code>` })}
${warningText({ text: 'Cópielo ahora: no se vuelve a mostrar. Entréguelo en persona, después de comprobar quién es.' })}
<p class="govuk-body">Sirve una sola vez y vence en ${personalLimits.startLinkHours} horas. Si se pierde, restablezca el acceso: el anterior deja de servir.</p>
<p class="govuk-body"><a class="govuk-link" href="${personal.persona(id)}">Ir a la cuenta</a></p>`,
  });
}

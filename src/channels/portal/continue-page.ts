/** After a sign-in that interrupted a form: says so, and offers to go on. */
import { html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { continueForm } from '../../web/pending-form.ts';
import type { Web, WebContext } from '../../web/web.ts';

export function continuePage(web: Web, c: WebContext, volver: string, pending: string): Response {
  return publicPage(web, c, {
    title: 'Continuar donde estaba',
    main: html`<h1 class="govuk-heading-l">Ya ingresó</h1>
<p class="govuk-body">Su sesión había terminado mientras llenaba un formulario. Conservamos lo que escribió: al continuar se envía tal como estaba.</p>
<p class="govuk-body">Si había elegido archivos, vuelva a adjuntarlos cuando se los pida.</p>
${continueForm(web, c, volver, pending)}`,
  });
}

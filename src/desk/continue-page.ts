/** After a sign-in that interrupted a form: says so, and offers to go on. */
import { html } from '../ui/html.ts';
import { continueForm } from '../web/pending-form.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskPage } from './desk-page.ts';

export function continuePage(web: Web, c: WebContext, volver: string, pending: string): Response {
  return deskPage(web, c, {
    title: 'Continuar donde estaba',
    main: html`<h1 class="govuk-heading-l">Ya ingresó</h1>
<p class="govuk-body">Su sesión había terminado mientras escribía. Al continuar se envía lo que escribió, tal como estaba.</p>
${continueForm(web, c, volver, pending)}`,
  });
}

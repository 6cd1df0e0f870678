/** The administration's own page: where each thing is changed. */
import { html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import { requireAdministrator } from './require-administrator.ts';
import { sections } from './sections.ts';

export function administrationPage(web: Web, c: WebContext): Response {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  return deskPage(web, c, {
    title: 'Administración',
    place: 'administracion',
    main: html`<h1 class="govuk-heading-l">Administración</h1>
<p class="govuk-body">Cada cambio queda escrito con su motivo y quién lo hizo; rige en todos los procesos a los pocos segundos.</p>
<ul class="govuk-list v-secciones">${sections.map(
      ({ title, href, text }) =>
        html`<li><h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="${href}">${title}</a></h2><p class="govuk-body">${text}</p></li>`,
    )}</ul>`,
  });
}

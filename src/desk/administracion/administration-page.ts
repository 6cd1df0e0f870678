/** The administration's own page: where each thing is changed. */
import { html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import { requireAdministrator } from './require-administrator.ts';
import { sectionList } from './section-list.ts';

export function administrationPage(web: Web, c: WebContext): Response {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  return deskPage(web, c, {
    title: 'Administración',
    place: 'administracion',
    main: html`<h1 class="govuk-heading-l">Administración</h1>
<p class="govuk-body">Cada cambio queda escrito con su motivo y quién lo hizo; rige en todos los procesos a los pocos segundos.</p>
${sectionList()}`,
  });
}

/** The clocks of a case for staff: how each date is reckoned, with pauses, holidays and every change of it. */
import { explainDeadlinesForStaff } from '../../actions/relojes/explain-deadlines.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import { html } from '../../ui/html.ts';
import { deadlinesExplained } from '../../web/plazos/deadlines-explained.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';

export async function deskDeadlinesPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const given = c.req.param('referencia') ?? '';
  const referencia = leerReferencia(given) ?? given;
  const found = await explainDeadlinesForStaff(web.deps, staff.actor, staff.session, referencia);
  if (isRefusal(found)) return deskRefusal(web, c, found);
  const { solicitud, nombre, plazos, zone } = found;
  return deskPage(web, c, {
    title: `${solicitud.referencia}: plazos`,
    place: 'cola',
    breadcrumbs: [
      { text: 'Cola', href: paths.mesa.cola },
      { text: solicitud.referencia, href: paths.mesa.solicitud(solicitud.referencia) },
      { text: 'Plazos' },
    ],
    main: html`<h1 class="govuk-heading-l">Plazos, paso a paso</h1><p class="govuk-body-l">${nombre}</p>
<div class="v-angosto">${deadlinesExplained(plazos, zone)}</div>`,
  });
}

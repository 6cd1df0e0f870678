/** The clocks of a request for the person who filed it: how each date is reckoned, and why it changed. */
import { explainOwnDeadlines } from '../../actions/relojes/explain-deadlines.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { deadlinesExplained } from '../../web/plazos/deadlines-explained.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

export async function showDeadlines(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const found = await explainOwnDeadlines(web.deps, actor, referencia);
  if (isRefusal(found)) return refusalPage(web, c, found, backToOwn);
  const { solicitud, nombre, plazos, zone } = found;
  return publicPage(web, c, {
    title: `${solicitud.referencia}: plazos`,
    place: 'mis-solicitudes',
    breadcrumbs: [
      { text: 'Mis solicitudes', href: paths.misSolicitudes },
      { text: solicitud.referencia, href: paths.solicitud(solicitud.referencia) },
      { text: 'Plazos' },
    ],
    main: html`<h1 class="govuk-heading-l">Plazos, paso a paso</h1><p class="govuk-body-l">${nombre}</p>
${deadlinesExplained(plazos, zone)}`,
  });
}

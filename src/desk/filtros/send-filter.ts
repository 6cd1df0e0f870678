/** Keeps a filter of the queue, or takes one away; 303 back to the queue it was on. */
import { removeFilter } from '../../actions/filtros/remove-filter.ts';
import { saveFilter } from '../../actions/filtros/save-filter.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { queueHref, readQueueAddress } from '../queue-address.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { filtersPurpose, keepForm } from './saved-filters.ts';

export async function sendFilter(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const identity = { purpose: filtersPurpose, draftKey: filtersPurpose };
  const staff = await requireStaffFor(web, c, identity, body);
  if (staff instanceof Response) return staff;
  const forged = forgery(web, c, filtersPurpose, body);
  if (forged !== null) return deskRefusal(web, c, forged);
  // Read and written again by the address itself: nothing else is ever kept.
  const asked = { ...readQueueAddress(new URLSearchParams(first(body, 'consulta'))), tras: null };
  const href = queueHref(asked);
  const nombre = first(body, 'nombre');
  const saved = await saveFilter(web.deps, staff.actor, {
    nombre,
    consulta: href.split('?')[1] ?? '',
    unidad: first(body, 'unidad') === '' ? null : first(body, 'unidad'),
    llave: first(body, 'llave'),
  });
  if (!isRefusal(saved)) return seeOther(c, href);
  const [error] = saved.errors;
  if (error === undefined) return deskRefusal(web, c, saved);
  return deskPage(web, c, {
    title: 'Guardar filtro',
    place: 'cola',
    status: saved.status,
    errorsPresent: true,
    breadcrumbs: [{ text: 'Cola', href }, { text: 'Guardar filtro' }],
    main: html`${errorSummary({ errors: [{ text: error.sentence, href: '#nombre' }] })}<h1 class="govuk-heading-l">Guardar filtro</h1>
${keepForm({ web, c, staff, asked, guardados: [], error: { sentence: error.sentence, nombre } })}`,
  });
}

export async function sendRemoveFilter(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const identity = { purpose: filtersPurpose, draftKey: filtersPurpose };
  const staff = await requireStaffFor(web, c, identity, body);
  if (staff instanceof Response) return staff;
  const stop =
    forgery(web, c, filtersPurpose, body) ?? (await removeFilter(web.deps, staff.actor, first(body, 'id')));
  return stop === null ? seeOther(c, paths.mesa.cola) : deskRefusal(web, c, stop);
}

/** One review: how far it is, what was gone through, and the first things that are not as they were. */
import { count } from '../../actions/auditoria/count-text.ts';
import { readReview, stopReview } from '../../actions/auditoria/start-review.ts';
import type { HallazgoDeRevision, Revision } from '../../domain/auditoria/revision.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { requireAuditor } from './require-auditor.ts';
import { reviewFigures, reviewState, reviewTitle, reviewVerdict } from './review-words.ts';

const stopPurpose = 'mesa-auditoria-detener';
const toReviews = { text: 'Volver a las revisiones', href: paths.mesa.auditoria.revisiones };

function progress({ id, estado, hechos, total }: Revision): Html | false {
  if (estado !== 'en-curso') return false;
  const of = total === null || total === 0 ? '' : ` de unos ${count(total)}`;
  const bar =
    total === null || total === 0
      ? false
      : html`<progress class="v-auditoria-avance" max="${total}" value="${Math.min(hechos, total)}" aria-label="Avance"></progress>`;
  return html`<p class="govuk-body">Van ${count(hechos)}${of}. <a class="govuk-link" href="${paths.mesa.auditoria.revision(id)}">Ver cómo va ahora</a></p>${bar}`;
}

function findings({ hallazgos, hallados }: Revision): Html | false {
  if (hallados === 0) return false;
  const line = ({ frase, referencia }: HallazgoDeRevision) =>
    html`<li>${referencia !== undefined && html`<a class="govuk-link" href="${paths.mesa.auditoria.caso(referencia)}">${referencia}</a>: `}${frase}</li>`;
  const rest = hallados - hallazgos.length;
  return html`<h2 class="govuk-heading-m">Lo que no coincide</h2><ol class="govuk-list govuk-list--number v-auditoria-hallazgos">${hallazgos.map(line)}</ol>${rest > 0 && html`<p class="govuk-body">Y ${count(rest)} más: se muestran las primeras.</p>`}`;
}

export async function reviewPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  const revision = await readReview(web.deps, staff.actor, c.req.param('id') ?? '');
  if (isRefusal(revision)) return deskRefusal(web, c, revision, toReviews);
  const { zone } = await web.deps.calendar();
  const tramites = new Map(web.deps.definiciones.todas.map(({ definicion: d }) => [d.id, d.nombre]));
  const { text, tone } = reviewState(revision);
  const title = reviewTitle(revision, zone, tramites);
  const { estado, hallados, terminadaMs, nombre, iniciadaMs, id } = revision;
  const rows = [
    { key: 'La pidió', value: `${nombre}, ${instantText(iniciadaMs, zone)}` },
    ...(terminadaMs === null ? [] : [{ key: 'Terminó', value: instantText(terminadaMs, zone) }]),
    ...reviewFigures(revision).map(([key, value]) => ({ key, value })),
  ];
  return deskPage(web, c, {
    title,
    place: 'auditoria',
    breadcrumbs: [
      { text: 'Auditoría', href: paths.mesa.auditoria.inicio },
      { text: 'Revisiones', href: paths.mesa.auditoria.revisiones },
      { text: title },
    ],
    main: html`<h1 class="govuk-heading-l">${title}</h1><p>${tag({ text, tone })}</p>
${hallados > 0 ? warningText({ text: reviewVerdict(revision) }) : html`<p class="govuk-body">${reviewVerdict(revision)}</p>`}${progress(revision)}
<div class="v-auditoria-cifras">${summaryList({ rows })}</div>${findings(revision)}
${estado === 'en-curso' && form({ action: paths.mesa.auditoria.detener(id), csrf: tokenFor(web, c.var.visit, stopPurpose), content: button({ text: 'Detener', variant: 'secondary' }) })}`,
  });
}

export async function sendStopReview(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toReviews);
  const signedIn = await requireStaffFor(web, c, { purpose: stopPurpose }, body);
  if (signedIn instanceof Response) return signedIn;
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  const id = c.req.param('id') ?? '';
  const refusal = forgery(web, c, stopPurpose, body) ?? (await stopReview(web.deps, staff.actor, id));
  return refusal === null
    ? seeOther(c, paths.mesa.auditoria.revision(id))
    : deskRefusal(web, c, refusal, toReviews);
}

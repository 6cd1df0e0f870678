/** Reviews: asking for one, and what came of those asked for before. */
import { readReviews, startReview } from '../../actions/auditoria/start-review.ts';
import type { Revision } from '../../domain/auditoria/revision.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type Attempt, refusedSummary, typedIn } from '../datos/sent-form.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { auditTabs } from './audit-tabs.ts';
import { readReviewForm } from './read-review-form.ts';
import { requireAuditor } from './require-auditor.ts';
import { reviewState, reviewTitle } from './review-words.ts';

export const reviewPurpose = 'mesa-auditoria-revision';
const keyBytes = 16;
const toAudit = { text: 'Volver a la auditoría', href: paths.mesa.auditoria.inicio };

const tramitesOf = ({ deps }: Web): ReadonlyMap<string, string> =>
  new Map(deps.definiciones.todas.map(({ definicion: { id, nombre } }) => [id, nombre]));

function periodFields(web: Web, hoy: string, attempt: Attempt | null): Html {
  const { value, error } = typedIn(attempt, reviewPurpose);
  const day = (name: 'desde' | 'hasta', label: string) =>
    input({
      name,
      label,
      hint: 'Año, mes y día: 2026-11-23.',
      width: 10,
      value: value(name, hoy),
      error: error(name),
    });
  return html`${day('desde', 'Primer día')}${day('hasta', 'Último día')}${select({ name: 'tramite', label: 'Trámite', emptyText: 'Todos', value: value('tramite'), error: error('tramite'), items: [...tramitesOf(web)].map(([id, text]) => ({ value: id, text })) })}`;
}

function askForm(web: Web, c: WebContext, hoy: string, attempt: Attempt | null): Html {
  const { value, error } = typedIn(attempt, reviewPurpose);
  const caseField = (name: string) =>
    input({
      name,
      label: 'Referencia',
      width: 20,
      autocomplete: 'off',
      value: value(name),
      error: error(name),
    });
  return form({
    action: paths.mesa.auditoria.revisiones,
    csrf: tokenFor(web, c.var.visit, reviewPurpose),
    content: html`<input type="hidden" name="llave" value="${value('llave', web.deps.ids.randomToken(keyBytes))}">${radios(
      {
        name: 'clase',
        legend: 'Qué revisar',
        legendSize: 'm',
        small: true,
        value: value('clase'),
        error: error('clase'),
        items: [
          { value: 'caso', text: 'La cadena de una solicitud', conditional: caseField('referencia') },
          { value: 'ajustes', text: 'Las cadenas de los ajustes' },
          {
            value: 'registro',
            text: 'El registro público, contra el diario',
            conditional: input({
              name: 'hoja',
              label: 'Desde la hoja (vacío: todo)',
              hint: 'Desde una hoja se revisa solo el registro, sin recorrer el diario entero.',
              width: 10,
              inputmode: 'numeric',
              value: value('hoja'),
              error: error('hoja'),
            }),
          },
          {
            value: 'decision',
            text: 'La decisión automática de una solicitud: repetirla',
            conditional: caseField('decision'),
          },
          {
            value: 'periodo',
            text: 'Las decisiones automáticas de un periodo: repetirlas',
            hint: 'Hasta 10.000, en el orden en que se tomaron.',
            conditional: periodFields(web, hoy, attempt),
          },
        ],
      },
    )}${button({ text: 'Empezar la revisión', attributes: { 'data-prevent-double-click': 'true' } })}`,
  });
}

async function show(
  web: Web,
  c: WebContext,
  reviews: readonly Revision[],
  attempt: Attempt | null,
): Promise<Response> {
  const { zone } = await web.deps.calendar();
  const hoy = civilDateAt(web.deps.clock.nowMs(), zone);
  const tramites = tramitesOf(web);
  const rows = reviews.map((one) => {
    const { text, tone } = reviewState(one);
    return [
      html`<a class="govuk-link" href="${paths.mesa.auditoria.revision(one.id)}">${reviewTitle(one, zone, tramites)}</a>`,
      tag({ text, tone }),
      one.nombre,
      instantText(one.iniciadaMs, zone),
    ];
  });
  return deskPage(web, c, {
    title: 'Revisiones',
    place: 'auditoria',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Auditoría', href: paths.mesa.auditoria.inicio }, { text: 'Revisiones' }],
    main: html`${refusedSummary(attempt)}<h1 class="govuk-heading-l">Revisiones</h1>${auditTabs(paths.mesa.auditoria.revisiones)}
<p class="govuk-body">Comprueban que nada de lo escrito se cambió, y que las decisiones automáticas vuelven a salir igual. El trabajo se hace por pasos, sin detener la atención.</p>
<div class="v-angosto">${askForm(web, c, hoy, attempt)}</div>
${rows.length > 0 && table({ caption: 'Revisiones pedidas', captionSize: 'm', narrow: 'cards', head: [{ text: 'Revisión' }, { text: 'Resultado' }, { text: 'La pidió' }, { text: 'Cuándo' }], rows })}`,
  });
}

export async function reviewsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  const reviews = await readReviews(web.deps, staff.actor);
  return isRefusal(reviews) ? deskRefusal(web, c, reviews, toAudit) : show(web, c, reviews, null);
}

export async function sendReview(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toAudit);
  const signedIn = await requireStaffFor(web, c, { purpose: reviewPurpose }, body);
  if (signedIn instanceof Response) return signedIn;
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  const { zone } = await web.deps.calendar();
  const asked =
    forgery(web, c, reviewPurpose, body) ??
    readReviewForm(body, { zone, tramites: new Set(tramitesOf(web).keys()) });
  const made = isRefusal(asked)
    ? asked
    : await startReview(web.deps, staff.actor, { pedido: asked, llave: first(body, 'llave') });
  if (typeof made === 'string') return seeOther(c, paths.mesa.auditoria.revision(made));
  const reviews = await readReviews(web.deps, staff.actor);
  if (isRefusal(reviews)) return deskRefusal(web, c, reviews, toAudit);
  return show(web, c, reviews, { form: reviewPurpose, refusal: made, body });
}

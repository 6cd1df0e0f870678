/** One case: what is asked and what is known of it first, then the buttons, with clocks and history beside them. */
import { findEntityToAsk } from '../actions/find-entity-to-ask.ts';
import { interestEstimate } from '../actions/interest-estimate.ts';
import { readCaseForStaff } from '../actions/read-case-for-staff.ts';
import { instantText } from '../domain/calendar/civil-text.ts';
import { isRefusal } from '../domain/refusals.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { clocks } from '../ui/components/clock.ts';
import { referenceText } from '../ui/components/reference.ts';
import { stateTag } from '../ui/components/state-tag.ts';
import { tag } from '../ui/components/tag.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { caseReadersLink } from './auditoria/case-readers-link.ts';
import { relatedSection } from './buscar/related-section.ts';
import { caseChecks } from './case-checks.ts';
import { caseConversation } from './case-conversation.ts';
import { caseDecision } from './case-decision.ts';
import { caseHandling } from './case-handling.ts';
import { caseHistory } from './case-history.ts';
import { caseMembers } from './case-members.ts';
import { caseDone, caseRefused } from './case-news.ts';
import { casePapers } from './case-papers.ts';
import { caseReceipts } from './case-receipts.ts';
import { casePreview, registerNow } from './case-register.ts';
import { caseRequerimiento } from './case-requerimiento.ts';
import { caseRequest } from './case-request.ts';
import { type Attempt, type CaseView, verbForm, verbsOffered } from './case-view.ts';
import { nextCase } from './caso/next-case.ts';
import { presenceBox } from './caso/presence.ts';
import { caseWarnings } from './caso/warnings.ts';
import { caseKept } from './datos/case-kept.ts';
import { deadlineClock } from './deadline-clock.ts';
import { deskPage, deskRefusal } from './desk-page.ts';
import { choosesRows, readMembersShown } from './members-choice.ts';
import { requireStaff, type Staff } from './require-staff.ts';

const doors = {
  portal: 'Portal',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
} as const;

function holder({ caso, staff }: CaseView): string {
  if (caso.solicitud.asignado === staff.actor.cuenta) return 'Usted';
  return caso.asignadoNombre ?? 'Nadie todavía';
}

function head(view: CaseView): Html {
  const { solicitud, definicion, relojes } = view.caso;
  const { solicitante, estado, dosPersonas, unidad, canal, presentadaMs } = solicitud;
  const facts: readonly (readonly [string, string])[] = [
    ['Solicitante', solicitante.nombre],
    ['RUC', solicitante.ruc ?? 'Sin RUC'],
    ['Recibida', instantText(presentadaMs, relojes.promesa.zone)],
    ['Vía', doors[canal]],
    ['Unidad', unidad],
    ['La tiene', holder(view)],
  ];
  return html`<div class="v-caso__cabeza"><div><h1 class="govuk-heading-l v-caso__titulo">${definicion?.nombre ?? solicitud.tramite}</h1>
<p class="v-caso__estado">${referenceText(solicitud.referencia)} ${stateTag(estado, definicion)} ${dosPersonas && tag({ text: 'Dos personas', tone: 'purple' })}</p></div>
${view.verbos.has('tomar') && verbForm(view, 'tomar', button({ text: 'Tomar la solicitud' }))}</div>
<dl class="v-caso__datos">${facts.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function beside(view: CaseView): Html {
  const { promesa, legal } = view.caso.relojes;
  return html`${clocks([deadlineClock('Tiempo ofrecido', promesa), ...(legal === null ? [] : [deadlineClock('Plazo legal', legal)])])}
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.plazosDeCaso(view.caso.solicitud.referencia)}">Plazos, paso a paso</a></p>
${caseWarnings(view)}${registerNow(view)}${caseHandling(view)}${caseReceipts(view)}${caseHistory(view)}${caseReadersLink(view.staff, view.caso.solicitud.referencia)}`;
}

function renderCase(
  view: CaseView,
  hecho: string | undefined,
  { related, kept }: { readonly related: Html | false; readonly kept: Html | false },
): Response {
  const { web, c, caso, attempt } = view;
  const { referencia } = caso.solicitud;
  return deskPage(web, c, {
    title: `${referencia}: ${caso.definicion?.nombre ?? caso.solicitud.tramite}`,
    place: 'cola',
    scripts: ['caso'],
    status: attempt?.refusal?.status ?? 200,
    errorsPresent: (attempt?.refusal ?? null) !== null,
    breadcrumbs: [{ text: 'Cola', href: paths.mesa.cola }, { text: referencia }],
    main: html`${caseRefused(view)}${attempt === null && caseDone(view, hecho)}${head(view)}${kept}${presenceBox(view)}
<div class="v-dos-columnas"><div>${caseConversation(view)}${caseRequest(view)}${caseRequerimiento(view)}${casePapers(view)}${casePreview(view)}${caseMembers(view)}${caseChecks(view)}${caseDecision(view)}</div><div class="v-caso__lado">${beside(view)}${related}</div></div>`,
  });
}

/** The page as it is now; with `attempt`, what was refused and why, or what it would do with the rows that are left. */
export async function showCase(
  web: Web,
  c: WebContext,
  staff: Staff,
  referencia: string,
  attempt: Attempt | null,
): Promise<Response> {
  const { excluidas } = readMembersShown(
    attempt !== null && choosesRows.has(attempt.verbo) ? attempt.body : new Map(),
  );
  const caso = await readCaseForStaff(web.deps, staff.actor, staff.session, referencia, excluidas);
  if (isRefusal(caso)) return deskRefusal(web, c, caso);
  const { solicitud, definicion, registro } = caso;
  const verbos = verbsOffered(staff.actor, solicitud, definicion);
  const [aNotificar, interes] = await Promise.all([
    verbos.has('notificar') ? findEntityToAsk(web.deps, solicitud, '') : null,
    registro === null
      ? null
      : interestEstimate(web.deps, definicion?.requerimiento?.interes, solicitud, registro.hoy),
  ]);
  const siguiente = attempt === null ? await nextCase(web, staff, c.req.query('hecho'), referencia) : null;
  const carta = attempt?.carta === undefined ? {} : { carta: attempt.carta };
  const view = { web, c, staff, caso, verbos, attempt, aNotificar, interes, siguiente, ...carta };
  const [related, kept] = await Promise.all([
    relatedSection(web, staff, solicitud),
    caseKept(web, solicitud),
  ]);
  return renderCase(view, c.req.query('hecho'), { related, kept });
}

export async function casePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const given = c.req.param('referencia') ?? '';
  return showCase(web, c, staff, leerReferencia(given) ?? given, null);
}

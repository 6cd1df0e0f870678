/** Who saw a case: for auditors, with ways to check it; for supervisors of its unit, the readers alone. */
import { noteAudit } from '../../actions/auditoria/note-audit.ts';
import { audits } from '../../actions/auditoria/read-lines.ts';
import { type CaseReaders, whoSawCase } from '../../actions/auditoria/who-saw-case.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { form } from '../../ui/components/form.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { roleText } from '../administracion/personal/role-words.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import { linesHref } from './lines-address.ts';
import { reviewPurpose } from './reviews-page.ts';

const keyBytes = 16;

function readersTable({ lectores, hayMas }: CaseReaders, zone: Zone, links: boolean): Html {
  if (lectores.length === 0)
    return emptyState({
      title: 'Nadie la ha abierto',
      text: 'Ninguna persona de la institución abrió esta solicitud.',
    });
  return html`${table({
    caption: 'Quién la abrió, y cuándo',
    captionHidden: true,
    narrow: 'cards',
    head: [
      { text: 'Quién' },
      { text: 'Funciones' },
      { text: 'Veces' },
      { text: 'La primera' },
      { text: 'La última' },
    ],
    rows: lectores.map(({ cuenta, nombre, roles, veces, primeraMs, ultimaMs }) => [
      links ? html`<a class="govuk-link" href="${linesHref({ cuenta })}">${nombre}</a>` : nombre,
      roles.map((rol) => roleText(rol)).join(', '),
      String(veces),
      instantText(primeraMs, zone),
      instantText(ultimaMs, zone),
    ]),
  })}${hayMas && html`<p class="govuk-body">La abrieron más personas: se muestran las últimas ${lectores.length}.</p>`}`;
}

/** A review of this very case, with one button. */
function reviewButton(web: Web, c: WebContext, clase: 'caso' | 'decision', referencia: string): Html {
  const field = clase === 'caso' ? 'referencia' : 'decision';
  return form({
    action: paths.mesa.auditoria.revisiones,
    csrf: tokenFor(web, c.var.visit, reviewPurpose),
    content: html`<input type="hidden" name="llave" value="${web.deps.ids.randomToken(keyBytes)}"><input type="hidden" name="clase" value="${clase}"><input type="hidden" name="${field}" value="${referencia}">${button({ text: clase === 'caso' ? 'Comprobar su cadena' : 'Repetir su decisión automática', variant: 'secondary', attributes: { 'data-prevent-double-click': 'true' } })}`,
  });
}

export async function caseLogPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { actor, session } = staff;
  const isAuditor = audits(actor);
  const next = isAuditor
    ? { text: 'Volver a la auditoría', href: paths.mesa.auditoria.inicio }
    : { text: 'Volver al inicio', href: paths.mesa.inicio };
  const asked = c.req.param('referencia') ?? '';
  const readers = await whoSawCase(web.deps, actor, leerReferencia(asked) ?? asked);
  if (isRefusal(readers)) return deskRefusal(web, c, readers, next);
  const { referencia, tramite } = readers;
  await noteAudit(web.deps, session, 'caso', { pedido: {}, referencia });
  const { zone } = await web.deps.calendar();
  return deskPage(web, c, {
    title: `Quién vio ${referencia}`,
    place: isAuditor ? 'auditoria' : 'cola',
    breadcrumbs: isAuditor
      ? [{ text: 'Auditoría', href: paths.mesa.auditoria.inicio }, { text: referencia }]
      : [{ text: referencia, href: paths.mesa.solicitud(referencia) }, { text: 'Quién la vio' }],
    main: html`<h1 class="govuk-heading-l">Quién vio ${referencia}</h1>
<p class="govuk-body">${tramite}. <a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">Abrir la solicitud</a>${isAuditor && html` · <a class="govuk-link" href="${linesHref({ referencia })}">Todo lo que se hizo y se leyó en ella</a>`}</p>
<p class="govuk-body">Cuenta una vez por sesión de quien la abrió. Quien la presentó ve su propia solicitud sin que se anote. Que usted mire esta página también queda escrito.</p>
${readersTable(readers, zone, isAuditor)}
${isAuditor && html`<div class="govuk-button-group">${reviewButton(web, c, 'caso', referencia)}${reviewButton(web, c, 'decision', referencia)}</div>`}`,
  });
}

/** Taking the filtered lines away: a form, because it costs work, is written down and asks who is at the keyboard. */
import { exportLines, type LineFormat, lineFormats } from '../../actions/auditoria/export-lines.ts';
import type { ExportSlots } from '../../actions/cifras/export-slots.ts';
import { requireRecentStepUp } from '../../actions/step-up.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { radios } from '../../ui/components/radios.ts';
import { html } from '../../ui/html.ts';
import { forgery, readForm } from '../../web/post.ts';
import { streamExport } from '../../web/stream-export.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { withProof } from '../administracion/receive-admin.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { linesHref, readLinesAddress } from './lines-address.ts';
import { visitOf } from './lines-page.ts';
import { requireAuditor } from './require-auditor.ts';

const purpose = 'mesa-auditoria-exportar';
const unclear =
  'Los filtros no dicen con claridad qué exportar. Vuelva a «Cambiar los filtros», corríjalos y repita.';
const toAudit = { text: 'Volver a la auditoría', href: paths.mesa.auditoria.inicio };

const formatNames: { readonly [F in LineFormat]: string } = {
  xlsx: 'Excel (.xlsx)',
  csv: 'CSV',
  ndjson: 'JSON por líneas',
};

function show(
  web: Web,
  c: WebContext,
  staff: Staff,
  {
    query,
    body,
    refusal,
  }: { readonly query: string; readonly body: FormBody | null; readonly refusal: Refusal | null },
): Response {
  const { typed } = readLinesAddress(new URLSearchParams(query));
  const back = linesHref(typed);
  const errors = refusal?.errors ?? [];
  const said =
    errors.length > 0
      ? errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }))
      : [{ text: refusal?.sentence ?? '' }];
  const needsProof = requireRecentStepUp(staff.session, web.deps.clock.nowMs()) !== null;
  return deskPage(web, c, {
    title: 'Exportar líneas de auditoría',
    place: 'auditoria',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [{ text: 'Auditoría', href: back }, { text: 'Exportar' }],
    main: html`${refusal !== null && errorSummary({ errors: said })}<h1 class="govuk-heading-l">Exportar líneas de auditoría</h1>
<p class="govuk-body">Se exportan las líneas que muestran los filtros, sin límite de filas. Queda escrito quién las llevó, cuándo y con qué filtros. <a class="govuk-link" href="${back}">Cambiar los filtros</a></p>
<div class="v-angosto">${form({
      action: paths.mesa.auditoria.exportar,
      csrf: tokenFor(web, c.var.visit, purpose),
      content: html`<input type="hidden" name="consulta" value="${query}">
${radios({ name: 'formato', legend: 'Formato', legendSize: 's', small: true, value: body === null ? 'xlsx' : first(body, 'formato'), items: lineFormats.map((value) => ({ value, text: formatNames[value] })) })}
${checkboxes({ name: 'bom', small: true, items: [{ value: 'si', text: 'Marcar el CSV como UTF-8, para que Excel muestre bien las tildes' }], values: body === null || first(body, 'bom') === 'si' ? ['si'] : [] })}
${needsProof && passwordInput({ name: 'clave', label: 'Su clave', hint: 'Para confirmar que es usted quien se lleva las líneas.', autocomplete: 'current-password', error: errors.find(({ path }) => path === 'clave')?.sentence })}
${button({ text: 'Descargar' })}`,
    })}</div>`,
  });
}

export function exportLinesPage(web: Web, c: WebContext): Response {
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  return show(web, c, staff, { query: new URL(c.req.url).search.slice(1), body: null, refusal: null });
}

export async function sendExportLines(web: Web, c: WebContext, slots: ExportSlots): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toAudit);
  const signedIn = await requireStaffFor(web, c, { purpose }, body);
  if (signedIn instanceof Response) return signedIn;
  const entered = requireAuditor(web, c);
  if (entered instanceof Response) return entered;
  const proved = await withProof(web, c, { staff: entered, body, refusal: forgery(web, c, purpose, body) });
  const { staff } = proved;
  const query = first(body, 'consulta');
  const again = (refusal: Refusal) => show(web, c, staff, { query, body, refusal });
  if (proved.refusal !== null) return again(proved.refusal);
  const visit = await visitOf(web, staff, new URLSearchParams(query));
  if (isRefusal(visit)) return again(visit);
  // A filter without meaning would give more than was asked for, not less.
  if (visit.address.errors.length > 0 || visit.cuentas.length > 1)
    return again(refuse('datos-con-errores', { sentence: unclear }));
  const sent = await streamExport(c, { slots, cuenta: staff.actor.cuenta }, () =>
    exportLines(web.deps, staff.actor, {
      asked: visit.asked,
      formato: lineFormats.find((one) => one === first(body, 'formato')) ?? 'xlsx',
      bom: first(body, 'bom') === 'si',
    }),
  );
  return isRefusal(sent) ? again(sent) : sent;
}

/** How the service stands, for administrators: what is degraded and what to do, what failed for good and trying it again. */
import { readOperation } from '../../../actions/operacion/read-operation.ts';
import { listFailed, reviveJob } from '../../../actions/operacion/revive-job.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { html } from '../../../ui/html.ts';
import { seeOther } from '../../../web/pages.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { shortInstant } from '../../short-instant.ts';
import { receiveAdmin } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { deadPart, degradedPart, lettersPart, measuredPart } from './state-parts.ts';

const purpose = 'repetir-tarea';
const toAdministration = { text: 'Volver a Administración', href: paths.mesa.administracion.inicio };

const done = html`<p class="govuk-notification-banner__heading">La tarea vuelve a intentarse. Si falla otra vez, aparecerá de nuevo aquí.</p>`;

async function show(web: Web, c: WebContext, refusal: Refusal | null): Promise<Response> {
  const { deps } = web;
  const [operation, { zone }, failed] = await Promise.all([
    readOperation(deps),
    deps.calendar(),
    listFailed(deps, c.var.visit.actor),
  ]);
  if (isRefusal(failed)) return deskRefusal(web, c, failed, toAdministration);
  const { medidas, degradado } = operation;
  const nowMs = deps.clock.nowMs();
  const when = (atMs: number): string => shortInstant(atMs, nowMs, zone);
  return deskPage(web, c, {
    title: 'Estado del servicio',
    place: 'administracion',
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Estado del servicio' },
    ],
    errorsPresent: refusal !== null,
    ...(refusal === null ? {} : { status: refusal.status }),
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence }] })}
${c.req.query('hecho') === 'repetida' && refusal === null && notificationBanner({ content: done, isSuccess: true })}
<h1 class="govuk-heading-l">Estado del servicio</h1>
<h2 class="govuk-heading-m">Qué está degradado</h2>
${degradedPart(degradado, nowMs)}
<h2 class="govuk-heading-m">Cómo está cada parte</h2>
${medidas === null ? html`<p class="govuk-body">La base de datos no responde.</p>` : measuredPart(medidas)}
<h2 class="govuk-heading-m">Tareas detenidas</h2>
${deadPart(failed.tareas, tokenFor(web, c.var.visit, purpose), when)}
<h2 class="govuk-heading-m">Cartas sin enviar</h2>
${lettersPart(failed.cartas, when)}`,
  });
}

export async function statePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : show(web, c, null);
}

export async function sendRevive(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const outcome = refusal ?? (await reviveJob(web.deps, staff.actor, first(body, 'tarea')));
  return isRefusal(outcome) ? show(web, c, outcome) : seeOther(c, `${paths.mesa.estado}?hecho=${outcome}`);
}

/** After deciding, the case that expires first among one's own. */
import { listQueue, wholeQueue } from '../../actions/list-queue.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';
import { queueHref } from '../queue-address.ts';
import type { Staff } from '../require-staff.ts';

/** What leaves nothing to do here for now. */
const leads: ReadonlySet<string> = new Set([
  'aprobar',
  'negar',
  'proponer',
  'pedir-subsanacion',
  'notificar',
  'pasar',
  'devolver',
  'devolver-propuesta',
]);

export async function nextCase(
  web: Web,
  staff: Staff,
  hecho: string | undefined,
  referencia: string,
): Promise<Html | null> {
  if (hecho === undefined || !leads.has(hecho)) return null;
  const queue = await listQueue(web.deps, staff.actor, { tab: 'mias', ...wholeQueue });
  if (isRefusal(queue)) return null;
  const next = queue.filas.find((fila) => fila.referencia !== referencia && fila.estado === 'en-revision');
  return next === undefined
    ? html`<p class="govuk-body"><a class="govuk-notification-banner__link" href="${queueHref({ tab: 'equipo' })}">No le queda otra en revisión: ver las que nadie tiene</a></p>`
    : html`<p class="govuk-body"><a class="govuk-notification-banner__link" href="${paths.mesa.solicitud(next.referencia)}">Siguiente de su cola: ${next.referencia}</a> ${next.tramiteNombre}</p>`;
}

/** How long each kind of thing is kept: the setting, what it would remove today, and trying another one before it holds. */

import { conservacionLimits } from '../../../actions/conservacion/conservacion-limits.ts';
import {
  changeConservacion,
  previewConservacion,
  readConservacionTyped,
  type Vista,
} from '../../../actions/conservacion/preview-conservacion.ts';
import { type ClaseConservada, clases, clavesConservadas } from '../../../domain/conservacion/clases.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { button, buttonGroup } from '../../../ui/components/button.ts';
import { details } from '../../../ui/components/details.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { form } from '../../../ui/components/form.ts';
import { input } from '../../../ui/components/input.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { tag } from '../../../ui/components/tag.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import { forgery, readForm } from '../../../web/post.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import type { Staff } from '../../require-staff.ts';
import { requireStaffFor } from '../../require-staff-for.ts';
import { requireAdministrator } from '../require-administrator.ts';

const purpose = 'mesa-conservacion';
const toAdministration = { text: 'Volver a administración', href: paths.mesa.administracion.inicio };

/** `body`: as typed, where the form was sent; `tried`: only to see what would go. */
type Attempt = { readonly body: FormBody; readonly refusal: Refusal | null; readonly tried: boolean };

type Field = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly hint?: Html;
};

const errorOf = (attempt: Attempt | null, name: string): string | undefined =>
  attempt?.refusal?.errors.find(({ path }) => path === name)?.sentence;

function figure(attempt: Attempt | null, { name, label, value, unit, hint }: Field): Html {
  return input({
    name,
    label,
    suffix: unit,
    width: 4,
    inputmode: 'numeric',
    value: attempt === null ? value : first(attempt.body, name),
    hint,
    error: errorOf(attempt, name),
  });
}

function wouldGo(count: number): Html {
  if (count === 0) return html`Hoy no saldría nada.`;
  const words = count >= conservacionLimits.previewCountMax ? `${count} o más` : String(count);
  return html`<strong>Hoy saldrían ${words}.</strong>`;
}

function kindOf(
  attempt: Attempt | null,
  { conservacion, saldria, tramites }: Vista,
  clave: ClaseConservada,
): Html {
  const clase = clases[clave];
  const hint = html`${clase.queSeRetira} Cuenta desde ${clase.desde}. ${clase.base} ${clase.porConfirmar && tag({ text: 'Por confirmar', tone: 'yellow' })}<br>${wouldGo(saldria[clave])}`;
  const own =
    clave === 'solicitudes' &&
    details({
      summary: 'Otro tiempo para un trámite',
      isOpen: tramites.some(
        ({ id }) =>
          errorOf(attempt, `tramite-${id}`) !== undefined || Object.hasOwn(conservacion.porTramite, id),
      ),
      content: html`<p class="govuk-body">Deje en blanco los que siguen la regla general.</p>${tramites.map(
        ({ id, nombre }) =>
          figure(attempt, {
            name: `tramite-${id}`,
            label: nombre,
            value: String(conservacion.porTramite[id] ?? ''),
            unit: 'años',
          }),
      )}`,
    });
  return html`${figure(attempt, { name: clave, label: clase.nombre, value: String(conservacion.plazos[clave]), unit: clase.unidad, hint })}${own}`;
}

function errorsOf({ refusal }: Attempt): Html | false {
  if (refusal === null) return false;
  const errors =
    refusal.errors.length === 0
      ? [{ text: refusal.sentence }]
      : refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return errorSummary({ errors });
}

async function show(web: Web, c: WebContext, staff: Staff, attempt: Attempt | null): Promise<Response> {
  const typed =
    attempt?.tried === true ? readConservacionTyped(web.deps, (name) => first(attempt.body, name)) : null;
  const vista = await previewConservacion(
    web.deps,
    staff.actor,
    typed === null || isRefusal(typed) ? null : typed,
  );
  if (isRefusal(vista)) return deskRefusal(web, c, vista, toAdministration);
  const { conservacion, version } = vista;
  const seen = attempt === null ? version : versionSeen(attempt.body);
  const done = attempt === null && c.req.query('hecho') === 'cambiada';
  return deskPage(web, c, {
    title: 'Conservación de datos',
    place: 'administracion',
    status: attempt?.refusal?.status ?? 200,
    errorsPresent: attempt !== null && attempt.refusal !== null,
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Conservación' },
    ],
    main: html`${attempt !== null && errorsOf(attempt)}${done && notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">Los tiempos nuevos ya rigen.</p>` })}
<h1 class="govuk-heading-l">Conservación de datos</h1>
<div class="v-angosto"><p class="govuk-body">Lo que cumple su tiempo se retira solo, cada hora y por partes. Lo que está abierto o tiene una orden de conservación no se toca. Lo retirado no se puede recuperar.</p>
${attempt?.tried === true && attempt.refusal === null && notificationBanner({ content: html`<p class="govuk-notification-banner__heading">Esto es lo que saldría con los tiempos que escribió. Todavía no rigen.</p>` })}
${form({
  action: paths.mesa.conservacion,
  csrf: tokenFor(web, c.var.visit, purpose),
  content: html`<input type="hidden" name="version" value="${seen}">${clavesConservadas.map((clave) => kindOf(attempt, vista, clave))}
${figure(attempt, { name: 'respuesta', label: 'Tiempo para responder a una petición sobre datos personales', value: String(conservacion.respuestaDias), unit: 'días', hint: html`Días de término. Ley Orgánica de Protección de Datos Personales y su reglamento. ${tag({ text: 'Por confirmar', tone: 'yellow' })}` })}
${textarea({ name: 'motivo', label: 'Motivo del cambio', rows: 3, value: attempt === null ? '' : first(attempt.body, 'motivo'), error: errorOf(attempt, 'motivo'), hint: 'Queda en la historia. No hace falta para ver antes qué saldría.' })}
${buttonGroup([button({ text: 'Ver qué saldría', variant: 'secondary', name: 'accion', value: 'probar' }), button({ text: 'Guardar', name: 'accion', value: 'guardar' })])}`,
})}</div>`,
  });
}

export async function conservacionPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : show(web, c, staff, null);
}

export async function sendConservacion(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toAdministration);
  const signedIn = await requireStaffFor(web, c, { purpose }, body);
  if (signedIn instanceof Response) return signedIn;
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const tried = first(body, 'accion') !== 'guardar';
  const typed =
    forgery(web, c, purpose, body) ?? readConservacionTyped(web.deps, (name) => first(body, name));
  if (isRefusal(typed)) return show(web, c, staff, { body, refusal: typed, tried: false });
  if (tried) return show(web, c, staff, { body, refusal: null, tried });
  const outcome = await changeConservacion(web.deps, staff.actor, {
    versionVista: versionSeen(body),
    conservacion: typed,
    motivo: first(body, 'motivo'),
  });
  if (isRefusal(outcome)) return show(web, c, staff, { body, refusal: outcome, tried: false });
  return seeOther(c, `${paths.mesa.conservacion}?hecho=cambiada`);
}

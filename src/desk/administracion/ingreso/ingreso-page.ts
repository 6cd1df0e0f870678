/** How staff sign in: the rules, who does not fulfil them yet, and whose account is tied to the institution. */
import { changeIngreso } from '../../../actions/ingreso/change-ingreso.ts';
import { type IngresoVisto, readIngreso } from '../../../actions/ingreso/read-ingreso.ts';
import { tieIdentity, untieIdentity } from '../../../actions/ingreso/tie-identity.ts';
import { civilDateOf } from '../../../domain/calendar/civil-date.ts';
import { dateText } from '../../../domain/calendar/civil-text.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import type { Staff } from '../../require-staff.ts';
import { type AdminAttempt, adminErrors } from '../admin-form.ts';
import { roleText } from '../personal/role-words.ts';
import { type Received, receiveAdmin, withProof } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { ingresoForm, ingresoKey, ingresoPurpose } from './ingreso-form.ts';
import { tieKey, tiePurpose, tiesSection, untieKey, untiePurpose } from './ties-section.ts';

const news = {
  reglas: 'Guardó las reglas: rigen en pocos segundos, también en las sesiones abiertas.',
  vinculada: 'Vinculó la cuenta. Avisamos a la persona.',
  desvinculada: 'Desvinculó la cuenta y cerró las sesiones que venían de allí. Avisamos a la persona.',
} as const;

function missing({ incumplen }: IngresoVisto): Html {
  const rows = incumplen.map(({ id, nombre, usuario, roles, falta, desde }) => [
    html`<span><a class="govuk-link" href="${paths.mesa.personal.persona(id)}">${nombre}</a> (${usuario})</span>`,
    roles.map(roleText).join(', ') || 'Sin roles',
    falta === 'llave'
      ? `Una llave de acceso, exigida desde el ${dateText(desde ?? '')}`
      : 'Una segunda prueba: la registra en su primer ingreso',
  ]);
  return html`<section><h2 class="govuk-heading-m">Quién no cumple todavía</h2>
${
  rows.length === 0
    ? html`<p class="govuk-body">Todas las cuentas activas cumplen las reglas.</p>`
    : table({
        caption: 'Cuentas a las que les falta una prueba',
        captionHidden: true,
        narrow: 'cards',
        firstCellIsHeader: true,
        classes: 'v-personal',
        head: ['Persona', 'Roles', 'Qué le falta'].map((text) => ({ text })),
        rows,
      })
}</section>`;
}

async function show(web: Web, c: WebContext, staff: Staff, attempt: AdminAttempt): Promise<Response> {
  const visto = await readIngreso(web.deps, staff.actor);
  const { administracion } = paths.mesa;
  if (isRefusal(visto))
    return deskRefusal(web, c, visto, { text: 'Volver al inicio', href: paths.mesa.inicio });
  const view = { web, c, staff, attempt, visto };
  const hecho = attempt === null ? (c.req.query('hecho') ?? '') : '';
  const done = Object.hasOwn(news, hecho) ? news[hecho as keyof typeof news] : null;
  const { institucional } = web.deps;
  return deskPage(web, c, {
    title: 'Ingreso del personal',
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Administración', href: administracion.inicio }, { text: 'Ingreso del personal' }],
    main: html`${adminErrors(view)}${done !== null && notificationBanner({ content: done, isSuccess: true })}
<h1 class="govuk-heading-l">Ingreso del personal</h1>
<p class="govuk-body">${
      institucional === null
        ? 'El personal ingresa con su usuario de Ventanilla y una segunda prueba. No hay un ingreso institucional configurado.'
        : html`El personal puede ingresar con ${institucional.name} (<code>${institucional.issuer}</code>).`
    }</p>
${missing(visto)}<section class="v-angosto"><h2 class="govuk-heading-m govuk-!-margin-top-6">Reglas</h2>${ingresoForm(view)}</section>${institucional !== null && tiesSection(view)}`,
  });
}

export async function ingresoPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : show(web, c, staff, null);
}

/** Takes a form of this page, with the fresh proof that all of them need, and shows the page again where it is refused. */
async function send(
  web: Web,
  c: WebContext,
  purpose: string,
  keyOf: (body: FormBody) => string,
  hecho: keyof typeof news,
  work: (received: Received) => Promise<unknown | Refusal>,
): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const proved = await withProof(web, c, received);
  const outcome = proved.refusal ?? (await work(proved));
  return isRefusal(outcome)
    ? show(web, c, proved.staff, { key: keyOf(proved.body), refusal: outcome, body: proved.body })
    : seeOther(c, `${paths.mesa.ingreso.inicio}?hecho=${hecho}`);
}

/** Empty for no date at all; what is none stays as typed and is refused. */
function dateIn(body: FormBody): string {
  const [dia, mes, anio] = ['dia', 'mes', 'anio'].map((part) => first(body, `desde-${part}`).trim());
  const isNumbers = [dia, mes, anio].every((part) => /^\d{1,4}$/.test(part ?? ''));
  return isNumbers ? civilDateOf(Number(anio), Number(mes), Number(dia)) : '';
}

export function sendIngreso(web: Web, c: WebContext): Promise<Response> {
  return send(
    web,
    c,
    ingresoPurpose,
    () => ingresoKey,
    'reglas',
    ({ staff, body }) =>
      changeIngreso(web.deps, staff.session, {
        versionVista: versionSeen(body),
        motivo: first(body, 'motivo'),
        llave: body.get('llave') ?? [],
        desde: dateIn(body),
        accesoLocal: first(body, 'accesoLocal'),
        emergencia: body.get('emergencia') ?? [],
        comoCodigo: first(body, 'comoCodigo'),
        comoLlave: first(body, 'comoLlave'),
        abreCuentas: first(body, 'abreCuentas') === 'si',
      }),
  );
}

export function sendTieIdentity(web: Web, c: WebContext): Promise<Response> {
  return send(
    web,
    c,
    tiePurpose,
    () => tieKey,
    'vinculada',
    ({ staff, body }) =>
      tieIdentity(web.deps, staff.session, {
        usuario: first(body, 'usuario'),
        sujeto: first(body, 'sujeto'),
        motivo: first(body, 'motivo'),
      }),
  );
}

export function sendUntieIdentity(web: Web, c: WebContext): Promise<Response> {
  return send(
    web,
    c,
    untiePurpose,
    (body) => untieKey(first(body, 'cuenta')),
    'desvinculada',
    ({ staff, body }) =>
      untieIdentity(web.deps, staff.session, {
        cuenta: first(body, 'cuenta'),
        motivo: first(body, 'motivo'),
      }),
  );
}

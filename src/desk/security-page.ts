/** How a person of the staff proves who they are: their codes, their passkeys, their open sessions. */
import { type ListedSession, listSessions } from '../actions/list-sessions.ts';
import { listPasskeys, startPasskeyRegistration } from '../actions/passkey-registration.ts';
import { startPasskeyStepUp } from '../actions/passkey-sign-in.ts';
import { requireRecentStepUp } from '../actions/step-up.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { errorSummary } from '../ui/components/error-summary.ts';
import { form } from '../ui/components/form.ts';
import { input } from '../ui/components/input.ts';
import { notificationBanner } from '../ui/components/notification-banner.ts';
import { passwordInput } from '../ui/components/password-input.ts';
import { table } from '../ui/components/table.ts';
import { type Html, html } from '../ui/html.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { demoCode } from './demo-code.ts';
import { deskPage } from './desk-page.ts';
import { type Enrolment, enrolmentFields } from './enrolment-fields.ts';
import { keyBanner } from './ingreso/key-due.ts';
import { recoverySection } from './ingreso/recovery-section.ts';
import { passkeyForm } from './passkey-form.ts';
import { requireStaff, type Staff } from './require-staff.ts';
import { shortInstant } from './short-instant.ts';

export const securityPurpose = 'mesa-seguridad';

/** What was just done, as the address names it after the form was sent. */
export const securityNews = {
  confirmada: 'Comprobamos que es usted. Puede cambiar sus pruebas de identidad.',
  codigos: 'Su aplicación de códigos está activa. Cerramos sus demás sesiones.',
  llave: 'Registró la llave de acceso. Cerramos sus demás sesiones.',
  'llave-quitada': 'Quitó la llave de acceso. Cerramos sus demás sesiones.',
  sesion: 'Cerró la sesión.',
  sesiones: 'Cerró sus demás sesiones.',
} as const;

export type SecurityShown = {
  readonly refusal?: Refusal;
  /** An enrolment under way. */
  readonly enrolment?: Enrolment;
  /** Recovery codes just made: shown this once. */
  readonly recovery?: readonly string[];
};

type Frame = { readonly web: Web; readonly staff: Staff; readonly csrf: string; readonly nowMs: number };

async function stepUpForms(
  { web, staff, csrf }: Frame,
  { hasKeys, isProved }: { readonly hasKeys: boolean; readonly isProved: boolean },
): Promise<Html> {
  const options = hasKeys ? await startPasskeyStepUp(web.deps, staff.session) : null;
  const byKey =
    options !== null &&
    passkeyForm({
      action: paths.mesa.reforzarConLlave,
      csrf,
      options,
      does: 'ingresar',
      text: 'Confirmar con mi llave',
    });
  if (isProved) return html`${byKey}`;
  return html`<p class="govuk-body">Para cambiar sus códigos o sus llaves, confirme que es usted. Vale por ${limits.stepUpMinutes} minutos.</p>
${form({ action: paths.mesa.reforzar, csrf, content: html`${passwordInput({ name: 'clave', label: 'Clave', autocomplete: 'current-password' })}${button({ text: 'Confirmar', variant: 'secondary' })}` })}
${byKey}`;
}

async function codes(
  { web, csrf }: Frame,
  isProved: boolean,
  { enrolment, refusal }: SecurityShown,
): Promise<Html> {
  const start = form({
    action: paths.mesa.codigos,
    csrf,
    content: button({ text: 'Registrar otra aplicación de códigos', variant: 'secondary' }),
  });
  const confirm =
    enrolment !== undefined &&
    html`${await demoCode(web, { ficha: enrolment.ficha })}${form({ action: paths.mesa.codigos, csrf, content: enrolmentFields(enrolment, refusal?.sentence) })}`;
  return html`<section><h2 class="govuk-heading-m">Códigos de su teléfono</h2>
${enrolment === undefined ? html`<p class="govuk-body">Si cambió de teléfono, registre la aplicación nueva; la anterior deja de servir.</p>${isProved && start}` : confirm}</section>`;
}

async function keys({ web, staff, csrf, nowMs }: Frame, isProved: boolean): Promise<Html> {
  const { zone } = (await web.deps.calendar()).calendar;
  const [llaves, options] = await Promise.all([
    listPasskeys(web.deps, staff.session),
    isProved ? startPasskeyRegistration(web.deps, staff.session) : null,
  ]);
  const remove = (id: string, nombre: string) =>
    form({
      action: paths.mesa.quitarLlave,
      csrf,
      content: html`<input type="hidden" name="id" value="${id}">${button({ text: html`Quitar<span class="govuk-visually-hidden"> ${nombre}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
    });
  const rows = llaves.map(({ id, nombre, creadaMs, usadaMs }) => [
    nombre,
    shortInstant(creadaMs, nowMs, zone),
    usadaMs === null ? 'Nunca' : shortInstant(usadaMs, nowMs, zone),
    isProved ? remove(id, nombre) : '',
  ]);
  const name = input({
    name: 'nombre',
    label: 'Nombre de la llave',
    hint: 'Por ejemplo: llavero azul.',
    width: 20,
    lengthMax: 60,
    autocomplete: 'off',
  });
  return html`<section><h2 class="govuk-heading-m" id="llaves">Llaves de acceso</h2>
<p class="govuk-body">Una llave (huella, rostro o dispositivo) ingresa sin escribir códigos y no se puede robar con un engaño.</p>
${rows.length > 0 && table({ caption: 'Sus llaves', captionHidden: true, narrow: 'cards', firstCellIsHeader: true, head: ['Llave', 'Registrada', 'Último uso', 'Acción'].map((text) => ({ text })), rows })}
${options !== null && !isRefusal(options) && passkeyForm({ action: paths.mesa.llaves, csrf, options, does: 'registrar', text: 'Registrar una llave', hidden: name })}</section>`;
}

function sessions(
  list: readonly ListedSession[],
  { csrf, nowMs }: Frame,
  zone: Parameters<typeof shortInstant>[2],
): Html {
  const end = (id: string, text: string, equipo: string) =>
    form({
      action: paths.mesa.cerrarSesion,
      csrf,
      content: html`<input type="hidden" name="id" value="${id}">${button({ text: html`${text}<span class="govuk-visually-hidden"> ${equipo}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
    });
  const rows = list.map(({ id, equipo, creadaMs, vistaMs, actual }) => [
    equipo,
    shortInstant(creadaMs, nowMs, zone),
    shortInstant(vistaMs, nowMs, zone),
    actual ? html`<strong>Esta sesión</strong>` : end(id, 'Cerrar', equipo),
  ]);
  return html`<section><h2 class="govuk-heading-m">Sesiones abiertas</h2>
${table({ caption: 'Sus sesiones', captionHidden: true, narrow: 'cards', firstCellIsHeader: true, head: ['Equipo', 'Ingreso', 'Última actividad', 'Acción'].map((text) => ({ text })), rows })}
${list.length > 1 && end('otras', 'Cerrar todas las demás', '')}</section>`;
}

function newsOf(c: WebContext): string | undefined {
  const name = c.req.query('hecho') ?? '';
  return Object.hasOwn(securityNews, name) ? securityNews[name as keyof typeof securityNews] : undefined;
}

export async function showSecurity(
  web: Web,
  c: WebContext,
  staff: Staff,
  shown: SecurityShown,
): Promise<Response> {
  const nowMs = web.deps.clock.nowMs();
  const frame: Frame = { web, staff, csrf: tokenFor(web, c.var.visit, securityPurpose), nowMs };
  const isProved = requireRecentStepUp(staff.session, nowMs) === null;
  const [{ calendar }, list, ownKeys] = await Promise.all([
    web.deps.calendar(),
    listSessions(web.deps, staff.session),
    listPasskeys(web.deps, staff.session),
  ]);
  const { refusal } = shown;
  const news = refusal === undefined ? newsOf(c) : undefined;
  const field = shown.enrolment === undefined ? '#clave' : '#codigo';
  return deskPage(web, c, {
    title: 'Seguridad',
    place: 'seguridad',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== undefined,
    scripts: ['llave'],
    main: html`${refusal !== undefined && errorSummary({ errors: [{ text: refusal.sentence, href: isProved && shown.enrolment === undefined ? undefined : field }] })}
${news !== undefined && notificationBanner({ content: news, isSuccess: true })}
<h1 class="govuk-heading-l">Seguridad</h1>
<p class="govuk-body">${staff.actor.nombre} · usuario ${staff.session.usuario} · <a class="govuk-link" href="${paths.mesa.tokens.inicio}">Tokens para sus programas</a></p>
${await keyBanner(web, staff)}${(!isProved || staff.session.debeLlave === true) && (await stepUpForms(frame, { hasKeys: ownKeys.length > 0, isProved }))}
${await codes(frame, isProved, shown)}${await keys(frame, isProved)}${await recoverySection(web, staff, { csrf: frame.csrf, isProved, codes: shown.recovery })}${sessions(list, frame, calendar.zone)}`,
  });
}

export async function securityPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  return staff instanceof Response ? staff : showSecurity(web, c, staff, {});
}

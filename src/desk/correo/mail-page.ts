/** One mail by itself: why it was set apart, what it says, and the decision about it. */
import { mailDeskLimits } from '../../actions/correo-mesa/mail-desk-limits.ts';
import { stateSeen } from '../../actions/correo-mesa/place-mail.ts';
import {
  impedimentoEnMail,
  readMailForStaff,
  type StaffMail,
} from '../../actions/correo-mesa/read-mail-for-staff.ts';
import { type VerboDeCorreo, verbosDeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { mailHref } from './mail-address.ts';
import { mailBody, mailHead } from './mail-body.ts';
import { mailPurpose } from './mail-purpose.ts';
import { requireMailReader, toMail } from './mail-staff.ts';

export type MailAttempt = {
  readonly verbo: VerboDeCorreo;
  readonly refusal: Refusal;
  readonly body: FormBody;
};

type View = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly mail: StaffMail;
  readonly attempt: MailAttempt | null;
};

const offered = ({ staff, mail }: View, verbo: VerboDeCorreo): boolean =>
  impedimentoEnMail(staff.actor, verbo, mail) === null;

function verbForm({ web, c, mail }: View, verbo: VerboDeCorreo, content: Content): Html {
  const { correo } = mail;
  return form({
    action: paths.mesa.correo.verboDeMensaje(correo.id, verbo),
    csrf: tokenFor(web, c.var.visit, mailPurpose(verbo)),
    draftKey: `mesa-correo-mensaje-${correo.id}-${verbo}`,
    content: html`<input type="hidden" name="estado" value="${stateSeen(correo)}">${content}`,
  });
}

const errorOf = ({ attempt }: View, verbo: VerboDeCorreo, path: string) =>
  attempt?.verbo === verbo
    ? attempt.refusal.errors.find((error) => error.path === path)?.sentence
    : undefined;

const typedIn = ({ attempt }: View, verbo: VerboDeCorreo, name: string) =>
  attempt?.verbo === verbo ? first(attempt.body, name) : '';

function reason(view: View, verbo: VerboDeCorreo): Html {
  return textarea({
    name: 'motivo',
    id: `${verbo}-motivo`,
    label: 'Motivo',
    hint: 'Queda en la historia. Solo lo ve el personal.',
    rows: 3,
    value: typedIn(view, verbo, 'motivo'),
    error: errorOf(view, verbo, 'motivo'),
    attributes: { maxlength: mailDeskLimits.reasonCharsMax },
  });
}

function folded(view: View, verbo: VerboDeCorreo, summary: string, content: Content): Html | false {
  return (
    offered(view, verbo) &&
    details({
      summary,
      id: `form-${verbo}`,
      isOpen: view.attempt?.verbo === verbo,
      content: verbForm(view, verbo, content),
    })
  );
}

function actions(view: View): Html | false {
  const { hilo } = view.mail;
  const where =
    hilo === null
      ? 'Empezará un hilo propio, en su unidad.'
      : `Quedará en el hilo ${hilo.referencia}, a la vista del personal y sin efecto por sí solo. La dueña del hilo no lo ve.`;
  const parts = [
    folded(
      view,
      'soltar',
      'Sacar de la cuarentena',
      html`<p class="govuk-body">${where}</p>${reason(view, 'soltar')}${button({ text: 'Sacar de la cuarentena', variant: 'secondary' })}`,
    ),
    folded(
      view,
      'mover',
      'Pasar a otro hilo',
      html`${input({ name: 'referencia', id: 'mover-referencia', label: 'Referencia del hilo', width: 20, autocomplete: 'off', hint: 'Está en la página del hilo; por ejemplo VT-3456-789A-7M.', value: typedIn(view, 'mover', 'referencia'), error: errorOf(view, 'mover', 'referencia') })}${button({ text: 'Pasar', variant: 'secondary' })}`,
    ),
    folded(
      view,
      'releer',
      'Volver a leer el original',
      html`<p class="govuk-body">El programa lo leerá otra vez desde los datos que llegaron.</p>${button({ text: 'Volver a leer', variant: 'secondary' })}`,
    ),
    folded(
      view,
      'descartar',
      'Descartar',
      html`<p class="govuk-body">Sale de las listas y no tiene ningún efecto. El original se conserva.</p>${reason(view, 'descartar')}${button({ text: 'Descartar', variant: 'warning' })}`,
    ),
  ];
  return (
    parts.some((part) => part !== false) &&
    html`<section class="v-manejo" aria-labelledby="manejo"><h2 class="govuk-heading-m" id="manejo">Qué hacer con este correo</h2>${parts}</section>`
  );
}

function summary({ attempt }: View): Html | false {
  if (attempt === null) return false;
  const { refusal, verbo } = attempt;
  return errorSummary({
    errors:
      refusal.errors.length === 0
        ? [{ text: refusal.sentence }]
        : refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${verbo}-${path}` })),
  });
}

const done: Readonly<Record<string, string>> = {
  descartar: 'Descartó el correo.',
  releer: 'Se volvió a leer el original.',
  subir: 'El correo quedó guardado. Así se leyó.',
  repetido: 'Este correo ya estaba: no se guardó dos veces.',
};

function state({ correo }: StaffMail): Html | false {
  if (correo.estado === 'recibido')
    return html`<p class="govuk-body"><strong>Todavía no se ha leído.</strong> Suele tardar unos segundos: <a class="govuk-link" href="${paths.mesa.correo.mensaje(correo.id)}">actualizar</a>.</p>`;
  if (correo.estado === 'repetido')
    return html`<p class="govuk-body">Es el mismo mensaje que otro que ya estaba. No tiene efecto.</p>`;
  return false;
}

export async function showMail(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  attempt: MailAttempt | null,
): Promise<Response> {
  const mail = await readMailForStaff(web.deps, staff.actor, staff.session, id);
  if (isRefusal(mail)) return deskRefusal(web, c, mail, toMail);
  const view: View = { web, c, staff, mail, attempt };
  const { correo, hilo, antivirus } = mail;
  const asunto = correo.leido?.asunto.trim() || 'Correo sin asunto';
  const said = attempt === null ? done[c.req.query('hecho') ?? ''] : undefined;
  const tab = correo.enCuarentena ? 'cuarentena' : correo.estado === 'apartado' ? 'apartados' : null;
  return deskPage(web, c, {
    title: asunto,
    place: 'correo',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    // Reading takes seconds: the page looks again until there is something to see.
    refreshSeconds: correo.estado === 'recibido' ? 4 : undefined,
    breadcrumbs: [
      { text: 'Correo', href: paths.mesa.correo.inicio },
      ...(hilo === null
        ? tab === null
          ? []
          : [{ text: tab === 'cuarentena' ? 'Cuarentena' : 'Sin leer', href: mailHref({ tab }) }]
        : [{ text: hilo.referencia, href: paths.mesa.correo.hilo(hilo.id) }]),
      { text: 'Un correo' },
    ],
    main: html`${summary(view)}${said !== undefined && notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">${said}</p>` })}
<h1 class="govuk-heading-l">${asunto}</h1>${correo.enCuarentena && correo.estado !== 'descartado' && warningText({ text: 'En cuarentena: no se pudo comprobar que pertenezca a este hilo. No tiene ningún efecto.' })}${state(mail)}
<div class="v-dos-columnas"><div class="v-correo">${mailHead(correo)}${correo.estado !== 'recibido' && mailBody(correo, antivirus)}</div><div class="v-caso__lado">${actions(view)}</div></div>`,
  });
}

export async function mailPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  return showMail(web, c, staff, c.req.param('id') ?? '', null);
}

export const isMailVerb = (name: string): name is VerboDeCorreo =>
  verbosDeCorreo.some((verbo) => verbo === name);

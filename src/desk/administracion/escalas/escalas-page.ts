/** Warnings of clocks that run out: the ladder in force, what it would tell now, and trying another one before it holds. */
import {
  changeEscala,
  previewEscala,
  readEscalaTyped,
  type VistaDeEscala,
} from '../../../actions/escalas/change-escala.ts';
import { longInstantText } from '../../../domain/calendar/civil-text.ts';
import type { Zone } from '../../../domain/calendar/zone.ts';
import {
  claveDePeldano,
  type Escala,
  nombreDeDestinatario,
  nombreDePeldano,
  nombreDeReloj,
} from '../../../domain/escalas/escala.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button, buttonGroup } from '../../../ui/components/button.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { form } from '../../../ui/components/form.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import type { Staff } from '../../require-staff.ts';
import { receiveAdmin } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { type LadderAttempt, ladderFields } from './ladder-form.ts';

const purpose = 'mesa-escalas';
const toAdministration = { text: 'Volver a administración', href: paths.mesa.administracion.inicio };

/** The ladder with what each step would tell now. */
function ladderTable({ escala, cuantos, miradas }: VistaDeEscala, tried: boolean): Html {
  const caption = tried
    ? 'Lo que escribió: a quién avisaría ahora'
    : 'La escala que rige, y lo que avisaría ahora';
  if (escala.peldanos.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">La escala no tiene avisos: nadie recibirá ninguno.</p>`;
  return html`${table({
    caption,
    captionSize: 'm',
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [{ text: 'Cuándo' }, { text: 'A quién' }, { text: 'Por avisar ahora', numeric: true }],
    rows: escala.peldanos.map((peldano) => [
      nombreDePeldano(peldano),
      nombreDeDestinatario[peldano.avisaA],
      { text: String(cuantos.get(claveDePeldano(peldano)) ?? 0), numeric: true },
    ]),
  })}
<p class="govuk-body">Relojes: ${escala.relojes.map((reloj) => nombreDeReloj[reloj].toLowerCase()).join(' y ')}. Se miraron ${miradas === 1 ? 'una solicitud abierta' : `${miradas} solicitudes abiertas`}, de cada unidad las que vencen antes. Lo ya avisado no se cuenta.</p>`;
}

function examples({ ejemplos }: VistaDeEscala, zone: Zone): Html | false {
  if (ejemplos.length === 0) return false;
  return table({
    caption: 'Las primeras',
    captionSize: 's',
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [
      { text: 'Referencia' },
      { text: 'Trámite' },
      { text: 'Unidad' },
      { text: 'Reloj' },
      { text: 'Vence' },
    ],
    rows: ejemplos.map(({ referencia, nombre, unidad, reloj, venceMs }) => [
      referencia,
      nombre,
      unidad,
      nombreDeReloj[reloj],
      longInstantText(venceMs, zone),
    ]),
  });
}

function errorsOf(refusal: Refusal): Html {
  const { errors, sentence } = refusal;
  return errorSummary({
    errors:
      errors.length === 0
        ? [{ text: sentence }]
        : errors.map(({ path, sentence: text }) => ({ text, href: `#${path}` })),
  });
}

async function show(
  web: Web,
  c: WebContext,
  staff: Staff,
  attempt: LadderAttempt,
  tried: Escala | null,
): Promise<Response> {
  const vista = await previewEscala(web.deps, staff.actor, tried);
  if (isRefusal(vista)) return deskRefusal(web, c, vista, toAdministration);
  const { zone } = await web.deps.calendar();
  const refusal = attempt?.refusal ?? null;
  const done = attempt === null && c.req.query('hecho') === 'cambiada';
  const content = html`<input type="hidden" name="version" value="${attempt === null ? vista.version : versionSeen(attempt.body)}">${ladderFields(vista.escala, attempt)}${buttonGroup(
    [
      button({ text: 'Ver a quién avisaría', variant: 'secondary', name: 'accion', value: 'probar' }),
      button({ text: 'Guardar', name: 'accion', value: 'guardar' }),
    ],
  )}`;
  return deskPage(web, c, {
    title: 'Avisos y escalas',
    place: 'administracion',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Avisos y escalas' },
    ],
    main: html`${refusal !== null && errorsOf(refusal)}${done && notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">La escala nueva ya rige.</p>` })}
<h1 class="govuk-heading-l">Avisos y escalas</h1>
<p class="govuk-body">A quién se avisa cuando un plazo está por vencer, vence, o ya venció. Cada aviso sale una sola vez por solicitud y reloj, por correo y en horas de oficina, junto con los demás de esa persona. Las pausas lo posponen. Si nadie tiene la solicitud, o quien la tiene está ausente sin sustituto, se avisa a quien supervisa la unidad.</p>
${tried !== null && refusal === null && notificationBanner({ content: html`<p class="govuk-notification-banner__heading">Esto es lo que avisaría la escala que escribió. Todavía no rige.</p>` })}
${ladderTable(vista, tried !== null)}${examples(vista, zone)}
<h2 class="govuk-heading-m">Cambiar la escala</h2>
${form({ action: paths.mesa.escalas, id: 'formulario-escala', csrf: tokenFor(web, c.var.visit, purpose), content })}
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.ajustes.historia}?ajuste=escalas">Ver la historia de este ajuste</a></p>`,
  });
}

export async function escalasPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : show(web, c, staff, null, null);
}

export async function sendEscala(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const escala = refusal ?? readEscalaTyped((name) => first(body, name), body.get('relojes') ?? []);
  if (isRefusal(escala)) return show(web, c, staff, { body, refusal: escala }, null);
  if (first(body, 'accion') !== 'guardar') return show(web, c, staff, { body, refusal: null }, escala);
  const outcome = await changeEscala(web.deps, staff.actor, {
    versionVista: versionSeen(body),
    escala,
    motivo: first(body, 'motivo'),
  });
  if (isRefusal(outcome)) return show(web, c, staff, { body, refusal: outcome }, null);
  return seeOther(c, `${paths.mesa.escalas}?hecho=cambiada`);
}

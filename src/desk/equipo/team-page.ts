/** The team: for everybody, who is away and whose cases one may take over; for supervisors, what each person carries. */
import { readTeam, type Team } from '../../actions/ausencias/read-team.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { nombreDeModo } from '../../domain/reparto/regla.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields } from '../../web/command-fields.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { absenceForm, type TeamAttempt, type TeamView } from './absence-form.ts';

export const endAbsencePurpose = 'mesa-ausencia-terminar';
export const takeOverPurpose = 'mesa-sustituir';

const news: { readonly [hecho: string]: string } = {
  ausencia: 'Registró la ausencia. Desde su primer día no se le asigna nada.',
  terminada: 'Terminó la ausencia.',
};

function carried({ miembros, unidades }: Team): Html {
  const capacityOf = (propia: number | null, de: readonly string[]) =>
    propia ?? unidades.find(({ nombre }) => de.includes(nombre))?.regla.capacidad ?? '—';
  return table({
    caption: 'Qué tiene cada persona',
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: ['Quién', 'En revisión', 'En espera', 'Vencidas', 'Capacidad', 'Hoy'].map((text) => ({ text })),
    rows: miembros.map(({ nombre, activas, enEspera, vencidas, capacidad, unidades: theirs, ausente }) => [
      nombre,
      String(activas),
      String(enEspera),
      vencidas === 0 ? '0' : tag({ text: String(vencidas), tone: 'red' }),
      String(capacityOf(capacidad, theirs)),
      ausente ? tag({ text: 'Ausente', tone: 'yellow' }) : tag({ text: 'Presente', tone: 'green' }),
    ]),
  });
}

function queues({ unidades }: Team): Html {
  return table({
    caption: 'Qué espera en cada unidad',
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: ['Unidad', 'Sin asignar', 'Reparto', 'Ensayo'].map((text) => ({ text })),
    rows: unidades.map(({ nombre, sinAsignar, regla }) => [
      nombre,
      String(sinAsignar),
      nombreDeModo[regla.modo],
      html`<a class="govuk-link" href="${paths.mesa.simularReparto(nombre)}">¿A quién le tocaría?<span class="govuk-visually-hidden"> ${nombre}</span></a>`,
    ]),
  });
}

function substituted({ web, c, team }: TeamView): Html | false {
  if (team.sustituye.length === 0) return false;
  const take = (version: number, referencia: string) =>
    form({
      action: paths.mesa.equipo.sustituir,
      csrf: tokenFor(web, c.var.visit, takeOverPurpose),
      content: html`${commandFields(web, { version })}<input type="hidden" name="referencia" value="${referencia}">${button({ text: html`Tomar<span class="govuk-visually-hidden"> ${referencia}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
    });
  const names = [...new Set(team.sustituye.map(({ nombre }) => nombre))].join(', ');
  const body =
    team.casos.length === 0
      ? html`<p class="govuk-body">No tiene solicitudes abiertas en sus unidades.</p>`
      : table({
          caption: `Solicitudes de ${names}`,
          captionHidden: true,
          narrow: 'cards',
          classes: 'v-equipo',
          firstCellIsHeader: true,
          head: ['Solicitud', 'Trámite', 'De', 'Acción'].map((text) => ({ text })),
          rows: team.casos.map(({ referencia, tramiteNombre, titular, version, estado }) => [
            html`<a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a>`,
            tramiteNombre,
            titular,
            estado === 'en-revision' || estado === 'recibida'
              ? take(version, referencia)
              : 'Espera una respuesta de afuera',
          ]),
        });
  return html`<section aria-labelledby="sustituye"><h2 class="govuk-heading-m" id="sustituye">En sustitución de ${names}</h2>${body}</section>`;
}

function absences({ web, c, staff, team }: TeamView): Html {
  const end = (id: string, nombre: string) =>
    form({
      action: paths.mesa.equipo.terminarAusencia,
      csrf: tokenFor(web, c.var.visit, endAbsencePurpose),
      content: html`<input type="hidden" name="id" value="${id}">${button({ text: html`Terminar<span class="govuk-visually-hidden"> la ausencia de ${nombre}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
    });
  if (team.ausencias.length === 0) return html`<p class="govuk-body">No hay ausencias registradas.</p>`;
  const mayEnd = ({ cuenta }: { readonly cuenta: string }) => team.supervisa || cuenta === staff.actor.cuenta;
  const acts = team.ausencias.some(mayEnd);
  const heads = ['Quién', 'Desde', 'Hasta', 'Sustituye', ...(acts ? ['Acción'] : [])];
  return table({
    caption: 'Ausencias de hoy y por venir',
    captionHidden: true,
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: heads.map((text) => ({ text })),
    rows: team.ausencias.map((one) => [
      one.nombre,
      dateText(one.desde),
      dateText(one.hasta),
      one.sustitutoNombre ?? '—',
      ...(acts ? [mayEnd(one) ? end(one.id, one.nombre) : ''] : []),
    ]),
  });
}

export async function showTeam(
  web: Web,
  c: WebContext,
  staff: Staff,
  attempt: TeamAttempt,
): Promise<Response> {
  const team = await readTeam(web.deps, staff.actor);
  if (isRefusal(team)) return deskRefusal(web, c, team, { text: 'Ir al inicio', href: paths.mesa.inicio });
  const view: TeamView = { web, c, staff, team, attempt };
  const isDated = (path: string) => path === 'desde' || path === 'hasta';
  const errors = (attempt?.refusal.errors ?? []).map(({ path, sentence }) => ({
    text: sentence,
    href: `#${isDated(path) ? `${path}-dia` : path}`,
  }));
  const done = attempt === null ? news[c.req.query('hecho') ?? ''] : undefined;
  return deskPage(web, c, {
    title: 'Equipo',
    place: 'equipo',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    main: html`${attempt !== null && errorSummary({ errors: errors.length > 0 ? errors : [{ text: attempt.refusal.sentence }] })}
${done !== undefined && notificationBanner({ content: done, isSuccess: true })}
<h1 class="govuk-heading-l">Equipo</h1><p class="govuk-body">${staff.actor.unidades.join(' · ')}</p>
${team.supervisa && html`${carried(team)}${queues(team)}<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.cola}?ver=todas">Ver y pasar las solicitudes en la cola</a></p>`}
${substituted(view)}<section aria-labelledby="ausencias"><h2 class="govuk-heading-m" id="ausencias">Ausencias</h2>
${absences(view)}${details({ summary: 'Registrar una ausencia', isOpen: attempt?.form === 'ausencia', content: absenceForm(view) })}</section>`,
  });
}

export async function teamPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  return staff instanceof Response ? staff : showTeam(web, c, staff, null);
}

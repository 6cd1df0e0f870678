/** The form of an absence: whose, from which day to which, and who stands in. */
import type { Team } from '../../actions/ausencias/read-team.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { form } from '../../ui/components/form.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

export const absencePurpose = 'mesa-ausencia';

export type TeamAttempt = {
  readonly refusal: Refusal;
  readonly body: FormBody;
  readonly form: 'ausencia' | 'otro';
} | null;
export type TeamView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly team: Team;
  readonly attempt: TeamAttempt;
};

const keyBytes = 16;
const parts = ['dia', 'mes', 'anio'] as const;

/** The civil date of three fields; what cannot be one stays unreadable, and is refused as such. */
export function dateIn(body: FormBody, name: string): string {
  const [dia = '', mes = '', anio = ''] = parts.map((part) => first(body, `${name}-${part}`).trim());
  return `${anio.padStart(4, '0')}-${mes.padStart(2, '0')}-${dia.padStart(2, '0')}`;
}

const splitDate = (date: string) => {
  const [anio = '', mes = '', dia = ''] = date.split('-');
  return { dia, mes, anio };
};

export function absenceForm({ web, c, staff, team, attempt }: TeamView): Html {
  const refused = attempt?.form === 'ausencia' ? attempt : null;
  const errorAt = (path: string) => refused?.refusal.errors.find((one) => one.path === path)?.sentence;
  const typed = (name: string, kept: string) => (refused === null ? kept : first(refused.body, name));
  const day = (name: 'desde' | 'hasta', legend: string) =>
    dateInput({
      name,
      legend,
      legendSize: 's',
      error: errorAt(name),
      values:
        refused === null
          ? splitDate(team.hoy)
          : { dia: typed(`${name}-dia`, ''), mes: typed(`${name}-mes`, ''), anio: typed(`${name}-anio`, '') },
    });
  const people = team.miembros.map(({ cuenta, nombre }) => ({ value: cuenta, text: nombre }));
  const whose = team.supervisa
    ? select({
        name: 'cuenta',
        label: 'Quién estará ausente',
        items: people,
        value: typed('cuenta', staff.actor.cuenta),
        error: errorAt('cuenta'),
      })
    : html`<input type="hidden" name="cuenta" value="${staff.actor.cuenta}">`;
  return form({
    action: paths.mesa.equipo.ausencias,
    csrf: tokenFor(web, c.var.visit, absencePurpose),
    content: html`<input type="hidden" name="llave" value="${web.deps.ids.randomToken(keyBytes)}">${whose}${day('desde', 'Primer día')}${day('hasta', 'Último día')}${select(
      {
        name: 'sustituto',
        label: 'Quién sustituye',
        hint: 'Verá las solicitudes abiertas de la persona ausente y podrá tomarlas.',
        emptyText: 'Nadie en particular',
        items: people,
        value: typed('sustituto', ''),
        error: errorAt('sustituto'),
      },
    )}${button({ text: 'Registrar la ausencia' })}`,
  });
}

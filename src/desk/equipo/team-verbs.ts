/** What the forms of the team's page ask: an absence entered or ended, a case taken over in somebody's place. */
import { endAbsence } from '../../actions/ausencias/end-absence.ts';
import { registerAbsence } from '../../actions/ausencias/register-absence.ts';
import { takeOverSolicitud } from '../../actions/ausencias/take-over-solicitud.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { readCommand } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { absencePurpose, dateIn } from './absence-form.ts';
import { endAbsencePurpose, showTeam, takeOverPurpose } from './team-page.ts';

type Sent = { readonly staff: Staff; readonly body: FormBody };

async function receive(
  web: Web,
  c: WebContext,
  purpose: string,
  form: 'ausencia' | 'otro',
): Promise<Sent | Response> {
  const body = await readForm(c);
  if (isRefusal(body))
    return deskRefusal(web, c, body, { text: 'Volver al equipo', href: paths.mesa.equipo.inicio });
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  const refusal = forgery(web, c, purpose, body);
  return refusal === null ? { staff, body } : showTeam(web, c, staff, { refusal, body, form });
}

export async function sendAbsence(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c, absencePurpose, 'ausencia');
  if (sent instanceof Response) return sent;
  const { staff, body } = sent;
  const outcome = await registerAbsence(web.deps, staff.actor, {
    cuenta: first(body, 'cuenta'),
    desde: dateIn(body, 'desde'),
    hasta: dateIn(body, 'hasta'),
    sustituto: first(body, 'sustituto'),
    llave: first(body, 'llave'),
  });
  if (isRefusal(outcome)) return showTeam(web, c, staff, { refusal: outcome, body, form: 'ausencia' });
  return seeOther(c, `${paths.mesa.equipo.inicio}?hecho=ausencia`);
}

export async function sendEndAbsence(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c, endAbsencePurpose, 'otro');
  if (sent instanceof Response) return sent;
  const { staff, body } = sent;
  const outcome = await endAbsence(web.deps, staff.actor, first(body, 'id'));
  if (isRefusal(outcome)) return showTeam(web, c, staff, { refusal: outcome, body, form: 'otro' });
  return seeOther(c, `${paths.mesa.equipo.inicio}?hecho=terminada`);
}

/** 303 to the case, which is theirs now. */
export async function sendTakeOver(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c, takeOverPurpose, 'otro');
  if (sent instanceof Response) return sent;
  const { staff, body } = sent;
  const referencia = first(body, 'referencia');
  const outcome = await takeOverSolicitud(web.deps, staff.actor, readCommand(referencia, body));
  if (isRefusal(outcome)) return showTeam(web, c, staff, { refusal: outcome, body, form: 'otro' });
  return seeOther(c, `${paths.mesa.solicitud(referencia)}?hecho=tomar`);
}

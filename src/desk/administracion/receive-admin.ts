/** Takes a form of the administration: whole, from our own page, from an administrator who just proved who they are. */
import { readSession } from '../../actions/read-session.ts';
import { requireRecentStepUp, stepUp } from '../../actions/step-up.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { setSession } from '../../web/entry.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';

export type Received = {
  readonly staff: Staff;
  readonly body: FormBody;
  /** Why it goes no further; the page then shows the form again. */
  readonly refusal: Refusal | null;
};

const toStart = { text: 'Volver al inicio', href: paths.mesa.inicio };

/** The form of whoever administers, or the answer that stops anybody else. */
export async function receiveAdmin(web: Web, c: WebContext, purpose: string): Promise<Received | Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toStart);
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  if (!staff.actor.roles.includes('administrador'))
    return deskRefusal(web, c, refuse('no-encontrada'), toStart);
  return { staff, body, refusal: forgery(web, c, purpose, body) };
}

/**
 * The same once the person proved again who they are, with the password that came with the form. The session has a new
 * token from then on, and the pages of this answer are bound to it.
 */
export async function withProof(web: Web, c: WebContext, received: Received): Promise<Received> {
  const { staff, body, refusal } = received;
  if (refusal !== null || requireRecentStepUp(staff.session, web.deps.clock.nowMs()) === null)
    return received;
  const sentence = 'Escriba su clave para confirmar que es usted.';
  const asked = refuse('datos-con-errores', { errors: [{ path: 'clave', sentence }] });
  const clave = first(body, 'clave');
  if (clave === '') return { ...received, refusal: asked };
  const renewed = await stepUp(web.deps, staff.session, clave);
  if (isRefusal(renewed)) {
    const errors = [{ path: 'clave', sentence: renewed.sentence }];
    return { ...received, refusal: { ...renewed, errors } };
  }
  setSession(web, c, renewed.token);
  const session = await readSession(web.deps, renewed.token);
  if (session === null || !esFuncionario(session.actor))
    return { ...received, refusal: refuse('sesion-terminada') };
  c.set('visit', { ...c.var.visit, session, actor: session.actor });
  return { ...received, staff: { actor: session.actor, session } };
}

/** Before a key is made or used: whoever is at the keyboard proves again who they are, in the same form (ASVS 7.5.3). */
import { readSession } from '../../actions/read-session.ts';
import { requireRecentStepUp, stepUp } from '../../actions/step-up.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import type { Html } from '../../ui/html.ts';
import { setSession } from '../../web/entry.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

export const provesRecently = ({ deps }: Web, { session }: Staff): boolean =>
  requireRecentStepUp(session, deps.clock.nowMs()) === null;

/** Nothing where the proof is recent; the field of the account's password else. */
export function proofField(web: Web, staff: Staff, id = 'clave', error?: string): Html | false {
  return (
    !provesRecently(web, staff) &&
    passwordInput({
      name: 'clave',
      id,
      label: 'Su clave de ingreso',
      hint: 'La misma con la que ingresa a la mesa: así sabemos que es usted.',
      autocomplete: 'current-password',
      error,
    })
  );
}

/** The person with the proof noted, under a new session token; what this answer still shows belongs to that session. */
export async function proveAgain(
  web: Web,
  c: WebContext,
  staff: Staff,
  body: FormBody,
): Promise<Staff | Refusal> {
  if (provesRecently(web, staff)) return staff;
  const renewed = await stepUp(web.deps, staff.session, first(body, 'clave'));
  if (isRefusal(renewed)) return renewed;
  setSession(web, c, renewed.token);
  const session = await readSession(web.deps, renewed.token);
  if (session === null || !esFuncionario(session.actor)) return staff;
  c.set('visit', { ...c.var.visit, session, actor: session.actor });
  return { actor: session.actor, session };
}

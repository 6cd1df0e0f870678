/** Does to one mail what one of its forms asks: out of quarantine, away, to another thread, or read again. */
import {
  discardMail,
  type MailCommand,
  moveMail,
  releaseMail,
} from '../../actions/correo-mesa/place-mail.ts';
import { rereadMail } from '../../actions/correo-mesa/reread-mail.ts';
import type { VerboDeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { isMailVerb, showMail } from './mail-page.ts';
import { mailPurpose } from './mail-purpose.ts';
import { toMail } from './mail-staff.ts';

type Done = { readonly hilo: string | null };
type Run = (web: Web, actor: Funcionario, command: MailCommand, body: FormBody) => Promise<Done | Refusal>;

const verbs: { readonly [V in VerboDeCorreo]: Run } = {
  soltar: ({ deps }, actor, command, body) =>
    releaseMail(deps, actor, { ...command, motivo: first(body, 'motivo') }),
  descartar: ({ deps }, actor, command, body) =>
    discardMail(deps, actor, { ...command, motivo: first(body, 'motivo') }),
  mover: ({ deps }, actor, command, body) =>
    moveMail(deps, actor, { ...command, referencia: first(body, 'referencia') }),
  releer: ({ deps }, actor, { id }) => rereadMail(deps, actor, id),
};

/** Whoever let a mail in or moved it goes on in its thread; the others stay with the mail. */
function nextOf(id: string, verbo: VerboDeCorreo, { hilo }: Done): string {
  const { correo } = paths.mesa;
  return hilo !== null && (verbo === 'soltar' || verbo === 'mover')
    ? `${correo.hilo(hilo)}?hecho=${verbo}`
    : `${correo.mensaje(id)}?hecho=${verbo}`;
}

export async function mailVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  if (!isMailVerb(verbo)) return deskRefusal(web, c, refuse('no-encontrada'), toMail);
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toMail);
  const staff = await requireStaffFor(web, c, { purpose: mailPurpose(verbo) }, body);
  if (staff instanceof Response) return staff;
  const outcome =
    forgery(web, c, mailPurpose(verbo), body) ??
    (await verbs[verbo](web, staff.actor, { id, estadoVisto: first(body, 'estado') }, body));
  return isRefusal(outcome)
    ? showMail(web, c, staff, id, { verbo, refusal: outcome, body })
    : seeOther(c, nextOf(id, verbo, outcome));
}

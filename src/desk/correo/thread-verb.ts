/** Does to a thread what one of its forms asks: one route, one line per verb. */
import { answerThread } from '../../actions/correo-mesa/answer-thread.ts';
import type { ThreadChanged, ThreadCommand } from '../../actions/correo-mesa/change-thread.ts';
import { closeThread } from '../../actions/correo-mesa/close-thread.ts';
import { linkThread } from '../../actions/correo-mesa/link-thread.ts';
import { noteOnThread } from '../../actions/correo-mesa/note-on-thread.ts';
import { pointToDoor } from '../../actions/correo-mesa/point-to-door.ts';
import { returnThread } from '../../actions/correo-mesa/return-thread.ts';
import { takeThread } from '../../actions/correo-mesa/take-thread.ts';
import type { VerboDeHilo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { readCommandFields } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { mailPurpose } from './mail-purpose.ts';
import { toMail } from './mail-staff.ts';
import { showThread } from './thread-page.ts';
import { threadDraftKey } from './thread-view.ts';

type Run = (
  web: Web,
  actor: Funcionario,
  command: ThreadCommand,
  body: FormBody,
) => Promise<ThreadChanged | Refusal>;

const verbs: { readonly [V in Exclude<VerboDeHilo, 'convertir'>]: Run } = {
  tomar: ({ deps }, actor, command) => takeThread(deps, actor, command),
  devolver: ({ deps }, actor, command) => returnThread(deps, actor, command),
  responder: ({ deps, site }, actor, command, body) =>
    answerThread(deps, actor, { ...command, texto: first(body, 'texto'), agencia: site.agencyName }),
  anotar: ({ deps }, actor, command, body) =>
    noteOnThread(deps, actor, { ...command, texto: first(body, 'texto') }),
  vincular: ({ deps }, actor, command, body) =>
    linkThread(deps, actor, { ...command, referencia: first(body, 'referencia') }),
  derivar: ({ deps, site }, actor, command, body) =>
    pointToDoor(deps, actor, {
      ...command,
      tramite: first(body, 'tramite'),
      agencia: site.agencyName,
      enlace: (tramite) => `${deps.baseUrl}${paths.tramite(tramite)}`,
    }),
  cerrar: ({ deps }, actor, command, body) =>
    closeThread(deps, actor, { ...command, motivo: first(body, 'motivo') }),
};

const isVerb = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name);

export function readThreadCommand(id: string, body: FormBody): ThreadCommand {
  return { id, ...readCommandFields(body) };
}

/** 303 to the thread, which then says what happened; a refusal shows it again with everything typed. */
export async function threadVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  if (!isVerb(verbo)) return deskRefusal(web, c, refuse('no-encontrada'), toMail);
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toMail);
  const identity = { purpose: mailPurpose(verbo), draftKey: threadDraftKey(id, verbo) };
  const staff = await requireStaffFor(web, c, identity, body);
  if (staff instanceof Response) return staff;
  const outcome =
    forgery(web, c, identity.purpose, body) ??
    (await verbs[verbo](web, staff.actor, readThreadCommand(id, body), body));
  if (isRefusal(outcome)) return showThread(web, c, staff, id, { verbo, refusal: outcome, body });
  return seeOther(c, `${paths.mesa.correo.hilo(id)}?hecho=${verbo}`);
}

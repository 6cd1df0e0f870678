/** `POST …/conversaciones/:id/:verbo`: does what a form asks; a refusal shows its page again with everything typed. */
import { readConversation } from '../../actions/chat/find-conversation.ts';
import { markRead } from '../../actions/chat/mark-read.ts';
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { isMultipart } from '../../platform/http/multipart.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { type Staff, staffOf } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { dataAnswer, wantsData } from './answer-as-data.ts';
import { readAnswerText } from './canned-answers.ts';
import { chatPurpose } from './chat-purpose.ts';
import { attends, toStart } from './chat-staff.ts';
import { receiveChatFile } from './chat-upload.ts';
import { chatVerbNamed, readStaffCommand, type VerbDone } from './chat-verbs.ts';
import { showConversation } from './conversation-page.ts';
import { showInbox } from './inbox-page.ts';

type Asked = { readonly id: string; readonly verbo: string; readonly body: FormBody };

/** Typing is told and forgotten. */
async function tellTyping({ deps }: Web, { actor }: Staff, id: string): Promise<VerbDone | Refusal> {
  const quien = { clase: 'agente', actor } as const;
  const found = await readConversation(deps, quien, id);
  if (isRefusal(found)) return found;
  const stop = impedimentoEnConversacion(quien, 'escribir', found);
  if (stop !== null) return stop;
  deps.bus.announce({ topic: 'escribiendo', key: found.id, n: 2 });
  return {};
}

/** Puts a ready answer after what was typed: nothing is sent. */
async function insert(web: Web, c: WebContext, staff: Staff, { id, body }: Asked): Promise<Response> {
  const texto = await readAnswerText(web.deps, staff.actor, id, first(body, 'respuesta'));
  if (isRefusal(texto))
    return wantsData(c)
      ? problemAnswer(c, texto)
      : showConversation(web, c, staff, id, { verbo: 'mensaje', refusal: texto, body });
  if (wantsData(c)) return dataAnswer(c, { texto });
  const typed = first(body, 'texto').trimEnd();
  const filled = new Map(body).set('texto', [typed === '' ? texto : `${typed}\n${texto}`]);
  return showConversation(web, c, staff, id, { verbo: 'mensaje', refusal: null, body: filled });
}

function refused(
  web: Web,
  c: WebContext,
  staff: Staff,
  { id, verbo, body }: Asked,
  refusal: Refusal,
): Promise<Response> | Response {
  if (wantsData(c)) return problemAnswer(c, refusal);
  if (verbo === 'tomar' && first(body, 'desde') === 'bandeja')
    return showInbox(web, c, staff, { take: { id, refusal } });
  return showConversation(web, c, staff, id, { verbo, refusal, body });
}

/** Where the page goes on: on what is being written, or with what was done. */
function onwards(c: WebContext, { id, verbo }: Asked): Response {
  const here = paths.mesa.chat.conversacion(id);
  return seeOther(
    c,
    ['mensaje', 'archivos', 'tomar'].includes(verbo) ? `${here}#escribir` : `${here}?hecho=${verbo}`,
  );
}

async function sendUpload(web: Web, c: WebContext, id: string): Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff === null) return problemOrPage(web, c, refuse('sesion-terminada'));
  if (!attends(staff.actor)) return problemOrPage(web, c, refuse('sin-permiso'));
  const written = await receiveChatFile(web, c, staff, id);
  const asked = { id, verbo: 'archivos', body: new Map() };
  if (isRefusal(written)) return refused(web, c, staff, asked, written);
  return wantsData(c) ? dataAnswer(c, written) : onwards(c, asked);
}

function problemOrPage(web: Web, c: WebContext, refusal: Refusal): Response {
  const next = { text: 'Ir a la bandeja', href: paths.mesa.chat.inicio };
  return wantsData(c) ? problemAnswer(c, refusal) : deskRefusal(web, c, refusal, next);
}

export async function chatVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  if (verbo === 'archivos' && isMultipart(c.env.incoming)) return sendUpload(web, c, id);
  const run = chatVerbNamed(verbo);
  const isEphemeral = verbo === 'escribiendo';
  const isPreparing = verbo === 'preparar';
  if (run === null && !isEphemeral && !isPreparing) return problemOrPage(web, c, refuse('no-encontrada'));
  const body = await readForm(c);
  if (isRefusal(body)) return problemOrPage(web, c, body);
  const known = staffOf(c.var.visit);
  if (known === null && wantsData(c)) return problemAnswer(c, refuse('sesion-terminada'));
  const purpose = chatPurpose(isPreparing ? 'proponer' : verbo);
  const staff = known ?? (await requireStaffFor(web, c, { purpose }, body));
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return wantsData(c) ? problemAnswer(c, refuse('sin-permiso')) : toStart(web, c);
  const asked = { id, verbo: isPreparing ? 'proponer' : verbo, body };
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return refused(web, c, staff, asked, forged);
  if (isPreparing) return prepare(web, c, staff, asked);
  if (verbo === 'mensaje' && first(body, '_accion') === 'insertar') return insert(web, c, staff, asked);
  const command = readStaffCommand(id, body);
  const done =
    run === null ? await tellTyping(web, staff, id) : await run(web.deps, staff.actor, command, body);
  if (isRefusal(done)) return refused(web, c, staff, asked, done);
  if (wantsData(c)) return dataAnswer(c, done);
  // Without the island nobody else marks what was read: who answers has read what stands above.
  if (verbo === 'mensaje' && done.n !== undefined)
    await markRead(web.deps, { clase: 'agente', actor: staff.actor }, { id, n: done.n });
  return onwards(c, asked);
}

/** Leads to the page where answers of the chosen trámite are written. */
function prepare(web: Web, c: WebContext, staff: Staff, asked: Asked): Promise<Response> | Response {
  const tramite = first(asked.body, 'tramite');
  if (web.deps.definiciones.porId(tramite) !== null)
    return seeOther(c, paths.mesa.chat.propuesta(asked.id, tramite));
  const sentence = 'Elija un trámite de la lista.';
  return refused(
    web,
    c,
    staff,
    asked,
    refuse('datos-con-errores', { errors: [{ path: 'tramite', sentence }] }),
  );
}

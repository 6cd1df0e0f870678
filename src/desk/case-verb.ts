/** Does to a case what one of its forms asks: one route, one line per verb. */
import { addNote } from '../actions/add-note.ts';
import { approveAsShown } from '../actions/approve-as-shown.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import type { Changed, Command } from '../actions/change-solicitud.ts';
import { denySolicitud } from '../actions/deny-solicitud.ts';
import type { Deps } from '../actions/deps.ts';
import { handOnSolicitud } from '../actions/hand-on-solicitud.ts';
import { notifyEntity } from '../actions/notify-entity.ts';
import { proposeApproval } from '../actions/propose-approval.ts';
import { reopenSolicitud } from '../actions/reopen-solicitud.ts';
import { returnSolicitud } from '../actions/return-solicitud.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { withdrawProposal } from '../actions/withdraw-proposal.ts';
import { writeMessage } from '../actions/write-message.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import { paths } from '../paths.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { readCommand } from '../web/command-fields.ts';
import { seeOther } from '../web/pages.ts';
import { forgery, readForm } from '../web/post.ts';
import type { Web, WebContext } from '../web/web.ts';
import { showCase } from './case-page.ts';
import { draftKeyOf } from './case-view.ts';
import { deskRefusal } from './desk-page.ts';
import { previewAction, readMembersShown } from './members-choice.ts';
import { requireStaffFor } from './require-staff-for.ts';
import { verbPurpose } from './verb-purpose.ts';

type Run = (deps: Deps, actor: Funcionario, command: Command, body: FormBody) => Promise<Changed | Refusal>;

const all = (body: FormBody, name: string) => body.get(name) ?? [];

const verbs: { readonly [V in Verbo]?: Run } = {
  tomar: (deps, actor, command) => takeSolicitud(deps, actor, command),
  pasar: (deps, actor, command, body) =>
    handOnSolicitud(deps, actor, { ...command, a: first(body, 'a'), nota: first(body, 'nota') }),
  devolver: (deps, actor, command) => returnSolicitud(deps, actor, command),
  anotar: (deps, actor, command, body) => addNote(deps, actor, { ...command, texto: first(body, 'texto') }),
  escribir: (deps, actor, command, body) =>
    writeMessage(deps, actor, { ...command, texto: first(body, 'texto') }),
  'pedir-subsanacion': (deps, actor, command, body) =>
    askCorrection(deps, actor, {
      ...command,
      pide: first(body, 'pide'),
      campos: all(body, 'campos'),
      documentos: all(body, 'documentos'),
    }),
  notificar: (deps, actor, command, body) =>
    notifyEntity(deps, actor, { ...command, entidad: first(body, 'entidad') }),
  proponer: (deps, actor, command, body) =>
    proposeApproval(deps, actor, { ...command, motivo: first(body, 'motivo') }),
  'retirar-propuesta': (deps, actor, command) => withdrawProposal(deps, actor, command),
  aprobar: (deps, actor, command, body) =>
    approveAsShown(deps, actor, {
      ...command,
      motivo: first(body, 'motivo'),
      revisiones: all(body, 'revisiones'),
      ...readMembersShown(body),
    }),
  negar: (deps, actor, command, body) =>
    denySolicitud(deps, actor, { ...command, motivo: first(body, 'motivo'), causal: first(body, 'causal') }),
  reabrir: (deps, actor, command, body) =>
    reopenSolicitud(deps, actor, { ...command, motivo: first(body, 'motivo') }),
};

function verbNamed(name: string): Verbo | null {
  return Object.hasOwn(verbs, name) ? (name as Verbo) : null;
}

/** 303 to the case, which then says what happened; a refusal shows the case again with everything typed. */
export async function caseVerb(web: Web, c: WebContext): Promise<Response> {
  const verbo = verbNamed(c.req.param('verbo') ?? '');
  const given = c.req.param('referencia') ?? '';
  const referencia = leerReferencia(given) ?? given;
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const run = verbo === null ? undefined : verbs[verbo];
  if (verbo === null || run === undefined) return deskRefusal(web, c, refuse('no-encontrada'));
  const identity = { purpose: verbPurpose(verbo), draftKey: draftKeyOf(referencia, verbo) };
  const staff = await requireStaffFor(web, c, identity, body);
  if (staff instanceof Response) return staff;
  const command = readCommand(referencia, body);
  const { versionVista } = command;
  const again = (refusal: Refusal) =>
    showCase(web, c, staff, referencia, { verbo, refusal, body, versionVista });
  const forged = forgery(web, c, identity.purpose, body);
  if (forged !== null) return again(forged);
  // A look at what approving the chosen rows would change: nothing is written.
  if (verbo === 'aprobar' && first(body, '_accion') === previewAction)
    return showCase(web, c, staff, referencia, { verbo, refusal: null, body, versionVista });
  const changed = await run(web.deps, staff.actor, command, body);
  if (isRefusal(changed)) return again(changed);
  return seeOther(c, `${paths.mesa.solicitud(referencia)}?hecho=${verbo}`);
}

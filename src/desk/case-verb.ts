/** Does to a case what one of its forms asks: one route, one line per verb. */
import { addNote } from '../actions/add-note.ts';
import { approveSolicitud } from '../actions/approve-solicitud.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { previewLetter, verbosConCarta } from '../actions/cartas/preview-letter.ts';
import type { Changed, Command } from '../actions/change-solicitud.ts';
import { denySolicitud } from '../actions/deny-solicitud.ts';
import type { Deps } from '../actions/deps.ts';
import { proposeDenial } from '../actions/dos-personas/propose-denial.ts';
import { handOnSolicitud } from '../actions/hand-on-solicitud.ts';
import { notifyEntity } from '../actions/notify-entity.ts';
import { fillTemplate } from '../actions/plantillas/fill-template.ts';
import { usoDeVerbo } from '../actions/plantillas/templates.ts';
import { proposeApproval } from '../actions/propose-approval.ts';
import { reopenSolicitud } from '../actions/reopen-solicitud.ts';
import { returnProposal } from '../actions/return-proposal.ts';
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
import { type Attempt, draftKeyOf } from './case-view.ts';
import { isWritten, letterAction, templateAction, writtenField } from './caso/letter-tools.ts';
import { deskRefusal } from './desk-page.ts';
import { choosesRows, previewAction, readMembersShown } from './members-choice.ts';
import type { Staff } from './require-staff.ts';
import { requireStaffFor } from './require-staff-for.ts';
import { verbPurpose } from './verb-purpose.ts';

type Run = (deps: Deps, actor: Funcionario, command: Command, body: FormBody) => Promise<Changed | Refusal>;

const all = (body: FormBody, name: string) => body.get(name) ?? [];

/** What the form says of the page it stood on. */
const seen = (body: FormBody) => ({ visto: first(body, 'visto'), acepta: first(body, 'acepta') === 'si' });

/** The form of a denial that needs two persons proposes it first. */
const proposesDenial = (verbo: Verbo, body: FormBody) =>
  verbo === 'negar' && first(body, '_propone') === 'si';

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
    proposeApproval(deps, actor, {
      ...command,
      motivo: first(body, 'motivo'),
      ...readMembersShown(body),
      ...seen(body),
    }),
  'retirar-propuesta': (deps, actor, command) => withdrawProposal(deps, actor, command),
  'devolver-propuesta': (deps, actor, command, body) =>
    returnProposal(deps, actor, { ...command, motivo: first(body, 'motivo') }),
  aprobar: (deps, actor, command, body) =>
    approveSolicitud(deps, actor, {
      ...command,
      motivo: first(body, 'motivo'),
      revisiones: all(body, 'revisiones'),
      ...readMembersShown(body),
      ...seen(body),
    }),
  negar: (deps, actor, command, body) =>
    (proposesDenial('negar', body) ? proposeDenial : denySolicitud)(deps, actor, {
      ...command,
      motivo: first(body, 'motivo'),
      causal: first(body, 'causal'),
      ...seen(body),
    }),
  reabrir: (deps, actor, command, body) =>
    reopenSolicitud(deps, actor, { ...command, motivo: first(body, 'motivo') }),
};

function verbNamed(name: string): Verbo | null {
  return Object.hasOwn(verbs, name) ? (name as Verbo) : null;
}

/** What asks to see and not to do: the form filled from a template, or the letter it would send; null for neither. */
async function lookOnly(
  { deps }: Web,
  { actor }: Staff,
  {
    referencia,
    verbo,
    body,
  }: { readonly referencia: string; readonly verbo: Verbo; readonly body: FormBody },
): Promise<Pick<Attempt, 'body' | 'carta'> | Refusal | null> {
  const asked = first(body, '_accion');
  if (asked === letterAction) {
    const shown = verbosConCarta.find((one) => one === verbo);
    const carta = shown === undefined ? null : await previewLetter(deps, actor, referencia, shown);
    return isRefusal(carta) ? carta : { body, carta };
  }
  const uso = usoDeVerbo[verbo];
  if (asked !== templateAction || uso === undefined || !isWritten(verbo)) return null;
  const causal = first(body, 'causal');
  const text = await fillTemplate(deps, actor, {
    referencia,
    plantilla: first(body, 'plantilla'),
    uso,
    causal,
  });
  if (isRefusal(text)) return text;
  const field = writtenField[verbo];
  // What was typed already stays above it.
  const whole = [first(body, field).trim(), text].filter(Boolean).join('\n\n');
  return { body: new Map([...body, [field, [whole]]]) };
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
  if (choosesRows.has(verbo) && first(body, '_accion') === previewAction)
    return showCase(web, c, staff, referencia, { verbo, refusal: null, body, versionVista });
  const looked = await lookOnly(web, staff, { referencia, verbo, body });
  if (isRefusal(looked)) return again(looked);
  if (looked !== null)
    return showCase(web, c, staff, referencia, { verbo, refusal: null, versionVista, ...looked });
  const changed = await run(web.deps, staff.actor, command, body);
  if (isRefusal(changed)) return again(changed);
  const hecho = proposesDenial(verbo, body) ? 'proponer' : verbo;
  return seeOther(c, `${paths.mesa.solicitud(referencia)}?hecho=${hecho}`);
}

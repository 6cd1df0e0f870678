/** The review: everything as it will be sent, what is still missing, the declaration, and sending. */
import { changeComplaintDraft, draftMark } from '../../actions/sala/complaint-draft.ts';
import { fileComplaint, readComplaint } from '../../actions/sala/file-complaint.ts';
import { findProcessTold } from '../../actions/sala/find-process-told.ts';
import { effortMissing, sendEffort } from '../../actions/sala/send-effort.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { resumirDatos } from '../../domain/tramite/resumen.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { proofOfWork } from '../../ui/components/proof-of-work.ts';
import { type SummaryRow, summaryList } from '../../ui/components/summary-list.ts';
import { html } from '../../ui/html.ts';
import { readAnswers } from '../../web/fields/read-answers.ts';
import { anchorOf } from '../../web/filing/field-errors.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import { drawRoomQuestions } from './draw-questions.ts';
import { type OwnDraft, ownDraft } from './own-draft.ts';
import { processTold } from './process-told.ts';
import type { Room } from './room.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { draftHolder, readRoomForm } from './room-post.ts';
import { declaredAtEnd, hrefOfStep, roomSteps } from './steps.ts';

const purpose = 'denuncia-enviar';
const nameless = { parroquias: new Map(), cpcs: new Map() };

type Shown = {
  readonly errors?: readonly FieldError[];
  readonly status?: number;
  /** The challenge of the form before, whose wait counts. */
  readonly challenge?: string;
};

/** Where a question is answered. */
function placeOf(definicion: Definicion, path: string): string {
  const [name = ''] = path.split('.');
  if (declaredAtEnd(definicion).includes(name)) return `#${name}`;
  const step = roomSteps(definicion).find(
    (one) => one.kind === 'preguntas' && one.pagina.campos.includes(name),
  );
  return step === undefined ? '#contenido' : `${hrefOfStep(step)}${anchorOf(definicion, path) ?? ''}`;
}

function rowsOf(
  { definicion }: Room,
  { draft }: OwnDraft,
  datos: Parameters<typeof resumirDatos>[1],
): readonly SummaryRow[] {
  const atEnd = declaredAtEnd(definicion);
  const asked = resumirDatos(definicion, datos, nameless).filter(({ campo }) => !atEnd.includes(campo));
  const answers = asked
    .filter(({ campo }) => datos[campo] !== undefined)
    .map(({ campo, etiqueta, lineas }) => ({
      key: etiqueta,
      value: lineas.join(' · '),
      actions: [{ href: placeOf(definicion, campo), visuallyHiddenText: etiqueta }],
    }));
  const blank = asked.filter(({ campo }) => datos[campo] === undefined);
  const blanks = {
    key: 'Dejó en blanco',
    value: html`<ul class="govuk-list">${blank.map(({ campo, etiqueta }) => html`<li><a class="govuk-link" href="${placeOf(definicion, campo)}">${etiqueta}</a></li>`)}</ul>`,
  };
  const files = {
    key: 'Archivos',
    value:
      draft.archivos.length === 0
        ? html`<span class="govuk-hint">Ninguno</span>`
        : draft.archivos.map(({ nombre }) => nombre).join(' · '),
    actions: [{ href: paths.denuncias.archivos, visuallyHiddenText: 'Archivos' }],
  };
  return [...answers, files, ...(blank.length === 0 ? [] : [blanks])];
}

async function render(room: Room, c: WebContext, own: OwnDraft, shown: Shown = {}): Promise<Response> {
  const { web, definicion, budgets } = room;
  const { deps } = web;
  const { datos } = readComplaint(deps, definicion, own.draft);
  const errors = shown.errors ?? [];
  const sent = budgets.sends.spent(deps.clock.nowMs());
  const effort = sendEffort(deps, draftMark(own.token), sent, shown.challenge ?? null);
  const told = await findProcessTold(deps, definicion, datos);
  const declared = drawRoomQuestions(definicion, {
    campos: declaredAtEnd(definicion),
    entrada: own.draft.entrada,
    errors,
  });
  return roomPage(room, c, {
    title: 'Revise y envíe',
    backHref: hrefOfStep(roomSteps(definicion).at(-1)),
    errors: errors.map((error) => ({ ...error, href: placeOf(definicion, error.path) })),
    ...(shown.status === undefined ? {} : { status: shown.status }),
    scripts: ['prueba'],
    main: html`<h1 class="govuk-heading-l">Revise y envíe</h1>
<p class="govuk-body">Nada se ha enviado todavía.</p>
${summaryList({ rows: rowsOf(room, own, datos) })}${processTold(told)}
${roomForm(room, c, {
  action: paths.denuncias.enviar,
  purpose,
  holder: draftHolder(own.token),
  content: html`${declared}
<input type="hidden" name="prueba" value="${effort.challenge}">${proofOfWork({
    name: 'nonce',
    challenge: effort.challenge,
    bits: effort.bits,
    fallback: html`<p class="govuk-hint">Tómese al menos ${effort.waitSeconds} segundos para revisar antes de enviar: así distinguimos a las personas de los programas.</p>`,
  })}${button({ text: 'Enviar la denuncia', preventDoubleClick: true })}`,
})}`,
  });
}

export async function showReview(room: Room, c: WebContext): Promise<Response> {
  const own = await ownDraft(room, c);
  return own instanceof Response ? own : render(room, c, own);
}

const waitSentence = (seconds: number): string =>
  `Espere ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'} y vuelva a enviar: lo que escribió sigue aquí.`;

const refusedBy = (refusal: Refusal): readonly FieldError[] =>
  refusal.errors.length > 0 ? refusal.errors : [{ path: '', sentence: refusal.sentence }];

export async function send(room: Room, c: WebContext): Promise<Response> {
  const { web, definicion, budgets } = room;
  const { deps } = web;
  const own = await ownDraft(room, c);
  if (own instanceof Response) return own;
  const form = await readRoomForm(web, c, purpose, draftHolder(own.token));
  if (isRefusal(form)) return roomRefusal(room, c, form);
  const declared = readAnswers(definicion, declaredAtEnd(definicion), form.body);
  const saved = await changeComplaintDraft(deps, own.token, (draft) =>
    draft.palabras === null ? { ...draft, entrada: { ...draft.entrada, ...declared } } : draft,
  );
  const now = isRefusal(saved) ? own : { ...own, draft: saved };
  const challenge = first(form.body, 'prueba');
  const again = (refusal: Refusal) =>
    render(room, c, now, { errors: refusedBy(refusal), status: refusal.status, challenge });
  if (form.refusal !== null) return again(form.refusal);
  if (!room.isOpen) return again(refuse('puerta-cerrada'));
  const sent = budgets.sends.spent(deps.clock.nowMs());
  const work = { challenge, nonce: first(form.body, 'nonce') };
  const missing = effortMissing(deps, draftMark(own.token), sent, work);
  if (missing !== null) return again(refuse('prueba-de-trabajo', { sentence: waitSentence(missing) }));
  const filed = await fileComplaint(deps, definicion, own.token);
  if (isRefusal(filed)) return again(filed);
  budgets.sends.spend(1, deps.clock.nowMs());
  return seeOther(c, paths.denuncias.palabras);
}

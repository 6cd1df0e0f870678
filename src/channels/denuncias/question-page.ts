/** One page of questions: saved whatever comes, left as soon as nothing in it is wrong. Blank is not wrong. */
import { changeComplaintDraft } from '../../actions/sala/complaint-draft.ts';
import { readComplaint } from '../../actions/sala/file-complaint.ts';
import { findProcessTold } from '../../actions/sala/find-process-told.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { readAnswers } from '../../web/fields/read-answers.ts';
import { anchorOf } from '../../web/filing/field-errors.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import { drawRoomQuestions } from './draw-questions.ts';
import { type OwnDraft, ownDraft, ownDraftOrNew } from './own-draft.ts';
import { processTold } from './process-told.ts';
import type { Room } from './room.ts';
import { readRoomCookie } from './room-cookies.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { draftHolder, readRoomForm } from './room-post.ts';
import { type RoomStep, roomSteps, whereaboutsOf } from './steps.ts';

const purpose = 'denuncia-preguntas';

type Questions = Extract<RoomStep, { kind: 'preguntas' }>;

function stepOf(room: Room, page: number): Questions | undefined {
  return roomSteps(room.definicion).find(
    (step): step is Questions => step.kind === 'preguntas' && step.page === page,
  );
}

/** Where the agency takes no tips, the choice is not offered: it would only be refused at the end. */
function asked({ definicion, web }: Room, campos: readonly string[]): readonly string[] {
  const decide = definicion.identidad?.decide;
  return web.deps.sala.admiteSinIdentidad ? campos : campos.filter((campo) => campo !== decide);
}

function identityNote({ definicion, web }: Room, campos: readonly string[]): Html | null {
  const decide = definicion.identidad?.decide;
  if (decide === undefined || !campos.includes(decide)) return null;
  const sealed =
    'Sus datos se sellan con otra llave, aparte de lo que contó. Para abrirlos hacen falta un motivo escrito y dos personas, y usted verá en su hilo cada vez que se pidan o se abran.';
  const lead =
    'Si no dice quién es, lo recibimos como aviso: sirve de indicio para revisar el proceso por nuestra cuenta, pero no podemos tramitarlo como denuncia (artículo 434 del Reglamento General).';
  return insetText({
    text: web.deps.sala.admiteSinIdentidad
      ? html`<p class="govuk-body">${sealed}</p><p class="govuk-body">${lead}</p>`
      : html`<p class="govuk-body">${sealed}</p>`,
  });
}

async function render(
  room: Room,
  c: WebContext,
  { token, draft }: OwnDraft,
  step: Questions,
  shown: { readonly entrada: Entrada; readonly errors?: readonly FieldError[]; readonly status?: number },
): Promise<Response> {
  const { definicion, web } = room;
  const { campos, titulo } = step.pagina;
  const { position, total, previousHref } = whereaboutsOf(definicion, step);
  const errors = shown.errors ?? [];
  const before = stepOf(room, step.page - 1);
  const namesProcess =
    before?.pagina.campos.some((campo) => definicion.datos[campo]?.tipo === 'proceso') === true;
  const told = namesProcess
    ? await findProcessTold(web.deps, definicion, readComplaint(web.deps, definicion, draft).datos)
    : null;
  const decide = definicion.identidad?.decide;
  const questions = drawRoomQuestions(definicion, {
    campos: asked(room, campos),
    entrada: shown.entrada,
    errors,
    ...(decide === undefined ? {} : { preset: { [decide]: 'si' } }),
  });
  return roomPage(room, c, {
    title: titulo,
    backHref: previousHref,
    errors: errors.map((error) => ({ ...error, href: anchorOf(definicion, error.path) ?? '#contenido' })),
    ...(shown.status === undefined ? {} : { status: shown.status }),
    main: html`<span class="govuk-caption-m">Paso ${position} de ${total}</span>
<h1 class="govuk-heading-l">${titulo}</h1>
${processTold(told)}${identityNote(room, campos) ?? html`<p class="govuk-hint">Deje en blanco lo que no sepa o no quiera responder.</p>`}
${roomForm(room, c, {
  action: paths.denuncias.paso(step.page),
  purpose,
  holder: draftHolder(token),
  content: html`${questions}${button({ text: 'Continuar' })}`,
})}`,
  });
}

export async function showQuestions(room: Room, c: WebContext, page: number): Promise<Response> {
  const own = await ownDraft(room, c);
  if (own instanceof Response) return own;
  const step = stepOf(room, page);
  return step === undefined
    ? roomRefusal(room, c, refuse('no-encontrada'))
    : render(room, c, own, step, { entrada: own.draft.entrada });
}

/** What is wrong on this page: a blank stops nobody, but under an answer that asked for it. */
function mistakes(
  room: Room,
  campos: readonly string[],
  entrada: Entrada,
  own: OwnDraft,
): readonly FieldError[] {
  const { definicion, web } = room;
  const { errores } = readComplaint(web.deps, definicion, { ...own.draft, entrada });
  return errores.filter(({ path }) => {
    const [name = ''] = path.split('.');
    const typed = entrada[name];
    const isBlank = typed === undefined || (typeof typed === 'string' && typed.trim() === '');
    return campos.includes(name) && (!isBlank || definicion.mostrarSi[name] !== undefined);
  });
}

export async function saveQuestions(room: Room, c: WebContext, page: number): Promise<Response> {
  const { web, definicion } = room;
  const step = stepOf(room, page);
  if (step === undefined) return roomRefusal(room, c, refuse('no-encontrada'));
  const cookie = readRoomCookie(web, c, 'borrador') ?? '';
  const form = await readRoomForm(web, c, purpose, draftHolder(cookie));
  if (isRefusal(form)) return roomRefusal(room, c, form);
  const { campos } = step.pagina;
  const typed: Entrada = { ...readAnswers(definicion, campos, form.body) };
  const decide = definicion.identidad?.decide;
  const answers =
    decide !== undefined && campos.includes(decide) && !web.deps.sala.admiteSinIdentidad
      ? { ...typed, [decide]: 'si' }
      : typed;
  if (form.refusal !== null) {
    const own = await ownDraft(room, c);
    if (own instanceof Response) return own;
    const errors = [{ path: '', sentence: form.refusal.sentence }];
    return render(room, c, own, step, { entrada: { ...own.draft.entrada, ...answers }, errors, status: 403 });
  }
  const own = await ownDraftOrNew(room, c);
  if (own instanceof Response) return own;
  const saved = await changeComplaintDraft(web.deps, own.token, (draft) =>
    draft.palabras === null
      ? { ...draft, entrada: { ...draft.entrada, ...answers } }
      : refuse('no-encontrada'),
  );
  const entrada = { ...own.draft.entrada, ...answers };
  if (isRefusal(saved)) {
    const errors = [{ path: '', sentence: saved.sentence }];
    return render(room, c, own, step, { entrada, errors, status: saved.status });
  }
  const errors = mistakes(room, campos, saved.entrada, own);
  return errors.length > 0
    ? render(room, c, own, step, { entrada, errors })
    : seeOther(c, whereaboutsOf(definicion, step).nextHref);
}

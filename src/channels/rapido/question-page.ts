/** One page of questions: shown with what was typed so far, kept whatever comes, and left only when it is right. */
import { type OpenDraft, openDraft } from '../../actions/open-draft.ts';
import { saveDraft } from '../../actions/save-draft.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { html } from '../../ui/html.ts';
import {
  applyRowButton,
  readAnswers,
  unansweredSearch,
  withoutEmptyRows,
} from '../../web/fields/read-answers.ts';
import { asksSchedule, drawQuestions, listJustAppeared } from '../../web/filing/draw-questions.ts';
import { placeAfter, type Search, searchAsked } from '../../web/filing/inner-buttons.ts';
import { questionPurpose } from '../../web/filing/question-purpose.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { stepPage } from './frame.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

const purpose = questionPurpose;

type Question = Extract<Step, { kind: 'pregunta' }>;
type Shown = {
  readonly entrada: Entrada;
  readonly errors: readonly FieldError[];
  readonly search: Search | null;
  readonly status?: number;
};

function questionStep(draft: OpenDraft, page: number): Question | undefined {
  const steps = stepsOf(draft.vigente.definicion, draft.lectura.datos);
  return steps.find((step): step is Question => step.kind === 'pregunta' && step.page === page);
}

async function render(
  web: Web,
  c: WebContext,
  draft: OpenDraft,
  step: Question,
  shown: Shown,
): Promise<Response> {
  const { definicion } = draft.vigente;
  const { errors } = shown;
  const questions = await drawQuestions(web, c, draft, { ...shown, campos: step.campos });
  const content = form({
    action: paths.borradorPagina(draft.borrador.id, step.page),
    csrf: tokenFor(web, c.var.visit, purpose),
    draftKey: `${draft.borrador.id}-${step.page}`,
    content: html`${questions}
${button({ text: 'Continuar' })}`,
  });
  return stepPage(web, c, {
    draft,
    step,
    title: step.titulo,
    content,
    errors,
    scripts: [
      'cascada',
      'buscador',
      ...(asksSchedule(definicion, step.campos) ? (['cronograma'] as const) : []),
    ],
    ...(shown.status === undefined ? {} : { status: shown.status }),
  });
}

export async function showQuestions(web: Web, c: WebContext, id: string, page: number): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  const step = questionStep(draft, page);
  if (step === undefined) return seeOther(c, paths.borrador(id));
  const search = searchAsked(c.req.query('en'), c.req.query('buscar'));
  return render(web, c, draft, step, { entrada: draft.borrador.entrada, errors: [], search });
}

/** Whether an error belongs to a question of this page. */
const onPage = (step: Question, error: FieldError) => step.campos.includes(error.path.split('.')[0] ?? '');

export async function answerQuestions(web: Web, c: WebContext, id: string, page: number): Promise<Response> {
  const { deps } = web;
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const actor = requireFilerFor(web, c, { purpose, draftKey: `${id}-${page}` }, body);
  if (actor instanceof Response) return actor;
  const before = await openDraft(deps, actor, id);
  if (isRefusal(before)) return refusalPage(web, c, before);
  const step = questionStep(before, page);
  if (step === undefined) return seeOther(c, paths.borrador(id));
  const accion = first(body, '_accion');
  const typed = readAnswers(before.vigente.definicion, step.campos, body);
  const answers = accion === '' ? withoutEmptyRows(typed) : applyRowButton(typed, accion);
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) {
    return render(web, c, before, step, {
      entrada: answers,
      errors: [{ path: '', sentence: forged.sentence }],
      search: null,
      status: forged.status,
    });
  }
  const lectura = await saveDraft(deps, actor, id, step.campos, answers);
  if (isRefusal(lectura)) return refusalPage(web, c, lectura);
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  const entrada = draft.borrador.entrada;
  const looked = accion === '' ? unansweredSearch(draft.vigente.definicion, step.campos, body) : accion;
  if (looked !== null) return seeOther(c, paths.borradorPagina(id, page) + placeAfter(looked, answers, body));
  const all = lectura.errores.filter((e) => onPage(step, e));
  const errors = all.filter((e) => !listJustAppeared(before.borrador.entrada, entrada, e.path));
  if (errors.length > 0) return render(web, c, draft, step, { entrada, errors, search: null });
  const [unfinished] = all;
  if (unfinished !== undefined)
    return seeOther(
      c,
      paths.borradorPagina(id, page) + placeAfter(`cascada:${unfinished.path}`, entrada, body),
    );
  const { next } = whereabouts(stepsOf(draft.vigente.definicion, draft.lectura.datos), step);
  return seeOther(c, hrefOf(next, id));
}

/** The ready answers of a unit: everybody reads them, its supervisors write them. */
import { deleteCannedAnswer } from '../../actions/chat/delete-canned-answer.ts';
import type { CannedAnswer } from '../../actions/chat/list-canned-answers.ts';
import { saveCannedAnswer } from '../../actions/chat/save-canned-answer.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { readCannedAnswers } from './canned-answers.ts';
import { answersPurpose } from './chat-purpose.ts';
import { attends, supervises, toStart } from './chat-staff.ts';

type Attempt = { readonly refusal: Refusal; readonly body: FormBody } | null;
type View = { readonly web: Web; readonly c: WebContext; readonly staff: Staff; readonly attempt: Attempt };

const keyBytes = 16;

/** Which form of the page: the unit's new one, or that of one answer. */
const formKey = (unidad: string, id: string | null) => `${unidad}|${id ?? ''}`;
const keyOf = (body: FormBody) => formKey(first(body, 'unidad'), first(body, 'id') || null);

function editForm(
  { web, c, attempt }: View,
  index: number,
  unidad: string,
  answer: CannedAnswer | null,
): Html {
  const refused =
    attempt !== null && keyOf(attempt.body) === formKey(unidad, answer?.id ?? null) ? attempt : null;
  const suffix = `${index}-${answer?.id.slice(-12) ?? 'nueva'}`;
  const errorAt = (path: string) => refused?.refusal.errors.find((one) => one.path === path)?.sentence;
  const typed = (name: string, kept: string) => (refused === null ? kept : first(refused.body, name));
  return form({
    action: paths.mesa.chat.respuestas,
    csrf: tokenFor(web, c.var.visit, answersPurpose),
    draftKey: `mesa-respuesta-${unidad}-${answer?.id ?? 'nueva'}`,
    content: html`<input type="hidden" name="unidad" value="${unidad}"><input type="hidden" name="id" value="${answer?.id ?? ''}"><input type="hidden" name="llave" value="${web.deps.ids.randomToken(keyBytes)}">
${input({ name: 'titulo', id: `titulo-${suffix}`, label: 'Título', lengthMax: chatLimits.cannedTitleCharsMax, value: typed('titulo', answer?.titulo ?? ''), error: errorAt('titulo') })}
${countedTextarea({ name: 'texto', id: `texto-${suffix}`, label: 'Respuesta', rows: 4, lengthMax: chatLimits.messageCharsMax, thresholdPercent: 80, value: typed('texto', answer?.texto ?? ''), error: errorAt('texto') })}
${button({ text: 'Guardar' })}${answer !== null && html` ${button({ text: 'Eliminar', variant: 'warning', name: '_accion', value: 'eliminar' })}`}`,
  });
}

function one(view: View, index: number, unidad: string, answer: CannedAnswer, canEdit: boolean): Html {
  const isOpen = view.attempt !== null && keyOf(view.attempt.body) === formKey(unidad, answer.id);
  const edit =
    canEdit &&
    details({
      summary: html`Cambiar<span class="govuk-visually-hidden"> «${answer.titulo}»</span>`,
      isOpen,
      content: editForm(view, index, unidad, answer),
    });
  return html`<li class="v-respuesta"><h3 class="v-panel__subtitulo">${answer.titulo}</h3><p class="v-escrito">${answer.texto}</p>${edit}</li>`;
}

async function ofUnit(view: View, index: number, unidad: string): Promise<Html> {
  const { web, staff, attempt } = view;
  const answers = await readCannedAnswers(web.deps, staff.actor, unidad);
  const canEdit = supervises(staff);
  const kept = answers.filter(({ clase }) => clase === 'guardada');
  const isNewOpen = attempt !== null && keyOf(attempt.body) === formKey(unidad, null);
  return html`<section aria-labelledby="unidad-${index}"><h2 class="govuk-heading-m" id="unidad-${index}">${unidad}</h2>
${canEdit && details({ summary: html`Agregar una respuesta<span class="govuk-visually-hidden"> para ${unidad}</span>`, isOpen: isNewOpen, content: editForm(view, index, unidad, null) })}
${kept.length === 0 ? html`<p class="govuk-body">La unidad no guarda respuestas todavía.</p>` : html`<ul class="v-respuestas">${kept.map((answer) => one(view, index, unidad, answer, canEdit))}</ul>`}</section>`;
}

async function derived({ web, staff }: View): Promise<Html> {
  const [unidad = ''] = staff.actor.unidades;
  const answers = (await readCannedAnswers(web.deps, staff.actor, unidad)).filter(
    ({ clase }) => clase === 'derivada',
  );
  return details({
    summary: 'Requisitos de cada trámite, listos para insertar',
    content: html`<p class="govuk-body">Salen de la definición de cada trámite y cambian con ella.</p><ul class="v-respuestas">${answers.map(({ titulo, texto }) => html`<li class="v-respuesta"><h3 class="v-panel__subtitulo">${titulo}</h3><p class="v-escrito">${texto}</p></li>`)}</ul>`,
  });
}

async function showAnswers(view: View): Promise<Response> {
  const { web, c, staff, attempt } = view;
  const units = await Promise.all(staff.actor.unidades.map((unidad, index) => ofUnit(view, index, unidad)));
  const errors =
    attempt === null ? [] : attempt.refusal.errors.length > 0 ? attempt.refusal.errors : [attempt.refusal];
  return deskPage(web, c, {
    title: 'Respuestas guardadas',
    place: 'chat',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Chat', href: paths.mesa.chat.inicio }, { text: 'Respuestas guardadas' }],
    main: html`${errors.length > 0 && errorSummary({ errors: errors.map(({ sentence }) => ({ text: sentence })) })}<h1 class="govuk-heading-l">Respuestas guardadas</h1>
<p class="govuk-body">Se insertan en el cuadro de escritura y se pueden cambiar antes de enviarlas.${!supervises(staff) && ' Las escribe la supervisión de la unidad.'}</p>${units}${await derived(view)}`,
  });
}

export async function cannedPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  return attends(staff.actor) ? showAnswers({ web, c, staff, attempt: null }) : toStart(web, c);
}

export async function sendCanned(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const staff = await requireStaffFor(web, c, { purpose: answersPurpose }, body);
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return toStart(web, c);
  const unidad = first(body, 'unidad');
  const id = first(body, 'id');
  const typed = {
    unidad,
    llave: first(body, 'llave'),
    titulo: first(body, 'titulo'),
    texto: first(body, 'texto'),
  };
  const outcome =
    forgery(web, c, answersPurpose, body) ??
    (first(body, '_accion') === 'eliminar'
      ? await deleteCannedAnswer(web.deps, staff.actor, { unidad, id })
      : await saveCannedAnswer(web.deps, staff.actor, { ...typed, id: id === '' ? null : id }));
  if (isRefusal(outcome)) return showAnswers({ web, c, staff, attempt: { refusal: outcome, body } });
  return seeOther(c, paths.mesa.chat.respuestas);
}

/** The page of a contracting entity that is asked: by its link, or signed in. Looking at it changes nothing. */
import { answerRequerimiento } from '../../actions/answer-requerimiento.ts';
import { checkEntityAnswer } from '../../actions/check-entity-answer.ts';
import { type RequerimientoView, readRequerimiento } from '../../actions/read-requerimiento.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { longDateText } from '../../domain/calendar/civil-text.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { documentoDeEntidad, papelDeEntidad } from '../../domain/tramite/documento-de.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { panel } from '../../ui/components/panel.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { readCorrection } from './correction-form.ts';
import { entityAnswer, entityClock, factsAsked } from './requerimiento-facts.ts';
import {
  answerForm,
  answerPurpose,
  answerReview,
  emptyForm,
  ownerOf,
  readWritten,
  type Written,
} from './requerimiento-form.ts';

const title = 'Responder a la denuncia de falta de pago';

const open = (view: RequerimientoView) => view.puede.has('contestar');

/** What stands where the form would: it was answered, its time ended, or the case is over. */
function closedWords({ requerimiento, adjuntos, zone }: RequerimientoView): Html {
  if (requerimiento.estado === 'contestado')
    return html`${panel({ title: 'Recibimos su respuesta', body: 'La institución y quien denuncia ya la pueden leer.' })}${entityAnswer(requerimiento, adjuntos, zone, null)}`;
  return insetText({
    text:
      requerimiento.estado === 'vencido'
        ? 'El plazo terminó y la respuesta ya no se recibe aquí. El caso sigue en la institución; si necesita decir algo, escríbale por su vía oficial y cite el caso.'
        : 'El caso se cerró antes de que la entidad respondiera. Ya no hay nada que contestar.',
  });
}

type Shown = { readonly written: Written; readonly errors: readonly FieldError[]; readonly status: number };

function errorLinks(errors: readonly FieldError[]) {
  return errors.map(({ path, sentence }) =>
    path === '' ? { text: sentence } : { text: sentence, href: `#${path === 'fecha' ? 'fecha-dia' : path}` },
  );
}

function render(
  web: Web,
  c: WebContext,
  token: string,
  view: RequerimientoView,
  { written, errors, status }: Shown,
): Response {
  const { requerimiento, definicion, referencia, solicitante, hechos, reloj, zone } = view;
  const until = longDateText(civilDateAt(requerimiento.venceMs, zone));
  const answerable = open(view);
  return publicPage(web, c, {
    title,
    status,
    errorsPresent: errors.length > 0,
    hasForm: true,
    main: html`${errors.length > 0 && errorSummary({ errors: errorLinks(errors) })}
<span class="govuk-caption-l">${requerimiento.entidad.nombre}, RUC ${requerimiento.entidad.ruc}</span><h1 class="govuk-heading-l">${title}</h1>
${!answerable && closedWords(view)}
${answerable && html`<p class="govuk-body-l">Responda hasta el ${until}.</p><p class="govuk-body">${definicion.requerimiento.pide}</p>`}
${factsAsked(referencia, solicitante, hechos)}
${requerimiento.estado !== 'retirado' && entityClock('Su plazo', reloj)}
${answerable && html`<h2 class="govuk-heading-m">Su respuesta</h2>${answerForm(web, c, token, view, written, errors)}`}`,
  });
}

export async function showRequerimiento(web: Web, c: WebContext, token: string): Promise<Response> {
  const view = await readRequerimiento(web.deps, c.var.visit.actor, 'entidad', token);
  if (isRefusal(view)) return refusalPage(web, c, view);
  return render(web, c, token, view, { written: emptyForm(web), errors: [], status: 200 });
}

function reviewPage(
  web: Web,
  c: WebContext,
  token: string,
  view: RequerimientoView,
  written: Written,
): Response {
  return publicPage(web, c, {
    title: 'Revise la respuesta',
    hasForm: true,
    main: html`<span class="govuk-caption-l">${view.requerimiento.entidad.nombre} · ${view.referencia}</span><h1 class="govuk-heading-l">Revise la respuesta antes de enviarla</h1>
${answerReview(web, c, token, view, written)}`,
  });
}

const removal = /^quitar-archivo:.+:([\w-]+)$/;

function errorsOf({ errors, sentence }: Refusal): readonly FieldError[] {
  return errors.length > 0 ? errors : [{ path: '', sentence }];
}

/** The steps of the form: remove a file, correct, look once more, send. Each answers with everything that was typed. */
export async function sendRequerimiento(web: Web, c: WebContext, token: string): Promise<Response> {
  const view = await readRequerimiento(web.deps, c.var.visit.actor, 'entidad', token);
  if (isRefusal(view)) return refusalPage(web, c, view);
  const slots = open(view) ? { [papelDeEntidad]: documentoDeEntidad } : {};
  const sent = await readCorrection(web, c, ownerOf(view), slots, answerPurpose);
  if (isRefusal(sent)) return refusalPage(web, c, sent);
  const accion = first(sent.body, '_accion');
  const removed = removal.exec(accion)?.[1];
  const written = readWritten(
    sent.body,
    sent.adjuntos.filter(({ id }) => id !== removed),
  );
  const again = (errors: readonly FieldError[], status: number) =>
    render(web, c, token, view, { written, errors, status });
  if (sent.forged !== null) return again(errorsOf(sent.forged), sent.forged.status);
  if (accion === 'enviar') return answer(web, c, token, view, written);
  if (!open(view)) {
    const over = refuse('requerimiento-contestado');
    return again(errorsOf(over), over.status);
  }
  if (removed !== undefined || accion === 'corregir') return again([], 200);
  if (sent.errors.length > 0) return again(sent.errors, 422);
  const today = civilDateAt(web.deps.clock.nowMs(), view.zone);
  const count = written.adjuntos.length;
  const checked = checkEntityAnswer(view.definicion.requerimiento, written.answer, count, today);
  return isRefusal(checked)
    ? again(errorsOf(checked), checked.status)
    : reviewPage(web, c, token, view, written);
}

async function answer(
  web: Web,
  c: WebContext,
  token: string,
  view: RequerimientoView,
  written: Written,
): Promise<Response> {
  const outcome = await answerRequerimiento(web.deps, view.actor, {
    ...written.answer,
    referencia: view.referencia,
    requerimiento: view.requerimiento.id,
    adjuntos: written.adjuntos,
    llave: written.llave,
  });
  if (!isRefusal(outcome)) return seeOther(c, paths.requerimiento(token));
  // Somebody else of the entity may just have answered: the page then shows that answer.
  const now = await readRequerimiento(web.deps, c.var.visit.actor, 'entidad', token);
  const shown = { written, errors: errorsOf(outcome), status: outcome.status };
  return isRefusal(now) ? refusalPage(web, c, now) : render(web, c, token, now, shown);
}

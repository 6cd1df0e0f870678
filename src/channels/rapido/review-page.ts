/** The last page before filing: every answer, what was found, what will happen; filing carries the hash of all this. */
import { discardDraft } from '../../actions/discard-draft.ts';
import { type DraftFiling, fileDraft } from '../../actions/file-draft.ts';
import { type DraftReview, reviewDraft } from '../../actions/review-draft.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { type FieldError, isRefusal, type Refusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import type { Verdict } from '../../domain/tramite/verdict.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { paperFindings, paperState } from '../../ui/components/paper-findings.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Content, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { stepPage } from './frame.ts';
import { hrefOf, stepsOf } from './steps.ts';

const purpose = 'presentar';

function answers({ draft, review }: DraftReview): Content {
  const steps = stepsOf(draft.vigente.definicion, draft.lectura.datos);
  const hrefFor = (campo: string) => {
    const step = steps.find((s) => s.kind === 'pregunta' && s.campos.includes(campo));
    return step === undefined ? undefined : `${hrefOf(step, draft.borrador.id)}#${campo}`;
  };
  const answered = review.resumen.filter(({ campo }) => draft.lectura.datos[campo] !== undefined);
  const rows = answered.map(({ campo, etiqueta, lineas }) => {
    const href = hrefFor(campo);
    return {
      key: etiqueta,
      value: html`${lineas.map((linea, i) => html`${i > 0 && html`<br>`}${linea}`)}`,
      actions:
        href === undefined ? [] : [{ href, text: 'Cambiar', visuallyHiddenText: etiqueta.toLowerCase() }],
    };
  });
  const documents = review.adjuntos.map((a) => ({
    key: draft.vigente.definicion.documentos[a.documento]?.etiqueta ?? a.documento,
    value: html`${a.nombre} ${tag(paperState(a.examen))}${paperFindings(a.examen)}`,
    actions: [
      { href: paths.borradorDocumentos(draft.borrador.id), text: 'Cambiar', visuallyHiddenText: a.nombre },
    ],
  }));
  return summaryList({ rows: [...rows, ...documents] });
}

/** What was found in a paper stands beside the paper, and is not said a second time. */
const ofPaper = ({ check }: Verdict) => check.startsWith('documento:');

/** What filing will do, said before the button is pressed. */
function outlook({ draft, review }: DraftReview): Content {
  const { definicion } = draft.vigente;
  const { rumbo, verdicts } = review.rumbo;
  if (rumbo === 'aprobar')
    return insetText({
      text: 'Todo está en orden: al presentar, la decisión será inmediata y el registro quedará actualizado en el acto.',
    });
  if (rumbo === 'rechazar') return html``;
  // Warnings stand at the top of the page already.
  const reasons = [
    ...new Set(verdicts.filter((v) => v.officer && v.state !== 'warn' && !ofPaper(v)).map((v) => v.sentence)),
  ];
  const promise =
    definicion.tiempoEstimado.kind === 'inmediato'
      ? 'lo antes posible, en horas de oficina'
      : `en ${describePlazo(definicion.tiempoEstimado)}`;
  return insetText({
    text: html`<p class="govuk-body">Al presentar, su solicitud pasará a <strong>${definicion.atiende}</strong>, que responderá ${promise}.</p>${reasons.map((r) => html`<p class="govuk-body">${r}</p>`)}`,
  });
}

function obstacles({ review, draft }: DraftReview): readonly FieldError[] {
  const rejected = review.rumbo.verdicts.filter((v) => v.state === 'reject');
  return [
    ...draft.lectura.errores,
    ...review.faltan,
    ...rejected.map((v) => ({ path: v.field ?? '', sentence: v.sentence })),
  ];
}

function render(web: Web, c: WebContext, shown: DraftReview, refusal: Refusal | null): Response {
  const { draft, review } = shown;
  const blocking = obstacles(shown);
  const warnings = review.rumbo.verdicts.filter((v) => v.state === 'warn' && !ofPaper(v));
  const confirm =
    review.confirmaciones.length > 0 &&
    checkboxes({
      name: 'confirmaciones',
      legend: 'Antes de presentar, confirme',
      legendSize: 's',
      error: refusal?.code === 'falta-confirmacion' ? refusal.sentence : undefined,
      items: review.confirmaciones.map((text) => ({ value: text, text })),
    });
  const content = html`${warnings.map((w) => warningText({ text: w.sentence }))}${answers(shown)}${outlook(shown)}
${
  blocking.length === 0 &&
  form({
    action: paths.borradorPresentar(draft.borrador.id),
    csrf: tokenFor(web, c.var.visit, purpose),
    content: html`<input type="hidden" name="revision" value="${review.hash}">${confirm}
<p class="govuk-body">Al presentar, usted declara que los datos son verdaderos.</p>${button({ text: 'Presentar la solicitud', attributes: { 'data-prevent-double-click': 'true' } })}`,
  })
}
${form({ action: paths.borradorEliminar(draft.borrador.id), csrf: tokenFor(web, c.var.visit, 'eliminar'), content: button({ text: 'Eliminar el borrador', variant: 'secondary' }) })}`;
  const errors =
    refusal === null
      ? blocking
      : refusal.code === 'falta-confirmacion'
        ? [{ path: 'confirmaciones', sentence: refusal.sentence }]
        : [...(refusal.errors.length > 0 ? refusal.errors : [{ path: '', sentence: refusal.sentence }])];
  return stepPage(web, c, {
    draft,
    step: { kind: 'revisar' },
    title: 'Revise antes de presentar',
    content,
    errors,
    status: refusal?.status ?? (blocking.length > 0 ? 422 : 200),
  });
}

export async function showReview(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const shown = await reviewDraft(web.deps, actor, id);
  return isRefusal(shown) ? refusalPage(web, c, shown) : render(web, c, shown, null);
}

export async function file(web: Web, c: WebContext, id: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  const filing: DraftFiling = {
    borrador: id,
    canal: 'rapido',
    revision: first(body, 'revision'),
    confirmaciones: body.get('confirmaciones') ?? [],
  };
  const outcome = forgery(web, c, purpose, body) ?? (await fileDraft(web.deps, actor, filing));
  if (!isRefusal(outcome)) return seeOther(c, paths.solicitud(outcome.referencia));
  const shown = await reviewDraft(web.deps, actor, id);
  return isRefusal(shown) ? refusalPage(web, c, outcome) : render(web, c, shown, outcome);
}

export async function discard(web: Web, c: WebContext, id: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const { actor } = c.var.visit;
  if (!esSolicitante(actor)) return seeOther(c, paths.ingresar);
  const outcome = forgery(web, c, 'eliminar', body) ?? (await discardDraft(web.deps, actor, id));
  return isRefusal(outcome) ? refusalPage(web, c, outcome) : seeOther(c, paths.misSolicitudes);
}

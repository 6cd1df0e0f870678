/** The parts of a review before filing that every door shows alike: warnings, what filing will do, what stops it. */
import type { Reviewed } from '../../actions/review.ts';
import { describePlazo, type Plazo } from '../../domain/calendar/plazo.ts';
import type { FieldError, Refusal } from '../../domain/refusals.ts';
import type { Verdict } from '../../domain/tramite/verdict.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { paperFindings, paperState } from '../../ui/components/paper-findings.ts';
import { tag } from '../../ui/components/tag.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';

/** What was found in a paper stands beside the paper, and is not said a second time. */
const ofPaper = ({ check }: Verdict) => check.startsWith('documento:');

export function reviewWarnings({ review }: Reviewed): readonly Html[] {
  return review.rumbo.verdicts
    .filter((v) => v.state === 'warn' && !ofPaper(v))
    .map((w) => warningText({ text: w.sentence }));
}

/** A question or a paper with what was answered or found; `campo` null for a paper. */
export type ReviewRow = {
  readonly campo: string | null;
  readonly key: string;
  readonly value: Html;
  /** What it is called when spoken of. */
  readonly nombre: string;
};

export function reviewRows({ vigente, lectura, review }: Reviewed): readonly ReviewRow[] {
  const answered = review.resumen.filter(({ campo }) => lectura.datos[campo] !== undefined);
  const answers = answered.map(({ campo, etiqueta, lineas }) => ({
    campo,
    key: etiqueta,
    value: html`${lineas.map((linea, i) => html`${i > 0 && html`<br>`}${linea}`)}`,
    nombre: etiqueta.toLowerCase(),
  }));
  const papers = review.adjuntos.map((a) => ({
    campo: null,
    key: vigente.definicion.documentos[a.documento]?.etiqueta ?? a.documento,
    value: html`${a.nombre} ${tag(paperState(a.examen))}${paperFindings(a.examen)}`,
    nombre: a.nombre,
  }));
  return [...answers, ...papers];
}

function answerPromise(plazo: Plazo): string {
  if (plazo.kind === 'sin-plazo') return 'que le responderá';
  if (plazo.kind === 'inmediato') return 'que responderá lo antes posible, en horas de oficina';
  return `que responderá en ${describePlazo(plazo)}`;
}

/** What filing will do, said before the button is pressed. */
export function reviewOutlook({ vigente, review }: Reviewed): Html {
  const { tiempoEstimado, atiende } = vigente.definicion;
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
  return insetText({
    text: html`<p class="govuk-body">Al presentar, su solicitud pasará a <strong>${atiende}</strong>, ${answerPromise(tiempoEstimado)}.</p>${reasons.map((r) => html`<p class="govuk-body">${r}</p>`)}`,
  });
}

/** What must be mended before anything can be filed. */
export function reviewObstacles({ lectura, review }: Reviewed): readonly FieldError[] {
  const rejected = review.rumbo.verdicts.filter((v) => v.state === 'reject');
  return [
    ...lectura.errores,
    ...review.faltan,
    ...rejected.map((v) => ({ path: v.field ?? '', sentence: v.sentence })),
  ];
}

/** What stands above the review: why filing it was refused, or else what stops it. */
export function reviewErrors(shown: Reviewed, refusal: Refusal | null): readonly FieldError[] {
  if (refusal === null) return reviewObstacles(shown);
  const { code, sentence, errors } = refusal;
  if (code === 'falta-confirmacion') return [{ path: 'confirmaciones', sentence }];
  return errors.length > 0 ? errors : [{ path: '', sentence }];
}

/** The content of the form that files: the hash of what is shown, what is to be confirmed, and the button. */
export function filingFields({ review }: Reviewed, refusal: Refusal | null): Html {
  const confirm =
    review.confirmaciones.length > 0 &&
    checkboxes({
      name: 'confirmaciones',
      legend: 'Antes de presentar, confirme',
      legendSize: 's',
      error: refusal?.code === 'falta-confirmacion' ? refusal.sentence : undefined,
      items: review.confirmaciones.map((text) => ({ value: text, text })),
    });
  return html`<input type="hidden" name="revision" value="${review.hash}">${confirm}
<p class="govuk-body">Al presentar, usted declara que los datos son verdaderos.</p>${button({ text: 'Presentar la solicitud', attributes: { 'data-prevent-double-click': 'true' } })}`;
}

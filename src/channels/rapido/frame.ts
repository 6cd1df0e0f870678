/** What the pages of a form have in common: whose form it is, which step, the way back, what is wrong. */
import type { OpenDraft } from '../../actions/open-draft.ts';
import type { FieldError } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Content, html } from '../../ui/html.ts';
import type { IslandName } from '../../ui/islands/names.ts';
import { anchorOf } from '../../web/filing/field-errors.ts';
import { publicPage } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

export type StepPage = {
  readonly draft: OpenDraft;
  readonly step: Step;
  readonly title: string;
  readonly content: Content;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
  readonly scripts?: readonly IslandName[];
};

/** From the review page: the step where an error can be mended. An address that reads well still needs its code. */
function placeOf({ vigente, lectura, borrador }: OpenDraft, steps: readonly Step[], path: string) {
  const [name = ''] = path.split('.');
  const isWrong = lectura.errores.some((error) => error.path === path);
  const at =
    (isWrong ? undefined : steps.find((step) => step.kind === 'codigo' && step.campo === name)) ??
    steps.find((step) => step.kind === 'pregunta' && step.campos.includes(name)) ??
    (path.startsWith('documento:') ? steps.find(({ kind }) => kind === 'documentos') : undefined);
  if (at === undefined) return path === 'confirmaciones' ? '#confirmaciones' : undefined;
  const box = at.kind === 'codigo' ? undefined : anchorOf(vigente.definicion, path);
  return hrefOf(at, borrador.id) + (box ?? '');
}

export function stepPage(
  web: Web,
  c: WebContext,
  { draft, step, title, content, errors = [], status, scripts = [] }: StepPage,
): Response {
  const { definicion } = draft.vigente;
  const steps = stepsOf(definicion, draft.lectura.datos);
  const { position, total, previous } = whereabouts(steps, step);
  const items = errors.map(({ path, sentence }) => ({
    text: sentence,
    href: step.kind === 'revisar' ? placeOf(draft, steps, path) : anchorOf(definicion, path),
  }));
  return publicPage(web, c, {
    title: `${title} – ${definicion.nombre}`,
    backHref: previous === null ? paths.tramite(definicion.id) : hrefOf(previous, draft.borrador.id),
    status: status ?? (errors.length > 0 ? 422 : 200),
    errorsPresent: errors.length > 0,
    scripts,
    main: html`${errors.length > 0 && errorSummary({ errors: items })}
${draft.cambioDefinicion && insetText({ text: 'La agencia cambió este trámite desde que empezó su borrador. Conservamos lo que escribió; revise cada paso.' })}
<span class="govuk-caption-m">Paso ${position} de ${total} · ${definicion.nombre}</span>
<h1 class="govuk-heading-l">${title}</h1>${content}`,
  });
}

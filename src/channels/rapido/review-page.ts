/** The last page before filing: every answer, what was found, what will happen; filing carries the hash of all this. */
import { discardDraft } from '../../actions/discard-draft.ts';
import { type DraftFiling, fileDraft } from '../../actions/file-draft.ts';
import { type DraftReview, reviewDraft } from '../../actions/review-draft.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Content, html } from '../../ui/html.ts';
import {
  filingFields,
  reviewErrors,
  reviewObstacles,
  reviewOutlook,
  reviewRows,
  reviewWarnings,
} from '../../web/filing/review-parts.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { stepPage } from './frame.ts';
import { hrefOf, stepsOf } from './steps.ts';

const purpose = 'presentar';

function answers(shown: DraftReview): Content {
  const { vigente, lectura, borrador } = shown;
  const steps = stepsOf(vigente.definicion, lectura.datos);
  const hrefOfRow = (campo: string | null) => {
    if (campo === null) return paths.borradorDocumentos(borrador.id);
    const step = steps.find((s) => s.kind === 'pregunta' && s.campos.includes(campo));
    return step === undefined ? undefined : `${hrefOf(step, borrador.id)}#${campo}`;
  };
  const rows = reviewRows(shown).map(({ campo, key, value, nombre }) => {
    const href = hrefOfRow(campo);
    return {
      key,
      value,
      actions: href === undefined ? [] : [{ href, text: 'Cambiar', visuallyHiddenText: nombre }],
    };
  });
  return summaryList({ rows });
}

function render(web: Web, c: WebContext, shown: DraftReview, refusal: Refusal | null): Response {
  const blocking = reviewObstacles(shown);
  const content = html`${reviewWarnings(shown)}${answers(shown)}${reviewOutlook(shown)}
${
  blocking.length === 0 &&
  form({
    action: paths.borradorPresentar(shown.borrador.id),
    csrf: tokenFor(web, c.var.visit, purpose),
    content: filingFields(shown, refusal),
  })
}
${form({ action: paths.borradorEliminar(shown.borrador.id), csrf: tokenFor(web, c.var.visit, 'eliminar'), content: button({ text: 'Eliminar el borrador', variant: 'secondary' }) })}`;
  return stepPage(web, c, {
    draft: shown,
    step: { kind: 'revisar' },
    title: 'Revise antes de presentar',
    content,
    errors: reviewErrors(shown, refusal),
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

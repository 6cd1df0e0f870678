/** The last page before a trámite sent by mail is filed: everything together, what will happen, and the button. */
import { fileForThread } from '../../actions/correo-mesa/file-for-thread.ts';
import { reviewThread } from '../../actions/correo-mesa/review-thread.ts';
import type { Reviewed } from '../../actions/review.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { form } from '../../ui/components/form.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { html } from '../../ui/html.ts';
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
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { linkPage, type Opened, openLink } from './completar-frame.ts';
import { filePurpose } from './completar-purpose.ts';

function render(
  web: Web,
  c: WebContext,
  { token }: Opened,
  shown: Reviewed,
  refusal: Refusal | null,
): Response {
  const { definicion } = shown.vigente;
  const rows = reviewRows(shown).map(({ key, value }) => ({ key, value }));
  return linkPage(web, c, {
    title: 'Revise antes de presentar',
    definicion: null,
    errors: reviewErrors(shown, refusal),
    backHref: paths.completarCorreo(token),
    ...(refusal === null ? {} : { status: refusal.status }),
    content: html`<p class="govuk-body-l">${definicion.nombre}</p>${reviewWarnings(shown)}${summaryList({ rows })}
<p class="govuk-body"><a class="govuk-link" href="${paths.completarCorreo(token)}">Cambiar algo</a></p>
${
  reviewObstacles(shown).length === 0 &&
  html`${reviewOutlook(shown)}${form({
    action: paths.completarCorreoRevisar(token),
    csrf: tokenFor(web, c.var.visit, filePurpose),
    content: filingFields(shown, refusal),
  })}`
}`,
  });
}

export async function reviewPage(web: Web, c: WebContext): Promise<Response> {
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  const { hilo, vigente, token } = opened;
  if (vigente === null) return seeOther(c, paths.completarCorreo(token));
  return render(web, c, opened, await reviewThread(web.deps, hilo, vigente), null);
}

/** A second click after the first filed it leads to its page. */
export async function sendFiling(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  const { hilo, vigente, token } = opened;
  const here = paths.completarCorreo(token);
  if (vigente === null) return seeOther(c, here);
  const outcome =
    forgery(web, c, filePurpose, body) ??
    (await fileForThread(web.deps, {
      hilo,
      vigente,
      entrada: hilo.contenido.datos,
      adjuntos: hilo.contenido.documentos,
      confirmaciones: body.get('confirmaciones') ?? [],
      revision: first(body, 'revision'),
      funcionario: null,
      agencia: web.site.agencyName,
    }));
  if (!isRefusal(outcome)) return seeOther(c, here);
  return render(web, c, opened, await reviewThread(web.deps, hilo, vigente), outcome);
}

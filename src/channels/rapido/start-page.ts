/** Before a form begins: "you already have a draft", "a request like this is still open", or straight on. */
import { readStartingPoint } from '../../actions/read-starting-point.ts';
import { startDraft } from '../../actions/start-draft.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { paths } from '../../paths.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

const purpose = 'empezar';

/** What lies ahead, so that nobody begins without the papers at hand. */
function ahead(definicion: Definicion): Html {
  const papers = Object.entries(definicion.documentos).map(([clave, { etiqueta, opcional }]) => {
    const note =
      opcional === true
        ? ' (opcional)'
        : definicion.documentosSi[clave] === undefined
          ? ''
          : ' (según lo que responda)';
    return html`<li>${etiqueta}${note}</li>`;
  });
  const pages = definicion.paginas.map(({ titulo }) => html`<li>${titulo}</li>`);
  return html`<h2 class="govuk-heading-m">Qué le preguntaremos</h2>
<ul class="govuk-list govuk-list--bullet">${pages}</ul>
${papers.length > 0 && html`<h2 class="govuk-heading-m">Tenga a mano</h2><ul class="govuk-list govuk-list--bullet">${papers}</ul>`}
<p class="govuk-body">Lo que escriba se guarda en cada paso: puede seguir después, también desde otro equipo. Antes de presentar verá todo junto para revisarlo.</p>`;
}

export async function showStart(web: Web, c: WebContext, tramite: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const point = await readStartingPoint(web.deps, actor, tramite);
  if (isRefusal(point))
    return refusalPage(web, c, point, { text: 'Volver al trámite', href: paths.tramite(tramite) });
  const { definicion, borradores, abiertas } = point;
  const [draft] = borradores;
  const begin = form({
    action: paths.solicitar(tramite),
    csrf: tokenFor(web, c.var.visit, purpose),
    content: button({
      text: draft === undefined ? 'Empezar' : 'Empezar otra desde cero',
      ...(draft === undefined ? { isStart: true } : { variant: 'secondary' }),
    }),
  });
  return publicPage(web, c, {
    title: definicion.nombre,
    backHref: paths.tramite(tramite),
    main: html`<h1 class="govuk-heading-l">${definicion.nombre}</h1><p class="govuk-body-l">${definicion.resumen}</p>
${abiertas.map((referencia) => insetText({ text: html`Ya tiene abierta una solicitud igual: <a class="govuk-link" href="${paths.solicitud(referencia)}">${referencia}</a>. Puede escribir en ella en lugar de presentar otra.` }))}
${
  draft !== undefined &&
  html`<h2 class="govuk-heading-m">Ya tiene un borrador</h2><p class="govuk-body">Lo que escribió se conservó. Puede seguir donde lo dejó, también desde otro equipo.</p>
${linkButton({ text: 'Continuar el borrador', href: paths.borrador(draft.id) })}`
}
${draft === undefined && ahead(definicion)}${begin}`,
  });
}

export async function start(web: Web, c: WebContext, tramite: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  const forged = forgery(web, c, purpose, body);
  if (forged !== null)
    return refusalPage(web, c, forged, { text: 'Intentar otra vez', href: paths.solicitar(tramite) });
  const started = await startDraft(web.deps, actor, tramite);
  return isRefusal(started)
    ? refusalPage(web, c, started, { text: 'Ver mis solicitudes', href: paths.misSolicitudes })
    : seeOther(c, paths.borradorPagina(started.id, 1));
}

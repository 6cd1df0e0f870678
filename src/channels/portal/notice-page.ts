/** The public notice of a reprogramación: anybody may read it, send it on or print it. */
import { type Notice, readNotice } from '../../actions/read-notice.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { beforeAfter } from '../../ui/components/before-after.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';

const referenceCharsMax = 60;

function notice({ referencia, entidad, objeto, respuestas, cambios, baseLegal, fecha }: Notice): Html {
  const changes = cambios.map(({ etiqueta, antes, ahora }) => ({
    label: etiqueta,
    before: antes,
    after: ahora,
  }));
  return html`<span class="govuk-caption-l">Aviso público</span><h1 class="govuk-heading-l">Un proceso tiene fechas nuevas</h1>
${summaryList({
  rows: [
    { key: 'Entidad contratante', value: entidad },
    ...(objeto === null ? [] : [{ key: 'Objeto', value: objeto }]),
    ...respuestas.map(({ etiqueta, lineas }) => ({ key: etiqueta, value: lineas.join(', ') })),
    { key: 'Decidida el', value: dateText(fecha) },
    { key: 'Base legal', value: baseLegal },
    { key: 'Referencia', value: referencia },
  ],
})}
${beforeAfter({ changes, caption: 'Las fechas del cronograma', afterText: 'Fecha nueva' })}
<p class="govuk-body">Las etapas que no están aquí conservan su fecha. La hora es la oficial del portal, de Ecuador continental.</p>
<p class="govuk-body"><a class="govuk-link" href="${paths.seguimientoDe(referencia)}">Ver el estado de la solicitud</a></p>`;
}

export async function showNotice(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const found = await readNotice(web.deps, referencia.slice(0, referenceCharsMax));
  if (isRefusal(found))
    return refusalPage(web, c, found, { text: 'Buscar una solicitud', href: paths.seguimiento });
  return publicPage(web, c, {
    title: `Aviso público ${found.referencia}`,
    description: `Fechas nuevas de un proceso de ${found.entidad}.`,
    breadcrumbs: [{ text: 'Trámites', href: paths.catalogo }, { text: 'Aviso público' }],
    main: notice(found),
  });
}

/** What came of doing one thing to many cases, row by row. */
import { readLote } from '../../actions/lote/read-lote.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import { casesText, loteWords } from './lote-words.ts';

export async function loteResultPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const lote = await readLote(web.deps, staff.actor, c.req.param('id') ?? '');
  if (isRefusal(lote)) return deskRefusal(web, c, lote);
  const { hecho: words, titulo } = loteWords[lote.accion];
  const done = lote.filas.filter(({ codigo }) => codigo === null).length;
  const left = lote.filas.length - done;
  const hecho = `${casesText(done)} ${done === 1 ? words[0] : words[1]}.`;
  return deskPage(web, c, {
    title: `Resultado: ${titulo}`,
    place: 'cola',
    breadcrumbs: [{ text: 'Cola', href: paths.mesa.cola }, { text: titulo }],
    main: html`${notificationBanner({
      isSuccess: left === 0,
      content: html`<p class="govuk-notification-banner__heading">${done > 0 && hecho} ${left === 0 ? '' : `En ${casesText(left)} no se pudo: abajo está el motivo de cada una.`}</p>`,
    })}<h1 class="govuk-heading-l">${titulo}</h1>
${table({
  caption: 'Qué pasó con cada solicitud',
  captionHidden: true,
  narrow: 'cards',
  firstCellIsHeader: true,
  classes: 'v-lote',
  head: [{ text: 'Referencia' }, { text: 'Resultado' }],
  rows: lote.filas.map(({ referencia, codigo, motivo }) => [
    html`<a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a>`,
    codigo === null
      ? tag({ text: 'Hecho', tone: 'green' })
      : html`${tag({ text: 'No se hizo', tone: 'red' })} <span>${motivo}</span>`,
  ]),
})}<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.cola}">Volver a la cola</a></p>`,
  });
}

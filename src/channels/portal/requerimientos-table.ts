/** What an entity was asked, among its own requests. */
import type { OwnRequerimiento } from '../../actions/list-requerimientos.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { table } from '../../ui/components/table.ts';
import { type TagOptions, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';

const looks: { readonly [E in OwnRequerimiento['estado']]: TagOptions } = {
  pendiente: { text: 'Por responder', tone: 'orange' },
  contestado: { text: 'Respondido', tone: 'green' },
  vencido: { text: 'Sin respuesta', tone: 'red' },
  retirado: { text: 'Caso cerrado', tone: 'grey' },
};

export function requerimientosTable(asked: readonly OwnRequerimiento[], zone: Zone): Html {
  if (asked.length === 0) return html``;
  const day = (atMs: number) => dateText(civilDateAt(atMs, zone));
  return html`<h2 class="govuk-heading-m">Denuncias de falta de pago que debe responder</h2>${table({
    caption: 'Denuncias de falta de pago que debe responder',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Caso', 'Notificada', 'Responder hasta', 'Estado'].map((text) => ({ text })),
    rows: asked.map(({ href, referencia, notificadoMs, venceMs, estado }) => [
      html`<a class="govuk-link" href="${href}">${referencia}</a>`,
      day(notificadoMs),
      day(venceMs),
      tag(looks[estado]),
    ]),
  })}`;
}

/** The frame of every page of the room: its places, and the way to close it always at hand. */
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type DeskPage, deskPage } from '../desk-page.ts';
import { salaPurpose } from './sala-purpose.ts';

export type SalaTab = 'bandeja' | 'custodia' | 'cifras' | 'bitacora' | null;

export type SalaPage = Omit<DeskPage, 'main' | 'place'> & {
  readonly lector: LectorAbierto;
  readonly tab: SalaTab;
  readonly content: Content;
};

function tabs({ grupos, custodio }: LectorAbierto, current: SalaTab): Html {
  const { sala } = paths.mesa;
  const one = (tab: SalaTab, text: string, href: string) => {
    const list = attributes({ href, 'aria-current': tab === current ? 'page' : undefined });
    return html`<li><a class="v-pestanas__una"${list}>${text}</a></li>`;
  };
  return html`<nav class="v-pestanas" aria-label="Lugares de la sala reservada"><ul>
${grupos.length > 0 && one('bandeja', 'Denuncias', sala.inicio)}${custodio && one('custodia', 'Custodia', sala.custodia)}
${one('cifras', 'Cifras', sala.cifras)}${one('bitacora', 'Bitácora', sala.bitacora)}</ul></nav>`;
}

function bar(web: Web, c: WebContext, { nombre }: LectorAbierto): Html {
  const close = form({
    action: paths.mesa.sala.cerrar,
    csrf: tokenFor(web, c.var.visit, salaPurpose('cerrar')),
    content: button({ text: 'Cerrar la sala', variant: 'warning', classes: 'v-boton-menor' }),
  });
  return html`<div class="v-sala__barra"><p class="v-sala__quien"><strong>Sala reservada</strong> abierta por ${nombre}. Se cierra sola tras 20 minutos sin uso.</p>${close}</div>`;
}

export function salaPage(web: Web, c: WebContext, { lector, tab, content, ...options }: SalaPage): Response {
  return deskPage(web, c, {
    ...options,
    place: 'sala',
    main: html`<div class="v-sala">${bar(web, c, lector)}${tabs(lector, tab)}${content}</div>`,
  });
}

/** The data protection officer's first page: what people asked about their data, by whose time runs out first. */
import { readDataDesk } from '../../actions/derechos/read-requests.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import {
  nombreDeDerecho,
  nombreDeEstadoDePeticion,
  nombreDeVia,
  type Peticion,
} from '../../domain/derechos/peticion.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { table } from '../../ui/components/table.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireDelegado, toDatos } from './require-delegado.ts';

const tones: { readonly [E in Peticion['estado']]: Tone } = {
  recibida: 'blue',
  'en-preparacion': 'purple',
  lista: 'teal',
  atendida: 'green',
  rechazada: 'grey',
};

export function requestTag({ estado }: Pick<Peticion, 'estado'>): Html {
  return tag({ text: nombreDeEstadoDePeticion[estado], tone: tones[estado] });
}

function rows(peticiones: readonly Peticion[], zone: Zone, nowMs: number): readonly (readonly Html[])[] {
  return peticiones.map((one) => {
    const isLate = one.respondidaMs === null && one.venceMs < nowMs;
    return [
      html`<a class="govuk-link" href="${paths.mesa.datos.peticion(one.id)}">${one.numero}</a>`,
      html`${nombreDeDerecho[one.derecho]}`,
      html`${one.nombre}<br><span class="v-datos__menor">${nombreDeVia[one.via]}</span>`,
      html`${requestTag(one)}`,
      html`${instantText(one.respondidaMs ?? one.venceMs, zone)}${isLate && html`<br>${tag({ text: 'Vencida', tone: 'red' })}`}`,
    ];
  });
}

function listOf(caption: string, last: string, content: readonly (readonly Html[])[]): Html {
  return table({
    caption,
    captionSize: 'm',
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Petición', 'Derecho', 'Quién pide', 'Estado', last].map((text) => ({ text })),
    rows: content,
  });
}

export async function dataDeskPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireDelegado(web, c);
  if (staff instanceof Response) return staff;
  const desk = await readDataDesk(web.deps, staff.actor);
  if (isRefusal(desk)) return deskRefusal(web, c, desk, toDatos);
  const { abiertas, cerradas, zone, nowMs } = desk;
  return deskPage(web, c, {
    title: 'Datos personales',
    place: 'datos',
    main: html`<div class="v-datos-cabeza"><h1 class="govuk-heading-l">Datos personales</h1>
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.datos.conservaciones}">Órdenes de conservación</a></p></div>
${linkButton({ text: 'Registrar una petición', href: paths.mesa.datos.nueva })}
${
  abiertas.length === 0
    ? emptyState({
        title: 'No hay peticiones por responder',
        text: 'Las que se hagan en el portal aparecen aquí.',
      })
    : listOf('Por responder', 'Vence', rows(abiertas, zone, nowMs))
}
${cerradas.length > 0 && listOf('Respondidas', 'Respondida', rows(cerradas, zone, nowMs))}`,
  });
}

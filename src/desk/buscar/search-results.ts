/** The results of a search: what each is, the piece that matched with its words marked, and why it was found. */
import type { Segmento } from '../../actions/buscar/excerpt.ts';
import type { Hallazgo } from '../../actions/buscar/read-hits.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type Estado, nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import { paths } from '../../paths.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { shortInstant } from '../short-instant.ts';

const kinds: { readonly [C in Hallazgo['clase']]: string } = {
  solicitud: 'Solicitud',
  hilo: 'Correo',
  conversacion: 'Chat',
};

const places: Readonly<Record<string, string>> = {
  respuesta: 'En sus respuestas',
  mensaje: 'En un mensaje',
  nota: 'En una nota interna',
  decision: 'En la decisión',
  archivo: 'En el nombre de un archivo',
  comprobacion: 'En lo que se leyó de sus documentos',
  correo: 'En un correo recibido',
  'respuesta-enviada': 'En una respuesta enviada',
  chat: 'En lo que se dijo',
};

const otherStates: Readonly<Record<string, string>> = {
  nuevo: 'Nuevo',
  'espera-documentos': 'Espera documentos',
  presentado: 'Presentado',
  derivado: 'Derivado',
  'en-atencion': 'En atención',
  cerrado: 'Cerrado',
  asistente: 'Con el asistente',
  'en-espera': 'En espera',
  atendida: 'Atendida',
  diferida: 'Por escrito',
  cerrada: 'Cerrada',
};

function hrefOf({ clase, id, referencia }: Hallazgo): string {
  if (clase === 'hilo') return paths.mesa.correo.hilo(id);
  return clase === 'conversacion' ? paths.mesa.chat.conversacion(id) : paths.mesa.solicitud(referencia ?? '');
}

const segments = (some: readonly Segmento[]): Html =>
  html`${some.map(({ texto, marcado }) => (marcado ? html`<mark>${texto}</mark>` : texto))}`;

function reason({ donde, extracto, quien, titulo }: Hallazgo): Html {
  if (donde !== null && extracto.length > 0) {
    return html`<p class="v-encontrado__extracto"><span class="v-encontrado__donde">${places[donde] ?? 'En su contenido'}:</span> ${segments(extracto)}</p>`;
  }
  const isNamed = [...quien, ...titulo].some(({ marcado }) => marcado);
  return html`<p class="v-encontrado__extracto"><span class="v-encontrado__donde">${isNamed ? 'Coincide quién lo pide o de qué se trata.' : 'Coincide su referencia, un código o un archivo.'}</span></p>`;
}

const stateName = (estado: string): string =>
  Object.hasOwn(nombreDeEstado, estado) ? nombreDeEstado[estado as Estado] : (otherStates[estado] ?? estado);

export function searchResults(
  hallazgos: readonly Hallazgo[],
  { nowMs, zone }: { readonly nowMs: number; readonly zone: Zone },
): Html {
  const items = hallazgos.map(
    (one) => html`<li class="v-encontrado"><p class="v-encontrado__titulo">
<a class="govuk-link" href="${hrefOf(one)}" data-fila>${one.referencia ?? html`<span>Conversación</span>`}</a> <span>${segments(one.titulo)}</span></p>
<p class="v-encontrado__de">${tag({ text: kinds[one.clase], tone: 'grey' })} <span>${segments(one.quien)}</span></p>
${reason(one)}
<p class="v-encontrado__pie"><span>${stateName(one.estado)}</span><span>${shortInstant(one.fechaMs, nowMs, zone)}</span><span>${one.unidad}</span>${one.asignadoNombre !== null && html`<span>La tiene ${one.asignadoNombre}</span>`}</p></li>`,
  );
  return html`<ol class="v-encontrados">${items}</ol>`;
}

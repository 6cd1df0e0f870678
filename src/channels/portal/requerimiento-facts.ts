/** What a contracting entity was asked, until when, and how it answered: for itself and for whoever says not to be paid. */
import { dateText, instantText } from '../../domain/calendar/civil-text.ts';
import type { DeadlineResult } from '../../domain/calendar/clock.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { RequerimientoDeCaso } from '../../domain/solicitud/solicitud.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import type { Respuesta } from '../../domain/tramite/resumen.ts';
import { clocks } from '../../ui/components/clock.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { clockOptions } from './case-clocks.ts';
import { paragraphs } from './case-history.ts';

/** The facts the entity is shown; `solicitante`: who says not to be paid. */
export function factsAsked(referencia: string, solicitante: string, hechos: readonly Respuesta[]): Html {
  return summaryList({
    card: { title: 'Los hechos' },
    rows: [
      { key: 'Caso', value: referencia },
      { key: 'Quien denuncia', value: solicitante },
      ...hechos.map(({ etiqueta, lineas }) => ({
        key: etiqueta,
        value: html`${lineas.map((linea, i) => html`${i > 0 && html`<br>`}${linea}`)}`,
      })),
    ],
  });
}

/** The entity's own clock, with its arithmetic. */
export function entityClock(label: string, reloj: DeadlineResult): Html {
  return clocks([clockOptions(label, reloj)]);
}

/** `hrefOf`: where a file of the answer is had; null where it is only named. */
export function entityAnswer(
  { respuesta }: RequerimientoDeCaso,
  adjuntos: readonly Adjunto[],
  zone: Zone,
  hrefOf: ((id: string) => string) | null,
): Html {
  if (respuesta === null) return html``;
  const files = adjuntos.filter(({ id }) => respuesta.adjuntos.includes(id));
  const file = ({ id, nombre, tamanoBytes }: Adjunto) =>
    html`${hrefOf === null ? nombre : html`<a class="govuk-link" href="${hrefOf(id)}">${nombre}</a>`} <span class="govuk-hint">${fileSize(tamanoBytes)}</span>`;
  return summaryList({
    card: { title: 'La respuesta de la entidad' },
    rows: [
      { key: 'Respondió', value: respuesta.etiqueta },
      ...(respuesta.fecha === null ? [] : [{ key: 'Fecha', value: dateText(respuesta.fecha) }]),
      ...(respuesta.explicacion === ''
        ? []
        : [{ key: 'Explicación', value: paragraphs(respuesta.explicacion) }]),
      ...files.map((one) => ({ key: 'Adjuntó', value: file(one) })),
      { key: 'Enviada', value: instantText(respuesta.contestadaMs, zone) },
    ],
  });
}

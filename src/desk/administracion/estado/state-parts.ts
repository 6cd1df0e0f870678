/** The parts of the page on how the service stands. */
import type { Medidas } from '../../../actions/operacion/degradations.ts';
import type { Degradacion } from '../../../actions/operacion/read-operation.ts';
import type { CartaFallida, TareaMuerta } from '../../../actions/operacion/revive-job.ts';
import { duracionBreve } from '../../../domain/cifras/duracion-breve.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { emptyState } from '../../../ui/components/empty-state.ts';
import { form } from '../../../ui/components/form.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { agoWords, queueWords } from './state-words.ts';

const late = (seconds: number): string => duracionBreve(seconds * 1_000);
const count = (value: number): string => Math.round(value).toLocaleString('es-EC');

export function degradedPart(degradado: readonly Degradacion[], nowMs: number): Html {
  if (degradado.length === 0) return html`<p class="govuk-body">Todo funciona. No hay nada que hacer.</p>`;
  return html`${degradado.map(({ frase, hacer, desdeMs }) =>
    insetText({
      text: html`<p class="govuk-body govuk-!-font-weight-bold">${frase}</p>
<p class="govuk-body">${hacer}</p>
<p class="govuk-body-s govuk-!-margin-bottom-0">Visto por este proceso ${agoWords(nowMs - desdeMs)}.</p>`,
    }),
  )}`;
}

const scannerWords = {
  bien: 'Responde',
  'sin-respuesta': 'No responde',
  'no-configurado': 'No hay (CLAMD_ADDRESS)',
} as const;

export function measuredPart({ baseMs, atrasos, antivirus, machine, freeBytes }: Medidas): Html {
  const rows = [
    ['Base de datos', `Responde en ${count(baseMs)} ms`],
    ['Antivirus', scannerWords[antivirus]],
    ['Diario', atrasos.diarioSegundos < 1 ? 'Al día' : `Atrasado ${late(atrasos.diarioSegundos)}`],
    [
      'Registro público',
      `${count(atrasos.hojas)} hojas; ${atrasos.registroSegundos < 1 ? 'al día' : `atrasado ${late(atrasos.registroSegundos)}`}`,
    ],
    ['Cartas por enviar', count(atrasos.cartasPorEnviar)],
    ['Correos por leer', count(atrasos.correosPorLeer)],
    ['Personas que esperan en el chat', count(atrasos.chatsEnEspera)],
    ...(freeBytes === null
      ? []
      : [['Espacio libre', `${(freeBytes / 1024 ** 3).toFixed(1).replace('.', ',')} GB`]]),
    ...(machine?.queues ?? []).map(({ queue, waiting }) => [
      `Tareas: ${queueWords(queue)}`,
      `${count(waiting)} en espera`,
    ]),
  ];
  return summaryList({ rows: rows.map(([key = '', value = '']) => ({ key, value })) });
}

export function deadPart(tareas: readonly TareaMuerta[], csrf: string, when: (atMs: number) => string): Html {
  if (tareas.length === 0) return emptyState({ title: 'Ninguna tarea está detenida' });
  return table({
    caption: 'Tareas que fallaron todas las veces',
    captionHidden: true,
    head: [{ text: 'Qué es' }, { text: 'Desde' }, { text: 'Acción' }],
    narrow: 'cards',
    rows: tareas.map(({ id, queue, since }) => [
      queueWords(queue),
      when(since.getTime()),
      form({
        action: paths.mesa.repetirTarea,
        csrf,
        content: html`<input type="hidden" name="tarea" value="${id}">${button({
          text: html`Repetir<span class="govuk-visually-hidden"> ${queueWords(queue)} de ${when(since.getTime())}</span>`,
          variant: 'secondary',
          classes: 'govuk-!-margin-bottom-0',
        })}`,
      }),
    ]),
  });
}

/** Without whom they are for: that is read in the case. */
export function lettersPart(cartas: readonly CartaFallida[], when: (atMs: number) => string): Html {
  if (cartas.length === 0) return emptyState({ title: 'Ninguna carta quedó sin enviar' });
  return table({
    caption: 'Cartas que no pudieron enviarse',
    captionHidden: true,
    head: [{ text: 'Carta' }, { text: 'Escrita' }, { text: 'Intentos' }, { text: 'Último error' }],
    narrow: 'cards',
    rows: cartas.map(({ clase, creadoMs, intentos, ultimoError }) => [
      clase,
      when(creadoMs),
      count(intentos),
      ultimoError ?? 'Sin detalle',
    ]),
  });
}

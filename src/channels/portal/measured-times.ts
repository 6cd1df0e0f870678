/** On the page of a trámite: the time it is offered in, the time it really takes, and how often the offer was kept. */
import { type Delay, type Delays, type DoorDelay, delayDays } from '../../actions/measure-delays.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { enteroEnPalabras, porcentaje } from '../../domain/cifras/cifras-en-palabras.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { type StatTile, statTiles } from '../../ui/components/stat-tiles.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { doorNames } from './doors.ts';
import { durationText } from './duration-text.ts';

/** Decided while the person waits takes no time at all. */
const timeText = (ms: number): string => (ms === 0 ? 'en el acto' : durationText(ms));

const basis = `de los últimos ${delayDays} días, sin contar las pausas`;

function offered({ tiempoEstimado }: Definicion): StatTile {
  const isNone = tiempoEstimado.kind === 'sin-plazo';
  return {
    label: 'Tiempo ofrecido',
    value: isNone ? '—' : describePlazo(tiempoEstimado),
    detail: isNone
      ? 'La institución no publica un tiempo para este trámite.'
      : 'Lo que la institución publica.',
  };
}

function measured({ p50Ms, p90Ms, casos, conPromesa, promesaCumplida }: Delay): readonly StatTile[] {
  const kept: readonly StatTile[] =
    conPromesa === 0
      ? []
      : [
          {
            label: 'Dentro del tiempo ofrecido',
            value: porcentaje(promesaCumplida, conPromesa),
            detail: `${enteroEnPalabras(promesaCumplida)} de ${enteroEnPalabras(conPromesa)} respuestas.`,
          },
        ];
  return [
    {
      label: 'La mitad espera como máximo',
      value: timeText(p50Ms),
      detail: `${enteroEnPalabras(casos)} respuestas ${basis}.`,
    },
    {
      label: 'Nueve de cada diez esperan como máximo',
      value: timeText(p90Ms),
      detail: `El percentil 90 ${basis}.`,
    },
    ...kept,
  ];
}

/** One door alone says no more than the whole. */
function byDoor(doors: readonly DoorDelay[]): Html | false {
  if (doors.length < 2) return false;
  return table({
    caption: 'Tiempo medido por cada vía',
    captionSize: 's',
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [
      { text: 'Vía' },
      { text: 'La mitad, hasta', numeric: true },
      { text: 'Nueve de cada diez, hasta', numeric: true },
      { text: 'Dentro del tiempo ofrecido', numeric: true },
      { text: 'Respuestas', numeric: true },
    ],
    rows: doors.map(({ canal, p50Ms, p90Ms, casos, conPromesa, promesaCumplida }) => [
      doorNames[canal],
      { text: timeText(p50Ms), numeric: true },
      { text: timeText(p90Ms), numeric: true },
      { text: porcentaje(promesaCumplida, conPromesa), numeric: true },
      { text: enteroEnPalabras(casos), numeric: true },
    ]),
  });
}

export function measuredTimes(definicion: Definicion, delays: Delays): Html {
  const delay = delays.of(definicion.id);
  const none: readonly StatTile[] = [
    {
      label: 'Tiempo medido',
      value: '—',
      detail: `Aún no hay datos suficientes: hacen falta 20 respuestas en los últimos ${delayDays} días.`,
    },
  ];
  return html`<div class="v-tiempos">${statTiles([offered(definicion), ...(delay === null ? none : measured(delay))])}</div>${byDoor(delays.doors(definicion.id))}`;
}

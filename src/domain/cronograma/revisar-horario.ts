/** Hours and days of the dates asked for: stages run from 08h00 to 20h00, publishing on working days only (art. 21). */

import { weekdayOf } from '../calendar/civil-date.ts';
import { dateText, weekdayText } from '../calendar/civil-text.ts';
import type { Proceso } from '../registro/proceso.ts';
import { reglamento } from './base-legal.ts';
import { claseDeEtapa } from './clase-de-etapa.ts';
import { type EtapaPedida, feriadoEn, type Lugar, momentoDe } from './cronograma-propuesto.ts';
import type { Observacion } from './observacion.ts';
import { procedimientoDe } from './procedimiento.ts';

/** Minutes of the day, both included: the real schedules of 2022 use 08h00 and 20h00 themselves. */
const abreMinuto = 480;
const cierraMinuto = 1_200;
const base = reglamento('art. 21');

/** Why the hours do not bind this process, as the register says it; null for an ordinary one. */
function exencionDe(proceso: Proceso | null): string | null {
  if (proceso === null) return null;
  return proceso.exencion ?? (procedimientoDe(proceso.codigo) === 'emergencia' ? 'emergencia' : null);
}

/** What keeps the day from being a working day, in words; null on working days. */
function porQueNoEsHabil(lugar: Lugar, dia: number): string | null {
  const feriado = feriadoEn(lugar, dia);
  if (feriado !== null) {
    const alcance = feriado.scope === 'nacional' ? 'feriado nacional' : 'feriado local';
    return `${alcance}: ${feriado.name}`;
  }
  return weekdayOf(dia) % 6 === 0 ? weekdayText(weekdayOf(dia)) : null;
}

function deUnaFila(
  { etapa, fechaHora }: EtapaPedida,
  fila: number,
  exencion: string | null,
  lugar: Lugar,
): readonly Observacion[] {
  const momento = momentoDe(fechaHora);
  if (momento === null) return [];
  const fueraDeHora = momento.minuto < abreMinuto || momento.minuto > cierraMinuto;
  const noHabil = porQueNoEsHabil(lugar, momento.dia);
  if (!fueraDeHora && noHabil === null) return [];
  const hechos = { etapa, fechaHora, ...(noHabil === null ? {} : { dia: noHabil }) };
  if (exencion !== null)
    return [
      {
        codigo: 'exencion-de-horario',
        certeza: 'dudosa',
        fila,
        base,
        frase: `La etapa «${etapa}» quedaría fuera del horario o de los días hábiles, y el proceso consta como exento: ${exencion}`,
        hechos: { ...hechos, exencion },
      },
    ];
  const hallados: Observacion[] = [];
  if (fueraDeHora)
    hallados.push({
      codigo: 'hora-fuera-de-horario',
      certeza: 'cierta',
      fila,
      base,
      frase: `La etapa «${etapa}» debe programarse entre las 08h00 y las 20h00`,
      hechos,
    });
  if (noHabil !== null)
    hallados.push({
      codigo: 'dia-no-habil',
      // The article speaks of working days for publishing; no other stage of 120 real schedules falls on another day.
      certeza: claseDeEtapa(etapa) === 'publicacion' ? 'cierta' : 'dudosa',
      fila,
      base,
      frase: `La etapa «${etapa}» caería el ${dateText(fechaHora.slice(0, 10))}, que no es día hábil (${noHabil})`,
      hechos,
    });
  return hallados;
}

/** `proceso` null: not in the register; the dates themselves are judged all the same. */
export function revisarHorario(
  proceso: Proceso | null,
  pedidas: readonly EtapaPedida[],
  lugar: Lugar,
): readonly Observacion[] {
  const exencion = exencionDe(proceso);
  return pedidas.flatMap((pedida, fila) => deUnaFila(pedida, fila, exencion, lugar));
}

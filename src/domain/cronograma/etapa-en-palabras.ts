/** Stages and the time between them as people read them. */
import { parseCivilDate, weekday } from '../calendar/civil-date.ts';
import { longDateText, weekdayText } from '../calendar/civil-text.ts';
import type { EtapaComparada } from './comparar-cronograma.ts';

/** «viernes 27 de noviembre de 2026, 15h30»; text that is no moment comes back as it is. */
export function momentoEnPalabras(fechaHora: string): string {
  const [fecha = '', hora = ''] = fechaHora.split('T');
  return parseCivilDate(fecha) === null ? fechaHora : `${longDateText(fecha)}, ${hora.replace(':', 'h')}`;
}

/** «viernes 27/11/2026, 15h30»: for tables, where dates stand side by side. */
export function momentoBreve(fechaHora: string): string {
  const [fecha = '', hora = ''] = fechaHora.split('T');
  if (parseCivilDate(fecha) === null) return fechaHora;
  return `${weekdayText(weekday(fecha))} ${fecha.split('-').reverse().join('/')}, ${hora.replace(':', 'h')}`;
}

/** «3 días hábiles», «sin dato» where the dates are out of order. */
export function habilesEnPalabras(dias: number | null): string {
  if (dias === null) return 'sin dato';
  if (dias === 0) return '0 días hábiles';
  return dias === 1 ? '1 día hábil' : `${dias} días hábiles`;
}

/** One line for each stage that moves: its new date and the working days since the stage before. */
export function movidasEnPalabras(etapas: readonly EtapaComparada[]): readonly string[] {
  return etapas.flatMap(({ nombre, ahora, movida, habilesAhora }, i) => {
    if (!movida) return [];
    const previa = etapas[i - 1];
    const desde =
      previa === undefined || habilesAhora === null
        ? ''
        : `: ${habilesEnPalabras(habilesAhora)} después de «${previa.nombre}»`;
    return [`«${nombre}» pasaría al ${momentoEnPalabras(ahora)}${desde}.`];
  });
}

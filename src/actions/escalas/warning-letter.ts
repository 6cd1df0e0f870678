/** One letter to one person of the staff about all the clocks of a turn: references and dates, never who filed or what. */
import { civilDateAt, civilMinuteAt } from '../../domain/calendar/civil-date.ts';
import { hourText, longDateText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { nombreDeReloj } from '../../domain/escalas/escala.ts';
import { escalasLimits } from '../../domain/escalas/escalas-limits.ts';
import type { AvisoPendiente } from '../../domain/escalas/por-avisar.ts';
import { paths } from '../../paths.ts';

export type WarnedOf = {
  readonly referencia: string;
  readonly nombre: string;
  readonly aviso: AvisoPendiente;
};

export type WarningLetter = { readonly asunto: string; readonly texto: string };

const isBefore = ({ aviso }: WarnedOf): boolean => aviso.peldano.fase === 'antes';

const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function whenText(atMs: number, zone: Zone): string {
  return `${longDateText(civilDateAt(atMs, zone))}, ${hourText(civilMinuteAt(atMs, zone).minute)}`;
}

function lineOf({ referencia, nombre, aviso }: WarnedOf, baseUrl: string, zone: Zone): string {
  const verb = aviso.peldano.fase === 'antes' ? 'vence' : 'venció';
  return `${referencia} (${nombre}). ${nombreDeReloj[aviso.reloj]}: ${verb} el ${whenText(aviso.venceMs, zone)}.\n${baseUrl}${paths.mesa.solicitud(referencia)}`;
}

/** The first to expire first. */
export function warningLetter(warned: readonly WarnedOf[], baseUrl: string, zone: Zone): WarningLetter {
  const inOrder = [...warned].sort((a, b) => a.aviso.venceMs - b.aviso.venceMs);
  const [late, soon] = [inOrder.filter((one) => !isBefore(one)), inOrder.filter(isBefore)];
  const counts = [
    ...(late.length > 0 ? [countOf(late.length, 'vencido', 'vencidos')] : []),
    ...(soon.length > 0 ? [`${soon.length} por vencer`] : []),
  ].join(' y ');
  const shown = [...late, ...soon].slice(0, escalasLimits.letterCasesMax);
  const more = warned.length - shown.length;
  const part = (title: string, of: readonly WarnedOf[]): string[] => {
    const lines = of.filter((one) => shown.includes(one)).map((one) => lineOf(one, baseUrl, zone));
    return lines.length === 0 ? [] : [title, ...lines];
  };
  return {
    asunto: `Plazos: ${counts}`,
    texto: [
      ...part('Vencieron:', late),
      ...part('Están por vencer:', soon),
      ...(more > 0 ? [`Y ${more} más: los verá en la cola, ${baseUrl}${paths.mesa.cola}`] : []),
    ].join('\n\n'),
  };
}

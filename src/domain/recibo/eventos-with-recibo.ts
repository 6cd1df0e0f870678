/** Which events of a journal a receipt can be had of: the filing and every decision. */
import type { ClaseEvento, Evento } from '../solicitud/evento.ts';
import type { Estado } from '../solicitud/lifecycle.ts';
import type { ReciboClase } from './recibo.ts';

type Mark = { readonly clase: ReciboClase; readonly estado: Estado; readonly titulo: string };

const marks: { readonly [C in ClaseEvento]?: Mark } = {
  presentada: { clase: 'presentacion', estado: 'recibida', titulo: 'Recibo de presentación' },
  decidida: { clase: 'decision', estado: 'aprobada', titulo: 'Recibo de la decisión' },
  aprobar: { clase: 'decision', estado: 'aprobada', titulo: 'Recibo de la decisión' },
  'confirmar-pago': { clase: 'decision', estado: 'aprobada', titulo: 'Recibo de la decisión' },
  negar: { clase: 'decision', estado: 'negada', titulo: 'Recibo de la decisión' },
};

export type EventoWithRecibo = Mark & { readonly n: number; readonly ocurridoMs: number };

export function reciboMarkOf({
  n,
  clase,
  ocurridoMs,
}: Pick<Evento, 'n' | 'clase' | 'ocurridoMs'>): EventoWithRecibo | null {
  const mark = marks[clase];
  return mark === undefined ? null : { ...mark, n, ocurridoMs };
}

/** In the order they happened. */
export function eventosWithRecibo(
  diario: readonly Pick<Evento, 'n' | 'clase' | 'ocurridoMs'>[],
): readonly EventoWithRecibo[] {
  return diario.flatMap((evento) => reciboMarkOf(evento) ?? []);
}

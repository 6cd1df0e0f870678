/** What every ending of a case has in common: it closes now, nobody owes anything any more, its delay is known. */
import type { Solicitud } from '../domain/solicitud/solicitud.ts';

export function closed(s: Solicitud, nowMs: number): Solicitud {
  const { requerimiento } = s;
  return {
    ...s,
    // Whoever was asked has nothing to answer any more.
    ...(requerimiento?.estado === 'pendiente'
      ? { requerimiento: { ...requerimiento, estado: 'retirado' as const } }
      : {}),
    cerradaMs: nowMs,
    correccion: null,
    propuesta: null,
    pausas: s.pausas.map((p) => (p.hastaMs === null ? { ...p, hastaMs: nowMs } : p)),
  };
}

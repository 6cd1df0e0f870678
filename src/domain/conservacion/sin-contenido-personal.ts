/** What stays of a case whose time is over: the fact that it was, when, and how it ended. Nothing about anybody. */
import type { Solicitud } from '../solicitud/solicitud.ts';

export const nombreRetirado = 'Dato retirado';

/**
 * Keeps reference, trámite, states, dates, clocks and the result; drops names, answers, papers, words. The place of the
 * case goes too: together with a day and a rare trámite it names people.
 */
export function sinContenidoPersonal(s: Solicitud, nowMs: number): Solicitud {
  const { requerimiento: _asked, decision, ...rest } = s;
  return {
    ...rest,
    solicitante: { clase: s.solicitante.clase, ruc: null, nombre: nombreRetirado, cuenta: null },
    datos: {},
    resumen: [],
    adjuntos: [],
    confirmaciones: [],
    verdicts: [],
    decision:
      decision === null ? null : { ...decision, motivo: '', baseLegal: '', cambios: [], funcionario: null },
    asignado: null,
    propuesta: null,
    correccion: null,
    territorio: {},
    pausas: s.pausas.map((pausa) => ({ ...pausa, motivo: '' })),
    asientoVisto: null,
    depuradaMs: nowMs,
  };
}

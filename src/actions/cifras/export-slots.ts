/** Few exports at a time, and one for each person: a page must not wait behind files (ASVS 15.2.2). */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { cifrasLimits } from './cifras-limits.ts';

export type ExportSlots = {
  /** A place for the account, to be given back once; or the refusal to show. */
  take(cuenta: string): (() => void) | Refusal;
};

/** One per process. */
export function exportSlots(max: number = cifrasLimits.exportsMax): ExportSlots {
  const taken = new Set<string>();
  return {
    take(cuenta) {
      if (taken.has(cuenta)) {
        return refuse('demasiadas-peticiones', {
          sentence: 'Su exportación anterior todavía se está descargando. Espere a que termine y repita.',
        });
      }
      if (taken.size >= max) {
        return refuse('demasiadas-peticiones', {
          sentence: 'Se están preparando varias exportaciones a la vez. Espere un momento y repita.',
        });
      }
      taken.add(cuenta);
      return () => void taken.delete(cuenta);
    },
  };
}

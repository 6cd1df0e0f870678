/** What names one holiday among all: its day, and whom it holds for. */
import type { Holiday } from './holiday.ts';

/** Scope and code as the table keeps them: the code is empty for the whole nation. */
export type ClaveDeFeriado = { readonly fecha: string; readonly alcance: string; readonly codigo: string };

export function claveDeFeriado({ date, scope }: Pick<Holiday, 'date' | 'scope'>): ClaveDeFeriado {
  if (scope === 'nacional') return { fecha: date, alcance: 'nacional', codigo: '' };
  return 'provincia' in scope
    ? { fecha: date, alcance: 'provincia', codigo: scope.provincia }
    : { fecha: date, alcance: 'canton', codigo: scope.canton };
}

export function esFeriado(holiday: Holiday, { fecha, alcance, codigo }: ClaveDeFeriado): boolean {
  const own = claveDeFeriado(holiday);
  return own.fecha === fecha && own.alcance === alcance && own.codigo === codigo;
}

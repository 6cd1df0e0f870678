/** The ladder as an administrator typed it, checked row by row; and how a ladder stands in the rows of its form. */
import type { FieldError } from '../refusals.ts';
import {
  alturaDePeldano,
  destinatarios,
  type Escala,
  enOrden,
  type Peldano,
  relojesDeEscala,
} from './escala.ts';
import { escalasLimits } from './escalas-limits.ts';

export const fasesDePeldano = ['antes', 'vence', 'despues'] as const;

/** The fields of one row, by their names without the row's number. */
export type CampoDeFila = 'fase' | 'porciento' | 'dias' | 'a';

/** Rows are numbered from 1. */
export const nombreDeCampo = (campo: CampoDeFila, fila: number): string => `${campo}-${fila}`;

export const filasDeEscala: readonly number[] = Array.from(
  { length: escalasLimits.peldanosMax },
  (_, n) => n + 1,
);

const { porcientoMax, diasMax } = escalasLimits;

function wholeUpTo(typed: string, max: number): number | null {
  const text = typed.trim();
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= max ? Number(text) : null;
}

type Dicho = (nombre: string) => string;

function leerFila(dicho: Dicho, fila: number): Peldano | readonly FieldError[] | null {
  const of = (campo: CampoDeFila) => dicho(nombreDeCampo(campo, fila));
  const error = (campo: CampoDeFila, sentence: string): FieldError => ({
    path: nombreDeCampo(campo, fila),
    sentence: `Aviso ${fila}: ${sentence}`,
  });
  if (of('fase') === '') return null;
  const fase = fasesDePeldano.find((one) => one === of('fase'));
  if (fase === undefined) return [error('fase', 'elija cuándo se avisa.')];
  const avisaA = destinatarios.find((one) => one === of('a'));
  const errors = avisaA === undefined ? [error('a', 'elija a quién se avisa.')] : [];
  const to = avisaA ?? 'supervision';
  if (fase === 'vence') return errors.length > 0 ? errors : { fase, avisaA: to };
  const typedDays = of('dias').trim();
  const dias = wholeUpTo(typedDays, diasMax);
  if (dias === null && (fase === 'despues' || typedDays !== ''))
    errors.push(error('dias', `escriba de 1 a ${diasMax} días hábiles.`));
  if (fase === 'despues') return errors.length > 0 ? errors : { fase, diasHabiles: dias ?? 1, avisaA: to };
  const porciento = wholeUpTo(of('porciento'), porcientoMax);
  if (porciento === null) errors.push(error('porciento', `escriba un porcentaje de 1 a ${porcientoMax}.`));
  return errors.length > 0 ? errors : { fase, porciento: porciento ?? 1, diasAntes: dias, avisaA: to };
}

const isErrors = (read: Peldano | readonly FieldError[]): read is readonly FieldError[] =>
  Array.isArray(read);

/** `relojes`: the boxes ticked. The fields at fault where something cannot be. */
export function leerEscalaEscrita(dicho: Dicho, relojes: readonly string[]): Escala | readonly FieldError[] {
  const peldanos: Peldano[] = [];
  const errors: FieldError[] = [];
  for (const fila of filasDeEscala) {
    const read = leerFila(dicho, fila);
    if (read === null) continue;
    if (isErrors(read)) errors.push(...read);
    else if (peldanos.some((one) => alturaDePeldano(one) === alturaDePeldano(read)))
      errors.push({
        path: nombreDeCampo('fase', fila),
        sentence: `Aviso ${fila}: ya hay otro en ese momento.`,
      });
    else peldanos.push(read);
  }
  const chosen = relojesDeEscala.filter((one) => relojes.includes(one));
  if (chosen.length === 0) errors.push({ path: 'relojes', sentence: 'Elija al menos un reloj.' });
  return errors.length > 0 ? errors : { relojes: chosen, peldanos: enOrden(peldanos) };
}

/** What the fields of a row hold for a step; empty for a row without one. */
export function filaEscrita(peldano: Peldano | undefined): { readonly [C in CampoDeFila]: string } {
  if (peldano === undefined) return { fase: '', porciento: '', dias: '', a: 'quien-la-tiene' };
  const { fase, avisaA: a } = peldano;
  if (fase === 'vence') return { fase, porciento: '', dias: '', a };
  if (fase === 'despues') return { fase, porciento: '', dias: String(peldano.diasHabiles), a };
  return {
    fase,
    porciento: String(peldano.porciento),
    dias: peldano.diasAntes === null ? '' : String(peldano.diasAntes),
    a,
  };
}

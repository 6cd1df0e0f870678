/** What a reader typed: present where it has to be, and no longer than the room takes. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { salaLimits } from './sala-limits.ts';

/** Null when it is right; `campo` is the field's name. */
export function textProblem(texto: string, campo: string, necesita: string | null): Refusal | null {
  const max = salaLimits.reasonCharsMax;
  const sentence =
    texto.trim() === '' && necesita !== null
      ? necesita
      : [...texto].length > max
        ? `Escriba como máximo ${max} caracteres.`
        : null;
  return sentence === null ? null : refuse('datos-con-errores', { errors: [{ path: campo, sentence }] });
}

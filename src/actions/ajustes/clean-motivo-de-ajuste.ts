/** Reads the reason of a change: obligatory, because the history is read long after. */
import { cleanText } from '../../domain/identity/nombre.ts';
import type { FieldError } from '../../domain/refusals.ts';
import { ajustesLimits } from './ajustes-limits.ts';

export function cleanMotivoDeAjuste(raw: string): {
  readonly text: string;
  readonly error: FieldError | null;
} {
  const read = cleanText(raw, { max: ajustesLimits.motivoCharsMax, multiline: true });
  if (!read.ok) return { text: '', error: { path: 'motivo', sentence: read.notice.sentence } };
  const error =
    read.value === '' ? { path: 'motivo', sentence: 'Escriba por qué se hace este cambio.' } : null;
  return { text: read.value, error };
}

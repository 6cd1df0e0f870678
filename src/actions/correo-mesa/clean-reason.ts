/** The reason an officer gives for what they do with a mail: cleaned, bounded, never empty, read by staff only. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

export function cleanReason(raw: string): string | Refusal {
  const read = cleanText(raw, { max: mailDeskLimits.reasonCharsMax, multiline: true });
  if (read.ok && read.value !== '') return read.value;
  const sentence = read.ok
    ? 'Escriba el motivo: queda en la historia y solo lo ve el personal.'
    : read.notice.sentence;
  return refuse('datos-con-errores', { errors: [{ path: 'motivo', sentence }] });
}

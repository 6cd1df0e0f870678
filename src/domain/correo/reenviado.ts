/** Whose mail a forwarded mail holds, as the text says: proposed to staff, never assumed. */
import { parseCorreo } from '../identity/correo.ts';
import { cleanText } from '../identity/nombre.ts';
import { separarCita } from './cita.ts';
import { correoLimits } from './correo-limits.ts';
import type { CorreoLeido, Direccion } from './leido.ts';

const forwardMark =
  /^\s*(?:(?:re|rv|fw|fwd|reenv(?:iado)?|i)\s*(?:\[\d+\])?\s*:\s*)*(?:rv|fw|fwd|reenv(?:iado)?)\s*:/i;
const senderLine = /^[\s>*_]{0,12}(?:de|from)[*_]{0,2}\s?:[*_]{0,2}\s*(.{1,300}?)\s*$/i;

/** «María Ejemplo <maria@…>», «"Ejemplo, María" [mailto:maria@…]», «maria@…». */
function personIn(value: string): Direccion | null {
  const found = /[^\s<>[\]()",;:]+@[^\s<>[\]()",;:]+/.exec(value);
  const parsed = found === null ? null : parseCorreo(found[0].replace(/[.>]+$/, ''));
  if (found === null || parsed?.ok !== true) return null;
  const before = value.slice(0, found.index).replace(/(?:[<[(]|mailto:|"|')+/gi, ' ');
  const name = cleanText(before.slice(0, correoLimits.forwardNameCharsMax).toWellFormed(), {
    max: correoLimits.forwardNameCharsMax,
  });
  return { nombre: name.ok ? name.value : '', direccion: parsed.value.folded };
}

/** Null where nothing was forwarded or no address stands there. */
export function originalPropuesto({
  texto,
  asunto,
}: Pick<CorreoLeido, 'texto' | 'asunto'>): Direccion | null {
  const { cita, esReenvio } = separarCita(texto);
  if (!esReenvio && !forwardMark.test(asunto)) return null;
  for (const line of cita.split('\n', correoLimits.forwardLinesMax)) {
    const value = senderLine.exec(line)?.[1];
    if (value !== undefined) return personIn(value);
  }
  return null;
}

/** What an entity answers, checked against what each kind of answer has to bring. */
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { cleanText } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { type FieldError, type Refusal, refuse } from '../domain/refusals.ts';
import type { RespuestaDeEntidad } from '../domain/solicitud/solicitud.ts';
import type { Requerimiento } from '../domain/tramite/definicion.ts';
import { leerFecha } from '../domain/tramite/leer-campo.ts';

/** As typed. `fecha`: day, month and year; empty where none was written. */
export type EntityAnswer = {
  readonly respuesta: string;
  readonly fecha: string;
  readonly explicacion: string;
};

/** Paths of the form's fields. */
export const answerFields = {
  respuesta: 'respuesta',
  fecha: 'fecha',
  explicacion: 'explicacion',
  papel: 'documento:respuesta-de-la-entidad',
} as const;

export type CheckedAnswer = Omit<RespuestaDeEntidad, 'adjuntos' | 'contestadaMs'>;

function readDay(raw: string, hoy: CivilDate): string | FieldError {
  const path = answerFields.fecha;
  const read = leerFecha(raw);
  if (!read.ok) return { path, sentence: read.notice.sentence };
  return read.value >= hoy ? read.value : { path, sentence: 'Escriba una fecha de hoy en adelante.' };
}

/** `papeles`: how many files come with it. */
export function checkEntityAnswer(
  { respuestas }: Pick<Requerimiento, 'respuestas'>,
  { respuesta: clave, fecha, explicacion: raw }: EntityAnswer,
  papeles: number,
  hoy: CivilDate,
): CheckedAnswer | Refusal {
  const kind = Object.hasOwn(respuestas, clave) ? respuestas[clave] : undefined;
  const errors: FieldError[] = [];
  if (kind === undefined)
    errors.push({ path: answerFields.respuesta, sentence: 'Elija una de las respuestas.' });
  const day = kind?.exige === 'fecha' ? readDay(fecha, hoy) : null;
  if (day !== null && typeof day !== 'string') errors.push(day);
  const words = cleanText(raw, { max: limits.messageCharsMax, multiline: true });
  if (!words.ok) errors.push({ path: answerFields.explicacion, sentence: words.notice.sentence });
  if (kind?.exige === 'explicacion' && words.ok && words.value === '')
    errors.push({ path: answerFields.explicacion, sentence: 'Explique por qué no corresponde pagar.' });
  if (kind?.exige === 'documento' && papeles === 0)
    errors.push({ path: answerFields.papel, sentence: 'Adjunte el documento que lo prueba.' });
  if (errors.length > 0 || kind === undefined || !words.ok) return refuse('datos-con-errores', { errors });
  const promised = typeof day === 'string' ? day : null;
  return { clave, etiqueta: kind.etiqueta, fecha: promised, explicacion: words.value };
}

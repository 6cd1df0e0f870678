/** Reads the data inside a receipt as strangers may have written them: every part has its shape and its bound. */
import { z } from 'zod';
import type { Recibo } from '../../domain/recibo/recibo.ts';
import { reciboLimits as limits } from '../../domain/recibo/recibo-limits.ts';
import { nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';

const text = z.string().max(limits.textCharsMax);
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
/** Epoch ms up to the year 9999: what dates of PDF can say. */
const moment = z.strictObject({ ms: z.int().min(0).max(253_402_300_799_999), texto: text });
const states = Object.keys(nombreDeEstado) as (keyof typeof nombreDeEstado)[];

const registro = z.strictObject({
  sal: text,
  indice: count,
  tamano: count,
  prueba: z.array(text).max(64),
  puntoDeControl: z.string().max(limits.noteCharsMax),
});

const shape: z.ZodType<Recibo> = z.strictObject({
  formato: z.literal(1),
  clase: z.enum(['presentacion', 'decision']),
  codigo: text,
  verificacion: text,
  agencia: text,
  referencia: text,
  tramite: text,
  solicitante: z.strictObject({ nombre: text, ruc: text.nullable() }),
  puerta: text,
  presentada: moment,
  estado: z.enum(states),
  evento: z.strictObject({ n: count, hash: hex64, momento: moment }),
  decision: z
    .strictObject({
      resultado: z.enum(['aprobada', 'negada']),
      automatica: z.boolean(),
      motivo: text,
      baseLegal: text,
      cambios: z.array(z.strictObject({ etiqueta: text, antes: text, ahora: text })).max(limits.rowsMax),
    })
    .nullable(),
  archivos: z.array(z.strictObject({ documento: text, nombre: text, sha256: hex64 })).max(limits.rowsMax),
  registro: registro.nullable(),
  firma: z.strictObject({
    clase: z.enum(['institucional', 'demostracion', 'ninguna']),
    nombre: text.nullable(),
  }),
});

/** Null where the file holds no data of a receipt, or of a format this program does not know. */
export function embeddedReceipt(pdf: Buffer): Recibo | null {
  const place = pdf.indexOf('/Type /EmbeddedFile', 0, 'latin1');
  const start = place < 0 ? -1 : pdf.indexOf('stream\n', place, 'latin1');
  if (start < 0) return null;
  const length = /\/Length (\d{1,8})\b/.exec(pdf.toString('latin1', place, start))?.[1];
  const from = start + 'stream\n'.length;
  try {
    const data: unknown = JSON.parse(pdf.toString('utf8', from, from + Number(length)));
    const parsed = shape.safeParse(data);
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

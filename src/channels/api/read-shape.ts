/** Reads what was sent by its Zod schema; every complaint names its place and is a Spanish sentence. */
import type { z } from 'zod';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';

const namedMax = 10;
const nameCharsMax = 60;

type Issue = z.core.$ZodIssue;

const shown = (name: PropertyKey): string => String(name).slice(0, nameCharsMax).toWellFormed();

function sentenceOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'Falta este dato.';
  if (issue.code === 'too_big') return 'Es más largo de lo permitido.';
  if (issue.code === 'too_small') return 'Es más corto de lo permitido.';
  return 'Este dato no tiene la forma que se espera.';
}

function errorsOf(issue: Issue): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key].map(shown).join('.'),
      sentence: 'Este dato no es parte de la petición.',
    }));
  }
  return [{ path: issue.path.map(shown).join('.'), sentence: sentenceOf(issue) }];
}

export function readShape<T>(schema: z.ZodType<T>, value: unknown): { readonly value: T } | Refusal {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return { value: read.data };
  return refuse('datos-con-errores', { errors: read.error.issues.flatMap(errorsOf).slice(0, namedMax) });
}

/** What the token of a verb's form is for: one of another verb, or of another door, does not open it. */
import type { Verbo } from '../domain/solicitud/lifecycle.ts';

export function verbPurpose(verbo: Verbo): string {
  return `mesa-${verbo}`;
}

/** What jobs carry, read back with suspicion: another version of the program may have written them. */
import type { LetterJob } from './case-letter.ts';

export type EventJob = { readonly solicitud: string; readonly n: number };

function membersOf(data: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(typeof data === 'object' && data !== null ? data : {}));
}

export function readEventJob(data: unknown): EventJob | null {
  const members = membersOf(data);
  const [solicitud, n] = [members.get('solicitud'), members.get('n')];
  return typeof solicitud === 'string' && typeof n === 'number' ? { solicitud, n } : null;
}

export function readLetterJob(data: unknown): LetterJob | null {
  const event = readEventJob(data);
  const carta = membersOf(data).get('carta');
  return event !== null && typeof carta === 'string' ? { ...event, carta } : null;
}

/** A job about one thing by its id. */
export function readIdJob(data: unknown): string | null {
  const id = membersOf(data).get('id');
  return typeof id === 'string' ? id : null;
}

/** Several verbs in one transaction: all of them or none, and nothing is announced before it is committed. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Pointer } from '../../platform/pointer-bus.ts';
import type { Deps } from '../deps.ts';

/** Takes the transaction back without being a fault. */
class Undone extends Error {
  override name = 'Undone';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * `work` gets deps whose database is the transaction; a refusal takes back everything it wrote. What it asks of other
 * systems it must not ask inside: the connection is held meanwhile.
 */
export async function together<T>(
  deps: Deps,
  work: (within: Deps) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const pointers: Pointer[] = [];
  let nudged = false;
  const calendar = await deps.calendar();
  const outcome = await deps.db
    .transaction(async (queries) => {
      const db: Deps['db'] = { ...deps.db, ...queries, transaction: (inner) => inner(queries) };
      const worked = await work({
        ...deps,
        db,
        calendar: () => Promise.resolve(calendar),
        bus: { ...deps.bus, announce: (pointer) => void pointers.push(pointer) },
        nudge: () => {
          nudged = true;
        },
      });
      if (isRefusal(worked)) throw new Undone(worked);
      return worked;
    })
    .catch((error: unknown) => {
      if (error instanceof Undone) return error.refusal;
      throw error;
    });
  if (isRefusal(outcome)) return outcome;
  for (const pointer of pointers) deps.bus.announce(pointer);
  if (nudged) deps.nudge();
  await deps.faults.hit('tras-confirmar-antes-de-responder');
  return outcome;
}

/**
 * How much happened in this process within the last hour, whoever did it. The sealed door asks nobody's address, not even
 * for a moment: what is beyond the budget costs everybody a little more effort, and is refused to nobody.
 */

const hourMs = 3_600_000;

export type HourlyBudget = {
  /** Counts `amount` and answers what was counted in the present hour, it included. */
  spend(amount: number, nowMs: number): number;
  /** What was counted in the present hour. */
  spent(nowMs: number): number;
};

/** Two half-hours follow each other, so that a new hour does not open all at once. */
export function hourlyBudget(): HourlyBudget {
  let slot = Number.NEGATIVE_INFINITY;
  let current = 0;
  let previous = 0;
  const turn = (nowMs: number): void => {
    const now = Math.floor(nowMs / (hourMs / 2));
    if (now === slot) return;
    previous = now === slot + 1 ? current : 0;
    current = 0;
    slot = now;
  };
  const total = (nowMs: number): number => {
    turn(nowMs);
    return current + previous;
  };
  return {
    spend(amount, nowMs) {
      turn(nowMs);
      current += amount;
      return current + previous;
    },
    spent: total,
  };
}

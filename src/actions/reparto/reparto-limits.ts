/** Limits of sharing out; names end in their unit. */
export const repartoActionLimits = {
  /** Cases looked at: those that nobody can take must not stand in the way of those behind. */
  casesPerTurnMax: 1_000,
  /** Longer than a turn takes, so that nobody else shares out the same queue; short enough where a process died. */
  leaseSeconds: 60,
  /** A turn that lasts this long leaves the rest to the next. */
  turnSeconds: 40,
  simulatedCases: 50,
  unassignedCountedMax: 1_000,
} as const;

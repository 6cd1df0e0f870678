/** Limits of warnings; names end in their unit. */
export const escalasLimits = {
  /** Steps of the ladder. */
  peldanosMax: 6,
  porcientoMax: 99,
  diasMax: 60,
  /** Events of the journal, and open cases, read at once to know when to look at them next. */
  followedEventsMax: 2_000,
  sweptCases: 500,
  /** Cases warned of in one turn, hence in one letter to each person, and in one statement. */
  warnedCasesMax: 2_000,
  warnedCasesPerStatement: 500,
  /** How often somebody may be written to. */
  turnMs: 5 * 60_000,
  /** Rounds of a turn: what is left waits for the next one. */
  roundsPerTurnMax: 50,
  /** Cases that one letter names; the others are counted. */
  letterCasesMax: 40,
  /** Cases of each unit, the first to expire first, that the preview looks at, and those it shows. */
  previewCasesPerUnit: 500,
  previewUnitsMax: 40,
  previewExamplesMax: 10,
} as const;

/** Limits of the administration of staff; names end in their unit. */
export const personalLimits = {
  nameCharsMax: 120,
  userCharsMax: 60,
  reasonCharsMax: 500,
  unitsPerPersonMax: 50,
  skillsPerPersonMax: 60,
  provincesPerPersonMax: 30,
  capacityMax: 500,
  rowsPerPage: 50,
  searchCharsMax: 100,
  /** Long enough to hand it over in person, on a day when the person is there. */
  startLinkHours: 72,
  /** Cases of a closed account that its closing itself moves; the duty goes on with the rest. */
  casesMovedAtOnceMax: 100,
  absenceDaysMax: 366,
  absencesShownMax: 200,
  substitutedCasesMax: 200,
} as const;

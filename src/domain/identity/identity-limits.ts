/** How much anybody may try before it costs time, and how long proofs of identity last; names end in their unit. */
export const identityLimits = {
  /** Sign-in: guesses per window, by where they come from. Beyond them work is asked, nobody is locked out. */
  signInWindowMinutes: 15,
  signInGuessesOfStrangersMax: 10,
  signInGuessesOfKnownSourceMax: 10,
  signInGuessesOfNetworkMax: 50,
  /** Wrong passwords at a step-up, per session and window. */
  stepUpGuessesMax: 5,
  /** Wrong codes of a second step, per half sign-in and per account and window. */
  secondStepTriesMax: 5,
  secondStepGuessesOfAccountMax: 20,
  halfSignInMinutes: 5,
  enrolmentMinutes: 10,
  /** Password resets before work is asked, per window. */
  resetWindowMinutes: 60,
  resetsOfAccountMax: 3,
  resetsOfNetworkMax: 10,
  /** Links sent for the same right answers while one of them lives; more stay unsent behind the same answer. */
  resetLinksPerLifetimeMax: 3,
  /** Uses of a wrong link, per network and window. */
  linkGuessesOfNetworkMax: 30,
  /** Least time a reset request takes to answer, whatever lies behind it. */
  resetAnswerMsMin: 300,
  /** Work: zero bits at first, one more for each doubling of what was spent, and the most a slow phone does in seconds. */
  workBits: 16,
  workBitsMax: 20,
  workMinutes: 10,
  /** Waiting instead of work, for those without JavaScript. */
  waitSeconds: 15,
  waitsOfNetworkFree: 10,
  waitsOfNetworkMax: 70,
  waitSecondsPerExtra: 10,
  waitWindowMinutes: 10,
  waitSecondsOfAccountMax: 300,
  /** How long a device or network counts as known after its last sign-in. */
  knownSourceDays: 90,
  passkeyMinutes: 5,
  passkeysPerAccountMax: 10,
  emailCodesPerAddressPerHourMax: 5,
} as const;

/** How long and how often somebody may try to sign in at the institution, and how many recovery codes there are. */
export const ingresoLimits = {
  /** From leaving for the provider to coming back. */
  awayMinutes: 15,
  /** Returns of one network, per window: each costs a call to the provider. */
  returnsOfNetworkMax: 60,
  windowMinutes: 15,
  /** To prove with the local password that an account is one's own. */
  tieMinutes: 10,
  tieTriesMax: 5,
  recoveryCodes: 10,
  /** 80 bits each. */
  recoveryCodeBytes: 10,
  personsListedMax: 1000,
  emergenciesMax: 10,
  factorsListedMax: 20,
  subjectCharsMax: 255,
} as const;

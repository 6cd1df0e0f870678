/** How long and how large a talk with the institution's sign-in may be; names end in their unit. */
export const oidcLimits = {
  answerSeconds: 5,
  answerBytesMax: 512 * 1024,
  /** How long the provider's description and keys are believed before they are asked for again. */
  metadataMinutes: 60,
  /** Unknown keys may be new ones: asked for again, but not more often than this. */
  keysSecondsMin: 30,
  /** How far the provider's clock may be from ours. */
  skewSeconds: 120,
  claimCharsMax: 255,
  logoutTokenCharsMax: 16_384,
} as const;

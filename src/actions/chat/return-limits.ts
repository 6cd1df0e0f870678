/** Limits of coming back to a conversation by a code; names end in their unit. */
export const returnLimits = {
  codeDigits: 6,
  codeMinutes: 10,
  codeTriesMax: 5,
  codesPerAddressHourMax: 3,
  codesPerNetworkHourMax: 20,
  triesPerNetworkHourMax: 40,
} as const;

/** Limits of the packages for other authorities. */
export const paqueteLimits = {
  authorityCharsMax: 120,
  /** Of all copies together: a package is sealed in one piece, in memory. */
  copiesBytesMax: 100 * 1024 * 1024,
  packageBytesMax: 110 * 1024 * 1024,
} as const;

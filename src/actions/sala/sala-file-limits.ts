/** Of a file that a reader sends to the complainant. */
export const salaFileLimits = { sizeBytesMax: 20 * 1024 * 1024 } as const;

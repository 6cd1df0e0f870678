/** Limits of what anybody may ask of the public log. */
export const readLogLimits = { leavesPerPageMax: 1_000, epochsListedMax: 20 } as const;

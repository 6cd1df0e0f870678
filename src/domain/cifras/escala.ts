/**
 * A fixed logarithmic scale of durations. How many cases fall in each step is a sketch of how long they took: sketches of
 * days, doors and units are added up, and any percentile of the sum is within 5 % of the exact one.
 *
 * Step 0 are decisions at once; step k holds (1 s × 1.1^(k-1), 1 s × 1.1^k]. A step answers with its geometric middle, so
 * the error is at most √1.1 − 1 = 4.9 %. What took less than a second counts in step 1.
 */

/** Number of a step and how many cases it holds. */
export type Peldano = { readonly cubo: number; readonly casos: number };

export const escala = { baseMs: 1_000, factor: 1.1, cuboMax: 255 } as const;

/** The step of a duration in ms; `enElActo` decides for step 0, never the figure. */
export function cuboDe(demoraMs: number): number {
  const steps = Math.ceil(Math.log(Math.max(1, demoraMs) / escala.baseMs) / Math.log(escala.factor));
  return Math.min(escala.cuboMax, Math.max(1, steps));
}

/** The duration a step stands for, in ms. */
export function demoraDeCubo(cubo: number): number {
  if (cubo === 0) return 0;
  return escala.baseMs * escala.factor ** (cubo - 0.5);
}

/**
 * The duration in ms that a `share` (0 to 1) of the cases does not exceed, as PostgreSQL's `percentile_disc` picks it;
 * null where there are none. Steps of several sketches may stand in any order.
 */
export function percentil(peldanos: readonly Peldano[], share: number): number | null {
  const total = peldanos.reduce((sum, { casos }) => sum + casos, 0);
  if (total === 0) return null;
  const wanted = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const { cubo, casos } of [...peldanos].sort((a, b) => a.cubo - b.cubo)) {
    seen += casos;
    if (seen >= wanted) return demoraDeCubo(cubo);
  }
  return null;
}

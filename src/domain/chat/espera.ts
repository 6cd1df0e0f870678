/** How long somebody in the queue will probably wait, from how often somebody was taken of late; null rather than a guess. */

/** A conversation taken within the last hour. Epoch ms. */
export type Toma = {
  readonly tomadaMs: number;
  /** Since when it waited; null where that is not kept. */
  readonly enEsperaDesdeMs: number | null;
};

/** Whole minutes; `desdeMin` 0: less than `hastaMin`. */
export type Estimacion = { readonly desdeMin: number; readonly hastaMin: number };

/** Fewer gaps than this say nothing about the next. */
const gapsMin = 4;
/** Beyond this the range helps nobody. */
const minutesMax = 120;
const minuteMs = 60_000;

/**
 * The gaps between one take and the next, only as far as somebody was waiting meanwhile: time in which nobody asked says
 * nothing about how fast people are served.
 */
function busyGaps(tomas: readonly Toma[]): readonly number[] {
  const inOrder = [...tomas].sort((a, b) => a.tomadaMs - b.tomadaMs);
  return inOrder.slice(1).map(({ tomadaMs, enEsperaDesdeMs }, i) => {
    const before = inOrder[i]?.tomadaMs ?? tomadaMs;
    return tomadaMs - Math.max(before, enEsperaDesdeMs ?? before);
  });
}

/**
 * The mean of `lugar` gaps, give or take one standard deviation of their sum (gaps taken as independent, and at least as
 * uneven as chance alone makes them: a deviation as large as the mean). `lugar` counts from 1; `presentes`: those who
 * take conversations now. Null with too few takes, nobody there, or a range beyond two hours.
 */
export function estimarEspera(lugar: number, presentes: number, tomas: readonly Toma[]): Estimacion | null {
  const gaps = busyGaps(tomas);
  if (presentes < 1 || lugar < 1 || gaps.length < gapsMin) return null;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  const deviation = Math.sqrt(lugar * Math.max(variance, mean ** 2));
  const hastaMin = Math.max(1, Math.ceil((lugar * mean + deviation) / minuteMs));
  const desdeMin = Math.max(0, Math.floor((lugar * mean - deviation) / minuteMs));
  return hastaMin > minutesMax ? null : { desdeMin, hastaMin };
}

/** «menos de un minuto», «menos de 4 minutos», «entre 2 y 5 minutos». */
export function esperaEnPalabras({ desdeMin, hastaMin }: Estimacion): string {
  if (desdeMin === 0) return hastaMin === 1 ? 'menos de un minuto' : `menos de ${hastaMin} minutos`;
  return `entre ${desdeMin} y ${hastaMin} minutos`;
}

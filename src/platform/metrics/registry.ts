/**
 * Figures for a machine that watches, in the Prometheus text format 0.0.4: counted in memory, written out when asked.
 * Labels are values of the program's own (route patterns, ids of trámites): never anything a person typed.
 */

type Labels = Readonly<Record<string, string>>;
type Kind = 'counter' | 'gauge' | 'histogram';

export type Counter = { add(labels: Labels, by?: number): void };
export type Histogram = { observe(labels: Labels, value: number): void };

/** A figure read at the moment of asking: one line for each. */
export type Sample = { readonly labels?: Labels; readonly value: number };
export type Reading = {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
};

export type Metrics = {
  counter(name: string, help: string): Counter;
  /** `bounds`: upper limits in the unit of the name, ascending. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** Everything counted so far, and `more` as it was just read. */
  render(more?: readonly Reading[]): string;
};

/** A label that nobody foresaw must not fill the memory: beyond these, a family stops growing. */
const seriesMax = 2_000;

export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function labelText(labels: Labels, more = ''): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  const all = more === '' ? pairs : [...pairs, more];
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function headText(name: string, help: string, kind: Kind): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${kind}\n`;
}

type Series = { readonly labels: Labels; readonly buckets: number[]; sum: number; count: number };

/** A family of series that share name and labels' names. */
class Family {
  readonly #series = new Map<string, Series>();
  readonly #bounds: readonly number[];
  readonly name: string;
  readonly help: string;

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name;
    this.help = help;
    this.#bounds = bounds;
  }

  #of(labels: Labels): Series | undefined {
    const key = Object.values(labels).join('\u0000');
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    if (this.#series.size >= seriesMax) return undefined;
    const made = { labels, buckets: this.#bounds.map(() => 0), sum: 0, count: 0 };
    this.#series.set(key, made);
    return made;
  }

  add(labels: Labels, by: number): void {
    const series = this.#of(labels);
    if (series !== undefined) series.sum += by;
  }

  observe(labels: Labels, value: number): void {
    const series = this.#of(labels);
    if (series === undefined) return;
    series.sum += value;
    series.count += 1;
    const at = this.#bounds.findIndex((bound) => value <= bound);
    if (at >= 0) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
  }

  counterText(): string {
    const lines = [...this.#series.values()].map(
      ({ labels, sum }) => `${this.name}${labelText(labels)} ${sum}\n`,
    );
    return headText(this.name, this.help, 'counter') + lines.join('');
  }

  histogramText(): string {
    const lines = [...this.#series.values()].map(({ labels, buckets, sum, count }) => {
      let upTo = 0;
      const steps = this.#bounds.map((bound, i) => {
        upTo += buckets[i] ?? 0;
        return `${this.name}_bucket${labelText(labels, `le="${bound}"`)} ${upTo}\n`;
      });
      const rest = labelText(labels);
      return `${steps.join('')}${this.name}_bucket${labelText(labels, 'le="+Inf"')} ${count}\n${this.name}_sum${rest} ${sum}\n${this.name}_count${rest} ${count}\n`;
    });
    return headText(this.name, this.help, 'histogram') + lines.join('');
  }
}

const readingText = ({ name, help, kind, samples }: Reading): string =>
  headText(name, help, kind) +
  samples.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}\n`).join('');

export function createMetrics(): Metrics {
  const texts: (() => string)[] = [];
  return {
    counter(name, help) {
      const family = new Family(name, help, []);
      texts.push(() => family.counterText());
      return { add: (labels, by = 1) => family.add(labels, by) };
    },
    histogram(name, help, bounds) {
      const family = new Family(name, help, bounds);
      texts.push(() => family.histogramText());
      return { observe: (labels, value) => family.observe(labels, value) };
    },
    render: (more = []) => texts.map((text) => text()).join('') + more.map(readingText).join(''),
  };
}

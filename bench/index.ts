/** Runs the measures and prints their figures as they will stand in RESULTS.md. */
import { parseArgs } from 'node:util';
import { filing } from './filing.ts';
import { immediate } from './immediate.ts';
import { lifecycle } from './lifecycle.ts';
import type { Measure } from './measure.ts';
import { pages } from './pages.ts';
import { queue } from './queue.ts';
import { start } from './start.ts';
import { weights } from './weights.ts';

const measures: readonly Measure[] = [filing, lifecycle, immediate, queue, pages, weights, start];

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});

for (const measure of measures) {
  if (values.only !== undefined && values.only !== measure.name) continue;
  const figures = await measure.run({ quick: values.quick });
  process.stdout.write(`\n## ${measure.title}\n\n| figure | measured | goal | |\n|---|---|---|---|\n`);
  for (const { name, value, goal, met } of figures) {
    const mark = met === undefined ? '' : met ? 'met' : '**missed**';
    process.stdout.write(`| ${name} | ${value} | ${goal ?? ''} | ${mark} |\n`);
  }
}

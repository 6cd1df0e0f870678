/** Runs the measures and prints their figures as Markdown: `npm run bench -- [--only NAME] [--quick]`, see also `agencia.ts`. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { agencia } from './agencia.ts';
import { buscar } from './buscar.ts';
import { chat } from './chat.ts';
import { cifras } from './cifras.ts';
import { correo } from './correo.ts';
import { documentsLibro } from './documents-libro.ts';
import { filing } from './filing.ts';
import { immediate } from './immediate.ts';
import { lifecycle } from './lifecycle.ts';
import { log } from './log.ts';
import { describeMachine } from './machine.ts';
import type { Figure, Measure } from './measure.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { queue } from './queue.ts';
import { relojes } from './relojes.ts';
import { sealed } from './sealed.ts';
import { start } from './start.ts';
import { sugerencias } from './sugerencias.ts';
import { uploads } from './uploads.ts';
import { weights } from './weights.ts';

const measures: readonly Measure[] = [
  filing,
  lifecycle,
  immediate,
  queue,
  buscar,
  cifras,
  agencia,
  relojes,
  pages,
  weights,
  start,
  uploads,
  papers,
  documentsLibro,
  log,
  chat,
  correo,
  sugerencias,
  sealed,
];

function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, goal = '', met }) => {
    const mark = met === undefined ? '' : met ? 'met' : '**missed**';
    return `| ${name} | ${value} | ${goal} | ${mark} |`;
  });
  return [`\n## ${title}\n`, '| figure | measured | goal | |', '|---|---|---|---|', ...rows, ''].join('\n');
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    keep: { type: 'string' },
    parts: { type: 'string' },
  },
});
const chosen = measures.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  process.stderr.write(`No such measure; there are: ${measures.map(({ name }) => name).join(', ')}.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${await describeMachine()}\n`);
  for (const measure of chosen) {
    const before = loadavg()[0] ?? 0;
    process.stdout.write(tableOf(measure.title, await measure.run({ quick: values.quick })));
    process.stdout.write(`\nLoad average when this began: ${before.toFixed(1)}.\n`);
  }
}

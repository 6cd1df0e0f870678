/**
 * The agency at size: 2,000,000 cases, 10,000,000 events, 300 officers. `--only agencia --cases N --keep FOLDER [--parts reading,lives,export]`:
 * a folder that already holds N cases is used as it is.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chainFigure } from './agencia-chains.ts';
import { exportFigures } from './agencia-export.ts';
import { livesFigures } from './agencia-lives.ts';
import { readingFigures } from './agencia-reading.ts';
import { type OpenAgency, openAgency } from './agencia-store.ts';
import type { Figure, Measure } from './measure.ts';
import { settle } from './settle.ts';
import { rounded } from './statistics.ts';

const partNames = ['reading', 'lives', 'export'] as const;

function asked(quick: boolean): { cases: number; keep: string | null; parts: readonly string[] } {
  const options = { cases: { type: 'string' }, keep: { type: 'string' }, parts: { type: 'string' } } as const;
  const { values } = parseArgs({ options, strict: false });
  const parts = typeof values.parts === 'string' ? values.parts.split(',').filter(Boolean) : partNames;
  const unknown = parts.find((part) => !partNames.some((name) => name === part));
  if (unknown !== undefined) throw new Error(`no part ${unknown}; there are: ${partNames.join(', ')}`);
  return {
    cases: typeof values.cases === 'string' ? Number(values.cases) : quick ? 20_000 : 100_000,
    keep: typeof values.keep === 'string' ? resolve(values.keep) : null,
    parts,
  };
}

function seedFigures({ stored, reused }: OpenAgency): Figure[] {
  const seconds = (ms: number) => rounded(ms / 1_000);
  return [
    { name: 'cases', value: stored.cases.toLocaleString('en-US') },
    { name: 'events', value: stored.events.toLocaleString('en-US') },
    { name: 'open cases', value: stored.open.toLocaleString('en-US') },
    { name: 'units', value: String(stored.unidades.length) },
    { name: `seeding${reused ? ' (a run before)' : ''}, s`, value: seconds(stored.seedMs + stored.cifrasMs) },
    {
      name: 'of which rows / indexes / search / figures, s',
      value: [stored.rowsMs, stored.indexMs, stored.searchMs, stored.cifrasMs].map(seconds).join(' / '),
    },
    { name: 'what the duties then did by themselves, s', value: seconds(stored.quietMs) },
  ];
}

export const agencia: Measure = {
  name: 'agencia',
  title: 'The agency at size',
  async run({ quick }) {
    const { cases, keep, parts } = asked(quick);
    const agency = await openAgency(cases, keep);
    try {
      const figures = [...seedFigures(agency), await chainFigure(agency)];
      await settle(agency.client);
      if (parts.includes('reading')) figures.push(...(await readingFigures(agency, quick ? 30 : 120)));
      if (parts.includes('lives')) figures.push(...(await livesFigures(agency, quick ? 10 : 60)));
      if (parts.includes('export')) figures.push(...(await exportFigures(agency)));
      return figures;
    } finally {
      await agency.stop();
    }
  },
};

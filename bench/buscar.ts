/** The desk of a large agency: queue, counts, case page and searches, whole pages over HTTP with one reader. */

import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { paths } from '../src/paths.ts';
import { seedAgency } from './agency-seed.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import { latencyOf, rounded } from './statistics.ts';
import { createOfficers, openOwner } from './synthetic.ts';

const msMax = 100;
const eventsPerCase = 5;
const officersSimulated = 300;
const settleMs = 5_000;

/** Milliseconds of each whole answer, body included, after two that warm up. */
async function timingsOf(
  { port }: Product,
  token: string,
  path: string,
  times: number,
): Promise<readonly number[]> {
  const timings: number[] = [];
  for (let turn = -2; turn < times; turn += 1) {
    const startedMs = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { cookie: `sesion=${token}` },
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    if (turn >= 0) timings.push(performance.now() - startedMs);
  }
  return timings;
}

/** How many cases: `--cases N`, else as many as the goal names, or fewer for a quick look. */
function casesAsked(quick: boolean): number {
  const { values } = parseArgs({ options: { cases: { type: 'string' } }, strict: false });
  return typeof values.cases === 'string' ? Number(values.cases) : quick ? 50_000 : 2_000_000;
}

export const buscar: Measure = {
  name: 'buscar',
  title: "The desk of a large agency: queue, case and search, one reader's whole pages",
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const cases = casesAsked(quick);
      const seeded = await seedAgency(client, {
        cases,
        events: cases * eventsPerCase,
        officers: officersSimulated,
      });
      const [unidad = ''] = seeded.unidades;
      const [officer] = await createOfficers(client, 1, unidad);
      const token = officer?.token ?? '';
      const { rows } = await client.query<{ referencia: string; ruc: string }>(
        `select referencia, solicitante_ruc as ruc from solicitudes where unidad = $1 and cerrada_en is null order by id limit 1`,
        [unidad],
      );
      const [one = { referencia: '', ruc: '' }] = rows;
      await wait(settleMs);
      const search = (q: string, more = '') => `${paths.mesa.buscar}?q=${encodeURIComponent(q)}${more}`;
      const looks: readonly (readonly [string, string])[] = [
        ['queue, all open, with its counts', `${paths.mesa.cola}?ver=todas`],
        ['queue, by trámite', `${paths.mesa.cola}?ver=todas&tramite=cambio-a-pasivo`],
        ['case page', paths.mesa.solicitud(one.referencia)],
        ['search, rare word', search('guayusa ')],
        ['search, common word', search('certificado ')],
        ['search, beginning of a common word', search('certif')],
        [
          'search, two common words and unit',
          search('certificado socios ', `&unidad=${encodeURIComponent(unidad)}`),
        ],
        ['search, common word, one open state', search('certificado ', '&estado=por-subsanar')],
        ['search, phrase', search('"representante legal firmó"')],
        ['search, reference', search(one.referencia)],
        ['search, RUC', search(one.ruc)],
        ['search, process code', search('sie sint123 223 2026')],
        ['search, word that is nowhere', search('xilófono ')],
      ];
      const figures: Figure[] = [
        { name: 'cases', value: seeded.cases.toLocaleString('en-US') },
        { name: 'events', value: seeded.events.toLocaleString('en-US') },
        { name: 'open cases', value: seeded.open.toLocaleString('en-US') },
        { name: 'seeding, s', value: rounded(seeded.seedMs / 1_000) },
        { name: 'of which the search, s', value: rounded(seeded.searchMs / 1_000) },
      ];
      for (const [name, path] of looks) {
        const { p50, p95, p99 } = latencyOf(await timingsOf(product, token, path, quick ? 30 : 100));
        figures.push(
          { name: `${name}, p50 ms`, value: rounded(p50) },
          { name: `${name}, p95 ms`, value: rounded(p95), goal: '< 100', met: p95 < msMax },
          { name: `${name}, p99 ms`, value: rounded(p99) },
        );
      }
      return figures;
    } finally {
      await client.end();
      await product.stop();
    }
  },
};

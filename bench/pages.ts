/** Rendered pages against a bare server that sends the same bytes, in turns. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { paths } from '../src/paths.ts';
import { systemIds } from '../src/platform/ids.ts';
import type { LoadResult, Step } from './load-plan.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import type { RawOrder } from './raw-server.ts';
import { runLoad } from './run-child.ts';
import { median, rounded } from './statistics.ts';
import { createSuppliers, openOwner } from './synthetic.ts';

const connections = 8;
const tramite = 'direccion-y-nombre-comercial';
const shareMin = 0.5;
const perSecondMin = 3_000;
const p99MsMax = 10;

type Page = { readonly name: string; readonly path: string; readonly cookie: string | null };

/** A supplier's draft, as the form page of the measure shows it. */
async function pagesOf(product: Product): Promise<readonly Page[]> {
  const client = await openOwner(product);
  try {
    const [party] = await createSuppliers(client, 1);
    if (party === undefined) throw new Error('no supplier');
    const id = systemIds.newId();
    await client.query(
      `insert into borradores (id, cuenta, tramite, definicion, version, entrada, adjuntos, verificados, creado_en, cambiado_en)
       select $1, $2, $3, version, 1, '{"cambia":["direccion"]}', '[]', '[]', now(), now() from definiciones where tramite = $3`,
      [id, party.cuenta, tramite],
    );
    return [
      { name: 'catalogue', path: paths.catalogo, cookie: null },
      { name: 'trámite page', path: paths.tramite(tramite), cookie: null },
      { name: 'form page, signed in', path: paths.borradorPagina(id, 1), cookie: `sesion=${party.token}` },
    ];
  } finally {
    await client.end();
  }
}

const headersOf = ({ cookie }: Page): Record<string, string> => (cookie === null ? {} : { cookie });

function stepFor(page: Page): Step {
  const { name, path } = page;
  return { name, method: 'GET', path, headers: headersOf(page), body: null, status: 200, captures: {} };
}

/** What the product answers, for the bare server to repeat. */
async function recorded(port: number, pages: readonly Page[]): Promise<RawOrder> {
  const kept: { path: string; headers: Record<string, string>; body: string }[] = [];
  for (const page of pages) {
    const answer = await fetch(`http://127.0.0.1:${port}${page.path}`, { headers: headersOf(page) });
    if (answer.status !== 200) throw new Error(`${page.path}: ${answer.status}`);
    const headers = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
      ),
    );
    const body = await answer.text();
    kept.push({
      path: page.path,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      body,
    });
  }
  return { pages: kept };
}

function startRaw(order: RawOrder): Promise<{ port: number; stop(): void }> {
  const child = fork(fileURLToPath(new URL('./raw-server.ts', import.meta.url)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (told) => {
      const { port } = told as { port: number };
      resolve({ port, stop: () => child.disconnect() });
    });
    child.send(order);
  });
}

const perSecond = ({ done, elapsedMs }: LoadResult): number => (done * 1000) / elapsedMs;

async function measurePage(page: Page, ports: { own: number; raw: number }, rounds: number, seconds: number) {
  const plan = {
    connections,
    seconds,
    perSecond: null,
    first: 1,
    lists: {},
    steps: [stepFor(page)],
    keep: null,
  };
  await runLoad({ ...plan, port: ports.own });
  const shares: number[] = [];
  const own: LoadResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const raw = await runLoad({ ...plan, port: ports.raw });
    const mine = await runLoad({ ...plan, port: ports.own });
    shares.push(perSecond(mine) / perSecond(raw));
    own.push(mine);
  }
  const rate = median(own.map(perSecond));
  const share = median(shares);
  const p99 = median(own.map(({ whole }) => whole.p99));
  const errors = own.reduce((sum, one) => sum + one.errors, 0);
  const { name } = page;
  return [
    { name: `${name}, per second`, value: rounded(rate), goal: '≥ 3,000', met: rate >= perSecondMin },
    { name: `${name} / bare server`, value: rounded(share), goal: '≥ 0.5', met: share >= shareMin },
    { name: `${name}, p99 ms`, value: rounded(p99), goal: '< 10', met: p99 < p99MsMax && errors === 0 },
  ];
}

export const pages: Measure = {
  name: 'pages',
  title: 'Pages, rendered, 8 at once',
  async run({ quick }) {
    const product = await startProduct();
    try {
      const all = await pagesOf(product);
      const raw = await startRaw(await recorded(product.port, all));
      try {
        const figures: Figure[] = [];
        for (const page of all) {
          const ports = { own: product.port, raw: raw.port };
          figures.push(...(await measurePage(page, ports, quick ? 3 : 5, quick ? 1.5 : 3)));
        }
        return figures;
      } finally {
        raw.stop();
      }
    } finally {
      await product.stop();
    }
  },
};

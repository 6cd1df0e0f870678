/** A file of up to a million cases through the desk's own form, in each format: the service's memory meanwhile. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { exportColumns } from '../src/actions/cifras/export-columns.ts';
import { exportFormats } from '../src/actions/cifras/export-formats.ts';
import { paths } from '../src/paths.ts';
import { stopwatch } from '../src/platform/clock.ts';
import { signInAuditor } from './agencia-people.ts';
import type { OpenAgency } from './agencia-store.ts';
import type { Figure } from './measure.ts';
import { pssMiB } from './memory.ts';
import { familyOf, type Product } from './product.ts';
import { rounded } from './statistics.ts';

const rowsWanted = 1_000_000;
const addedMiBMax = 150;
const lookMs = 200;
const restMs = 3_000;

/** Everything the service runs as, the carried database left out. */
function serviceMiB({ pid }: Product): number {
  const own = familyOf(pid).filter((each) => {
    try {
      return !/^Name:\s+postgres/m.test(readFileSync(`/proc/${each}/status`, 'utf8'));
    } catch {
      // It ended between being listed and being asked.
      return false;
    }
  });
  return pssMiB(own);
}

/** The day since which about so many cases came in, or all there are, as the form takes it. */
async function sinceDay({ client }: OpenAgency): Promise<string> {
  const { rows } = await client.query<{ dia: string }>(
    `select to_char(min(presentada_en) at time zone 'America/Guayaquil', 'YYYY-MM-DD') as dia
     from (select presentada_en from solicitudes order by presentada_en desc limit $1) s`,
    [rowsWanted],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no case to export');
  return row.dia;
}

type Reader = { readonly origin: string; readonly cookie: string };

async function formToken({ origin, cookie }: Reader): Promise<string> {
  const { exportar } = paths.mesa.cifras;
  const page = await (await fetch(origin + exportar, { headers: { cookie } })).text();
  // The page has another form before it: the one to sign out.
  const form = page.slice(page.indexOf(`action="${exportar}"`));
  return /<input[^>]*name="_csrf"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? '';
}

type Exported = {
  readonly seconds: number;
  readonly bytes: number;
  readonly beforeMiB: number;
  readonly peakMiB: number;
};

async function exportOnce(
  product: Product,
  reader: Reader,
  since: string,
  formato: string,
): Promise<Exported> {
  const body = new URLSearchParams([
    ['_csrf', await formToken(reader)],
    ['consulta', `desde=${since}`],
    ['formato', formato],
    ['personales', 'si'],
    ...exportColumns.map(({ clave }): [string, string] => ['columna', clave]),
  ]);
  const beforeMiB = serviceMiB(product);
  let peakMiB = beforeMiB;
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      peakMiB = Math.max(peakMiB, serviceMiB(product));
      await wait(lookMs);
    }
  })();
  const ranMs = stopwatch();
  try {
    const answer = await fetch(reader.origin + paths.mesa.cifras.exportar, {
      method: 'POST',
      body,
      headers: { cookie: reader.cookie, origin: reader.origin, 'sec-fetch-site': 'same-origin' },
    });
    if (answer.status !== 200 || answer.body === null) throw new Error(`export: ${answer.status}`);
    let bytes = 0;
    for await (const piece of answer.body) bytes += piece.length;
    return { seconds: ranMs() / 1_000, bytes, beforeMiB, peakMiB };
  } finally {
    isOver = true;
    await looking;
  }
}

/** What the service itself wrote down of the last export. */
async function rowsNoted({ client }: OpenAgency): Promise<number> {
  const { rows } = await client.query<{ filas: number }>(
    `select (detalle ->> 'filas')::int as filas from sucesos_de_seguridad where clase = 'exportacion-terminada' order by seq desc limit 1`,
  );
  return rows[0]?.filas ?? 0;
}

export async function exportFigures(agency: OpenAgency): Promise<readonly Figure[]> {
  const { product, client } = agency;
  const since = await sinceDay(agency);
  const reader = {
    origin: `http://127.0.0.1:${product.port}`,
    cookie: `sesion=${await signInAuditor(client)}`,
  };
  const figures: Figure[] = [];
  for (const formato of exportFormats) {
    await wait(restMs);
    const { seconds, bytes, beforeMiB, peakMiB } = await exportOnce(product, reader, since, formato);
    await wait(lookMs);
    const rows = await rowsNoted(agency);
    const name = `export of ${rows.toLocaleString('en-US')} cases, ${formato}`;
    if (rows < Math.min(rowsWanted, agency.stored.cases)) throw new Error(`${name}: too few`);
    const added = peakMiB - beforeMiB;
    figures.push(
      { name: `${name}: s / MB`, value: `${rounded(seconds)} / ${rounded(bytes / 1e6)}` },
      {
        name: `${name}: PSS of the service before / at most, MiB`,
        value: `${rounded(beforeMiB)} / ${rounded(peakMiB)}`,
      },
      {
        name: `${name}: memory it adds, MiB`,
        value: rounded(added),
        goal: `< ${addedMiBMax}`,
        met: added < addedMiBMax,
      },
    );
  }
  return figures;
}

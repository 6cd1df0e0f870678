/** What a first visit loads: every public page with its style, scripts and icons, compressed as it is sent. */
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Figure, Measure } from './measure.ts';
import { startProduct } from './product.ts';

const bytesMax = 30 * 1024;
const pagesMax = 200;

type Loaded = { readonly bytes: number; readonly html: string };

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  br: (body) => brotliDecompressSync(body),
  gzip: (body) => gunzipSync(body),
};

/** A body as the service sends it to a browser; null for anything but 200. */
function load(url: string): Promise<Loaded | null> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('error', reject);
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        if (answer.statusCode !== 200) return resolve(null);
        const body = Buffer.concat(chunks);
        const decode = decoders[answer.headers['content-encoding'] ?? ''] ?? ((plain: Buffer) => plain);
        const isHtml = answer.headers['content-type']?.startsWith('text/html') === true;
        resolve({ bytes: body.length, html: isHtml ? decode(body).toString('utf8') : '' });
      });
    }).on('error', reject);
  });
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

const partsIn = (html: string): string[] => [
  ...[...html.matchAll(/<link [^>]*href="(\/[^"]+)"/g)].map(([, href = '']) => href),
  ...[...html.matchAll(/<(?:script|img) [^>]*src="(\/[^"]+)"/g)].map(([, src = '']) => src),
];

async function crawl(origin: string): Promise<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>();
  const parts = new Map<string, number>();
  const due = ['/'];
  const seen = new Set(due);
  for (let at = 0; at < due.length && at < pagesMax; at += 1) {
    const path = due[at] ?? '/';
    const page = await load(`${origin}${path}`);
    if (page === null || page.html === '') continue;
    let weight = page.bytes;
    for (const part of new Set(partsIn(page.html))) {
      const known = parts.get(part) ?? (await load(`${origin}${part}`))?.bytes ?? 0;
      parts.set(part, known);
      weight += known;
    }
    weights.set(path, weight);
    for (const link of linksIn(page.html)) {
      if (!seen.has(link)) {
        seen.add(link);
        due.push(link);
      }
    }
  }
  return weights;
}

export const weights: Measure = {
  name: 'weights',
  title: 'Weight of the public pages, everything they load, as sent',
  async run() {
    const product = await startProduct();
    try {
      const found = [...(await crawl(`http://127.0.0.1:${product.port}`))].toSorted((a, b) => b[1] - a[1]);
      const [heaviest] = found;
      if (heaviest === undefined) throw new Error('no page found');
      const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
      const figures: Figure[] = [
        { name: 'public pages found by following links from the catalogue', value: String(found.length) },
        {
          name: `heaviest (${heaviest[0]})`,
          value: kilobytes(heaviest[1]),
          goal: '< 30 KB',
          met: heaviest[1] < bytesMax,
        },
      ];
      const start = found.find(([path]) => path === '/');
      if (start !== undefined) figures.push({ name: 'the catalogue', value: kilobytes(start[1]) });
      return figures;
    } finally {
      await product.stop();
    }
  },
};

/** Eight large filings at once: what they add to the memory of the whole product while they arrive and are looked into. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from '../src/domain/limits.ts';
import { buildPdf } from '../tests/authority/build-pdf.ts';
import contactosTelefonicos from '../tramites/contactos-telefonicos.ts';
import type { Figure, Measure } from './measure.ts';
import { pssMiB } from './memory.ts';
import { familyOf, type Product, startProduct } from './product.ts';
import { rounded } from './statistics.ts';
import { createSuppliers, openOwner, type Party } from './synthetic.ts';

const atOnce = 8;
const filesEach = 2;
const lookMs = 25;
const addedMiBMax = 100;
const objectNumber = 10;

/** A PDF that opens and shows one line, as heavy as a file may be: most of it an object that no page needs. */
function heavyPdf(sizeBytes: number): Buffer {
  const stream = 'x'.repeat(sizeBytes - 4_096);
  const object = `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  return buildPdf({ lines: ['Documento sintético pesado.'], objects: new Map([[objectNumber, object]]) });
}

const boundary = 'medida-de-cargas';
const part = (head: string, body: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}`;

/** Files one case with its papers, streamed from the disk; resolves with the status. */
function upload(port: number, { token }: Party, key: string, numero: string, path: string): Promise<number> {
  const datos = { telefonos: [{ tipo: 'celular', numero }] };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/v1/tramites/${contactosTelefonicos.id}/solicitudes`,
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': key,
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.write(`${part('name="solicitud"', JSON.stringify({ datos }))}\r\n`);
    const sendFile = (left: number): void => {
      if (left === 0) {
        sent.end(`--${boundary}--\r\n`);
        return;
      }
      sent.write(part(`name="documento:justificativos"; filename="papel-${left}.pdf"`, ''));
      const file = createReadStream(path);
      file.pipe(sent, { end: false });
      file.once('end', () => {
        sent.write('\r\n');
        sendFile(left - 1);
      });
    };
    sendFile(filesEach);
  });
}

type Peak = { readonly whole: number; readonly service: number };

/** The most memory seen while `work` goes on, in MiB: of every process, and of the service's own. */
async function peakDuring(product: Product, work: Promise<unknown>): Promise<Peak> {
  let peak: Peak = { whole: 0, service: 0 };
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    const alive = familyOf(product.pid);
    try {
      peak = {
        whole: Math.max(peak.whole, pssMiB(alive)),
        service: Math.max(peak.service, pssMiB([product.pid])),
      };
    } catch {
      // A process ended between being listed and being read.
    }
    await wait(lookMs);
  }
  await ended;
  return peak;
}

export const uploads: Measure = {
  name: 'uploads',
  title: 'Large uploads at once',
  async run({ quick }): Promise<readonly Figure[]> {
    const product = await startProduct();
    const client = await openOwner(product);
    const folder = await mkdtemp(join(tmpdir(), 'medidas-cargas-'));
    try {
      const parties = await createSuppliers(client, atOnce);
      const path = join(folder, 'papel.pdf');
      await writeFile(path, heavyPdf(quick ? 1024 * 1024 : limits.fileSizeBytesMax));
      const small = join(folder, 'chico.pdf');
      await writeFile(small, heavyPdf(8_192));
      const all = (file: string, numero: string) =>
        Promise.all(
          parties.map((party, i) => upload(product.port, party, `medida-${numero}-${i}`, numero, file)),
        );
      // Everything that a first filing loads is there before the measure begins.
      await all(small, '0990001234');
      await wait(1_000);
      const before = { whole: pssMiB(familyOf(product.pid)), service: pssMiB([product.pid]) };
      const startedMs = performance.now();
      const sending = all(path, '0990005678');
      const peak = await peakDuring(product, sending);
      const statuses = await sending;
      const seconds = (performance.now() - startedMs) / 1000;
      const added = peak.service - before.service;
      return [
        { name: `uploads at once, each ${filesEach} files of ${quick ? 1 : 25} MB`, value: String(atOnce) },
        { name: 'answered 201', value: String(statuses.filter((status) => status === 201).length) },
        { name: 'seconds for all of them, checks included', value: rounded(seconds) },
        {
          name: 'memory the service adds at the most, MiB (PSS)',
          value: rounded(added),
          goal: `< ${addedMiBMax}`,
          met: added < addedMiBMax,
        },
        {
          name: 'memory the whole product adds, with the process that looks into files, MiB (PSS)',
          value: rounded(peak.whole - before.whole),
        },
      ];
    } finally {
      await client.end();
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A file made while it is sent: no faster than it is read, ended when the reader goes, cut off when its source fails. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type HttpServer, listen } from '../platform/http/serve.ts';
import { sendDownload } from './download.ts';
import { sendStream } from './stream-download.ts';
import type { WebEnv } from './web.ts';

const piece = Buffer.alloc(256 * 1024, 'a');
/** What the system keeps for a reader who does not read: far less than this. */
const piecesHeldMax = 200;
const state = { made: 0, ended: 0, returned: false, error: undefined as unknown };

async function* source(failAfter: number): AsyncGenerator<Buffer> {
  try {
    for (let n = 0; ; n += 1) {
      if (n === failAfter) throw new Error('the source broke');
      state.made += 1;
      yield piece;
    }
  } finally {
    state.returned = true;
  }
}

let server: HttpServer;
before(async () => {
  const app = new Hono<WebEnv>();
  app.get('/:fail', (c) =>
    sendStream(c, {
      nombre: 'muestra.csv',
      contenido: source(Number(c.req.param('fail'))),
      onEnd: (error) => {
        state.ended += 1;
        state.error = error;
      },
    }),
  );
  app.get('/archivo/:path', (c) => {
    c.set('fault', (error) => void Object.assign(state, { error }));
    const contenido = () => createReadStream(join('/no-hay', c.req.param('path')));
    return sendDownload(c, { nombre: 'oficio.pdf', tamanoBytes: 10_000, contenido });
  });
  server = await listen('127.0.0.1', 0);
  server.handle(getRequestListener(app.fetch));
});
after(() => server.stop());

async function begin(failAfter: number): Promise<IncomingMessage> {
  Object.assign(state, { made: 0, ended: 0, returned: false, error: undefined });
  const request = get({ host: '127.0.0.1', port: server.port, path: `/${failAfter}` });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

/** Until it is so, for at most some seconds. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await wait(10);
  assert.ok(holds());
}

test('who does not read holds the source back, and whoever leaves ends it, once', async () => {
  const response = await begin(-1);
  assert.match(response.headers['content-disposition'] ?? '', /attachment; filename="muestra.csv"/);
  let madeBefore = -1;
  await until(() => {
    const isStill = state.made > 0 && state.made === madeBefore;
    madeBefore = state.made;
    return isStill;
  });
  assert.ok(state.made < piecesHeldMax, String(state.made));
  assert.equal(state.ended, 0);
  response.destroy();
  await until(() => state.ended === 1 && state.returned);
  assert.equal(state.error, undefined);
});

test('a source that fails cuts the answer off: nobody takes half a file for a whole one', async () => {
  const response = await begin(3);
  let bytes = 0;
  await assert.rejects(async () => {
    for await (const chunk of response) bytes += (chunk as Buffer).length;
  });
  assert.ok(bytes <= 3 * piece.length);
  await until(() => state.ended === 1);
  assert.match(String(state.error), /the source broke/);
});

test('a paper whose file is gone cuts the connection: its path goes to the log, and never into the download', async () => {
  const request = get({ host: '127.0.0.1', port: server.port, path: '/archivo/papel' });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const received: Buffer[] = [];
  response.on('data', (chunk: Buffer) => received.push(chunk));
  await once(response, 'close').catch(() => undefined);
  assert.equal(response.complete, false);
  assert.equal(Buffer.concat(received).length, 0);
  assert.match(String(state.error), /ENOENT/);
});

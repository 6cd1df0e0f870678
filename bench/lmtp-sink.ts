/** The least a mail server can do and keep its word: LMTP that writes each mail to a file and flushes it before its 250. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { syncFolder } from '../src/platform/durable-file.ts';

const folder = process.argv[2] ?? '';
await mkdir(folder, { recursive: true });
let kept = 0;

async function keep(stream: Readable): Promise<void> {
  kept += 1;
  const handle = await open(join(folder, `${kept}.eml`), 'wx', 0o600);
  try {
    for await (const chunk of stream) await handle.write(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
}

const server = new SMTPServer({
  lmtp: true,
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, _session, callback) => {
    keep(stream).then(
      () => callback(null),
      (error: Error) => callback(error),
    );
  },
});
const listening = server.listen(0, '127.0.0.1', () => {
  const address = listening.address();
  if (typeof address === 'object' && address !== null) process.send?.({ port: address.port });
});
process.once('disconnect', () => process.exit(0));

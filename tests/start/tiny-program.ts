// The smallest program over the platform, for the tests of the start.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { processEnvironment } from '../../src/platform/config.ts';
import { startPlatform } from '../../src/platform/start-platform.ts';
import { StartRefusal } from '../../src/platform/start-refusal.ts';

const add = { name: 'tiny-add', text: 'insert into golpes default values' };
const count = { name: 'tiny-count', text: 'select count(*) as total from golpes' };

async function start(): Promise<void> {
  const migrations = fileURLToPath(new URL('tiny-migrations', import.meta.url));
  const platform = await startPlatform(processEnvironment(), { migrations });
  const server = createServer(async (request, response) => {
    try {
      if (request.method === 'POST') await platform.database.execute(add);
      const rows = await platform.database.query<{ total: number }>(count);
      response.end(String(rows[0]?.total));
    } catch (error) {
      response.writeHead(503).end(platform.log.fault(error));
    }
  });
  server.listen(platform.config.port, platform.config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    process.stdout.write(`lista en http://127.0.0.1:${port}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      server.close();
      server.closeAllConnections();
      platform.stop().then(() => process.exit(0));
    });
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** One process of the service for the chat's tests: both sides of the chat over a database that others share. */
import { getRequestListener } from '@hono/node-server';
import { chatDoor } from '../../src/channels/chat/chat-door.ts';
import { deskDoor } from '../../src/desk/desk-door.ts';
import { loadDefiniciones } from '../../src/load-definiciones.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { DatabaseAddress } from '../../src/platform/embedded-postgres-roles.ts';
import { listen } from '../../src/platform/http/serve.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { databaseBus } from '../../src/platform/pointer-bus-database.ts';
import { siteOf } from '../../src/site.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { createApp } from '../../src/web/app.ts';
import { openHub } from '../../src/web/chat/hub.ts';
import type { Web } from '../../src/web/web.ts';
import { depsOn } from '../deps.ts';
import { unsealedReceipts } from '../sample-log.ts';

export type ProcessOrder = {
  readonly connection: DatabaseAddress;
  /** Base64url; the same for every process of a service. */
  readonly secret: string;
  readonly folder: string;
  /** The public address people write, whichever process answers. */
  readonly origin: string;
  readonly name: string;
};

async function serve(order: ProcessOrder): Promise<void> {
  const { connection, secret, folder, origin, name } = order;
  const reading = readConfig({ DATA_DIR: folder, TRUSTED_PROXIES: '127.0.0.1/32' });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  const base = await depsOn({ connection, folder: `${folder}/archivos`, name, write, level: 'error' });
  const deps = {
    ...base,
    definiciones: loadDefiniciones(),
    keys: keysFrom(Buffer.from(secret, 'base64url'), systemIds),
    ids: systemIds,
    bus: databaseBus(connection, base.log),
    baseUrl: origin,
  };
  const assets = await loadAssets({ cacheDir: folder });
  const server = await listen('127.0.0.1', 0);
  const site = siteOf(assets, true);
  const web: Web = { deps, config: reading.config, assets, site, secure: false, ownOrigins: [origin] };
  const hub = openHub(deps);
  server.handle(getRequestListener(createApp(web, [chatDoor(hub), deskDoor(unsealedReceipts, hub)]).fetch));
  process.on('SIGTERM', () => {
    void (async () => {
      await hub.drain();
      await server.stop();
      await deps.bus.stop();
      deps.examiner.close();
      await deps.db.close();
      process.exit(0);
    })();
  });
  process.send?.({ port: server.port });
}

process.on('disconnect', () => process.exit(1));
process.once('message', (order) => {
  serve(order as ProcessOrder).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});

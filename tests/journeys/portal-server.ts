/** The public side on this machine with the demo's register, for tests: a real server on a real database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import { openSession } from '../../src/actions/open-session.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { readConfig } from '../../src/platform/config.ts';
import { listen } from '../../src/platform/http/serve.ts';
import { siteOf } from '../../src/site.ts';
import { findCuentaById, updateClave } from '../../src/store/cuentas.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { createApp } from '../../src/web/app.ts';
import { stranger } from '../people.ts';
import { openScene, type Scene } from '../scene.ts';
import { WebClient } from '../web-client.ts';

/** Who signs in with a password in these tests; the RUC is known once the scene stands. */
export const account = { ruc: '', usuario: 'textilera', clave: '' };
export const association = { ruc: '', usuario: 'asociacion', clave: '' };

async function givePassword(scene: Scene, mine: typeof account, owner: Solicitante): Promise<void> {
  const { deps } = scene;
  mine.ruc = owner.ruc;
  mine.clave = demoOutsideAccounts.find(({ ruc }) => ruc === owner.ruc)?.clave ?? '';
  await updateClave(deps.db, owner.cuenta, await deps.passwords.hash(mine.clave), deps.clock.nowMs());
}

export type PortalServer = {
  readonly href: string;
  readonly scene: Scene;
  /** Somebody whose session was opened past the sign-in page. */
  signedIn(actor: Solicitante): Promise<WebClient>;
  stop(): Promise<void>;
};

export async function startPortal(): Promise<PortalServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-portal-'));
  const reading = readConfig({ DATA_DIR: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const [assets, server] = await Promise.all([loadAssets({ cacheDir: folder }), listen('127.0.0.1', 0)]);
  const href = `http://127.0.0.1:${server.port}`;
  const scene = await openScene({ override: () => ({ baseUrl: href }) });
  const { deps } = scene;
  await givePassword(scene, account, scene.supplier('textilera'));
  await givePassword(scene, association, scene.supplier('asociacion'));
  const web = {
    deps,
    config: reading.config,
    assets,
    site: siteOf(assets, true),
    secure: false,
    ownOrigins: [href],
  };
  server.handle(getRequestListener(createApp(web, [portalDoor, rapidoDoor]).fetch));
  return {
    href,
    scene,
    signedIn: async ({ cuenta }) => {
      const found = await findCuentaById(deps.db, cuenta);
      const opened =
        found === null
          ? null
          : await openSession(deps, found, { source: stranger(), previousToken: null }, 'prueba');
      return new WebClient(href, opened?.token);
    },
    stop: async () => {
      await server.stop();
      await scene.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

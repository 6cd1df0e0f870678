/** A scene with its doors on a real port of this machine, and sessions for whoever a test wants to be. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Deps } from '../src/actions/deps.ts';
import { openSession } from '../src/actions/open-session.ts';
import type { Actor } from '../src/domain/solicitud/actor.ts';
import { readConfig } from '../src/platform/config.ts';
import { listen } from '../src/platform/http/serve.ts';
import { siteOf } from '../src/site.ts';
import { findCuentaById } from '../src/store/cuentas.ts';
import { loadAssets } from '../src/ui/assets.ts';
import { createApp } from '../src/web/app.ts';
import type { Web, WebApp, WebMetrics } from '../src/web/web.ts';
import { stranger } from './people.ts';
import { openScene, type Scene } from './scene.ts';

export type Served = Scene & {
  readonly origin: string;
  readonly web: Web;
  /** Codes of e-mail checks in the order they were asked for. */
  readonly sentCodes: readonly string[];
  /** A session token of an account of the scene. */
  sessionOf(actor: Extract<Actor, { cuenta: string }>): Promise<string>;
};

type ServeOptions = {
  /** As people write it: passkeys belong to a name, never to an address. */
  readonly host?: '127.0.0.1' | 'localhost';
  /** Parts of the scene to replace. */
  readonly parts?: Partial<Deps>;
  /** Where a test looks at what the process counts. */
  readonly metrics?: WebMetrics;
};

export async function serveScene(
  doors: readonly ((app: WebApp, web: Web) => void)[],
  { host = '127.0.0.1', parts = {}, metrics }: ServeOptions = {},
): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-servida-'));
  const reading = readConfig({ DATA_DIR: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const [assets, server] = await Promise.all([loadAssets({ cacheDir: folder }), listen('127.0.0.1', 0)]);
  const origin = `http://${host}:${server.port}`;
  const sentCodes: string[] = [];
  const override = () => ({
    baseUrl: origin,
    sendCode: async (id: string) => void sentCodes.push(id),
    ...parts,
  });
  const scene = await openScene({ override });
  const web: Web = {
    deps: scene.deps,
    config: reading.config,
    assets,
    site: siteOf(assets, true),
    secure: false,
    ownOrigins: [origin],
    ...(metrics === undefined ? {} : { metrics }),
  };
  server.handle(getRequestListener(createApp(web, doors).fetch));
  return {
    ...scene,
    origin,
    web,
    sentCodes,
    sessionOf: async ({ cuenta: id }) => {
      const cuenta = await findCuentaById(scene.deps.db, id);
      assert.ok(cuenta);
      const opened = await openSession(
        scene.deps,
        cuenta,
        { source: stranger(), previousToken: null },
        'prueba',
      );
      assert.ok(opened);
      return opened.token;
    },
    stop: async () => {
      await server.stop();
      await scene.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

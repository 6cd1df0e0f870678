/** A scene with a listener of this machine that webhooks go to: who registers, who files, what came. */
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileFor } from '../../../../tests/filing.ts';
import { openScene, type Scene } from '../../../../tests/scene.ts';
import type { Deps } from '../../../actions/deps.ts';
import type { Session } from '../../../actions/read-session.ts';
import { createWebhook, type WebhookMade } from '../../../actions/webhooks/create-webhook.ts';
import { readWebhook, type WebhookShown } from '../../../actions/webhooks/list-webhooks.ts';
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../../domain/solicitud/actor.ts';
import { openEgress } from '../../../platform/egress/egress.ts';
import { deliverWebhooks } from '../deliver-webhooks.ts';
import { oweWebhooks } from '../owe-webhooks.ts';

export type Received = {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
type Account = Solicitante | Funcionario;

export type WebhookWorld = {
  readonly scene: Scene;
  readonly url: string;
  readonly port: number;
  received: Received[];
  /** What the listener answers, with what headers. */
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Of `actor`, freshly proved unless told. */
  session(actor: Account, reforzadaMs?: number | null): Session;
  register(actor: Account, tipos?: readonly string[], url?: string): Promise<WebhookMade>;
  filer(): Solicitante;
  file(): Promise<string>;
  /** All that is owed, and all that is due. */
  work(deps?: Deps): Promise<void>;
  history(actor: Account, id: string): Promise<WebhookShown>;
  /** Nobody registered, nothing received, and the journal read to its end. */
  forget(): Promise<void>;
  stop(): Promise<void>;
};

function listener(world: () => WebhookWorld) {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      const { received, status, headers: answered } = world();
      received.push({ url, headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status, answered).end();
    });
  });
}

function sessionIn({ deps }: Scene): WebhookWorld['session'] {
  return (actor, reforzadaMs = deps.clock.nowMs()) => ({
    id: deps.ids.newId(),
    huella: 'prueba',
    actor,
    usuario: 'prueba',
    creadaMs: deps.clock.nowMs(),
    venceMs: deps.clock.nowMs() + 3_600_000,
    reforzadaMs,
  });
}

export async function openWebhookWorld(): Promise<WebhookWorld> {
  const egress = openEgress({ networks: ['127.0.0.0/8'], httpsOnly: false });
  const scene = await openScene({ override: () => ({ egress }) });
  const server = listener(() => world);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/avisos`;
  const session = sessionIn(scene);
  let filings = 0;
  const oweAll = async (deps: Deps) => {
    while ((await oweWebhooks(deps)) !== 'idle');
  };
  const world: WebhookWorld = {
    scene,
    url,
    port,
    received: [],
    status: 204,
    headers: {},
    session,
    register: async (actor, tipos = [], at = url) => {
      const made = await createWebhook(scene.deps, session(actor), { url: at, tipos });
      assert.ok(!isRefusal(made), JSON.stringify(made));
      return made;
    },
    filer: () => scene.supplier('conPendientes'),
    file: async () => {
      filings += 1;
      const fecha = civilDateAt(scene.deps.clock.nowMs(), zoneGuayaquil);
      const datos = { alcance: 'temporal', fecha, motivo: `Suspendemos (${filings}).` };
      return (await fileFor(scene, { actor: world.filer(), tramite: 'cambio-a-pasivo', datos })).referencia;
    },
    work: async (deps = scene.deps) => {
      await oweAll(deps);
      while ((await deliverWebhooks(deps)) !== 'idle');
    },
    history: async (actor, id) => {
      const shown = await readWebhook(scene.deps, actor, id);
      assert.ok(!isRefusal(shown));
      return shown;
    },
    forget: async () => {
      world.received = [];
      world.status = 204;
      world.headers = {};
      await scene.deps.db.query({ name: 'prueba-sin-destinos', text: 'delete from webhook_destinos' }, []);
      await oweAll(scene.deps);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await scene.stop();
    },
  };
  return world;
}

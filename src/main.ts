/** Starts and stops everything, in order; every expected failure is one sentence and exit 1. */
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { learntSuggestions } from './actions/chat/learnt-suggestions.ts';
import type { Deps } from './actions/deps.ts';
import { receiptsWith } from './actions/receipts.ts';
import { apiDoor } from './channels/api/api-door.ts';
import { chatDoor } from './channels/chat/chat-door.ts';
import { completarDoor } from './channels/correo/completar-door.ts';
import { denunciasDoor } from './channels/denuncias/denuncias-door.ts';
import { portalDoor } from './channels/portal/portal-door.ts';
import { receiptsDoor } from './channels/portal/receipts-door.ts';
import { probes } from './channels/probes.ts';
import { rapidoDoor } from './channels/rapido/rapido-door.ts';
import { registroPublicoDoor } from './channels/registro-publico/registro-publico-door.ts';
import { createDeps } from './context.ts';
import { deskDoor } from './desk/desk-door.ts';
import { composeNews } from './duties/case-letter.ts';
import { machineOf } from './duties/machine-of.ts';
import { sampleLetter } from './duties/sample-letter.ts';
import { type Duties, startDuties } from './duties/start-duties.ts';
import { type Config, processEnvironment } from './platform/config.ts';
import { type HttpServer, listen } from './platform/http/serve.ts';
import { programVersion } from './platform/program-version.ts';
import { type Platform, startPlatform } from './platform/start-platform.ts';
import { StartRefusal } from './platform/start-refusal.ts';
import { siteOf } from './site.ts';
import { openSeal } from './trust/recibo/open-seal.ts';
import { logHeadPath } from './trust/registro-publico/log-head.ts';
import { logKeysFrom, logNameOf } from './trust/registro-publico/log-keys.ts';
import { loadAssets } from './ui/assets.ts';
import { createApp } from './web/app.ts';
import { type ChatHub, openHub } from './web/chat/hub.ts';
import { openMetrics } from './web/open-metrics.ts';
import type { Web, WebMetrics } from './web/web.ts';

type Step = () => Promise<void>;

/** The entries of the mail door, where they are configured: the agency's server hands mail over, or a mailbox is read. */
async function startMailEntries(deps: Deps, config: Config, onStop: (step: Step) => void): Promise<void> {
  if (config.lmtpPort !== undefined) {
    const { startLmtp } = await import('./channels/correo/lmtp-server.ts');
    const lmtp = await startLmtp(deps, { host: config.lmtpHost, port: config.lmtpPort });
    onStop(() => lmtp.stop());
  }
  const mailboxes = [
    { url: config.imapUrl, address: config.mailAddress, sealed: false },
    { url: config.imapAlertUrl, address: config.mailAlertAddress, sealed: true },
  ];
  for (const { url, address, sealed } of mailboxes) {
    if (url === undefined || address === undefined) continue;
    const { startMailbox } = await import('./duties/fetch-mail/start-mailbox.ts');
    const mailbox = startMailbox(deps, { url, address, sealed });
    onStop(() => mailbox.stop());
  }
}

/** First of all: no new requests, those under way answered, and people told to follow elsewhere. */
async function leave(server: HttpServer, hub: ChatHub, drainSeconds: number): Promise<void> {
  server.letGo();
  await wait(drainSeconds * 1000);
  await hub.drain();
  await server.stop();
}

function poolsOf({ database, salaDatabase }: Platform): WebMetrics['pools'] {
  return new Map([['sala', salaDatabase.pool] as const, ['servicio', database.pool] as const]);
}

/** Brings the product up; what must be undone at the stop is registered as it goes, the last to be undone first. */
async function start(onStop: (step: Step) => void): Promise<void> {
  const platform = await startPlatform(processEnvironment());
  onStop(() => platform.stop());
  const { config, log } = platform;
  const isDemo = config.mode === 'demo';
  const assetsReady = loadAssets({ cacheDir: `${config.dataDir}/cache` });
  const server = await listen(config.host, config.port);
  onStop(() => server.stop());
  const baseUrl = config.baseUrl ?? `http://${config.host}:${server.port}`;
  const logKeys = logKeysFrom(platform.secretKey, logNameOf(config.baseUrl));
  const seal = openSeal(config, platform.ids, platform.clock.nowMs());
  const duties = Promise.withResolvers<Duties>();
  let running: Duties | undefined;
  let leaving = false;
  const { metrics, filed } = openMetrics(programVersion(), poolsOf(platform));
  onStop(async () => metrics.process.stop());
  const deps = await createDeps(platform, baseUrl, {
    nudge: () => void duties.promise.then((started) => started.nudge()),
    sendCode: async (codeId) => (await duties.promise).sendCode(codeId),
    acknowledgeSealed: (address) => void duties.promise.then((started) => started.acknowledgeSealed(address)),
    composeNews: (of, evento, s) => composeNews(of, site.agencyName, evento, s),
    composeSample: (of, about) => sampleLetter(of, site.agencyName, about),
    machine: machineOf({ duties: () => running, dataDir: config.dataDir, isLeaving: () => leaving }),
    filed,
  });
  onStop(async () => {
    deps.examiner.close();
    deps.mailReader.close();
  });
  onStop(() => deps.bus.stop());
  const hub = openHub(deps);
  // People are told first, so that they follow elsewhere while the rest stops.
  onStop(() => hub.drain());
  if (isDemo) {
    const { loadDemo } = await import('./imports/load-demo.ts');
    await loadDemo(deps);
  }
  const assets = await assetsReady;
  const site = siteOf(assets, isDemo);
  const secure = baseUrl.startsWith('https:');
  const web: Web = { deps, config, assets, site, secure, ownOrigins: [new URL(baseUrl).origin], metrics };
  const receipts = receiptsWith(deps, logKeys, { agencyName: site.agencyName, seal });
  const app = createApp(web, [
    probes,
    apiDoor(receipts),
    registroPublicoDoor(logKeys.verifierKey),
    receiptsDoor(receipts),
    portalDoor,
    rapidoDoor,
    chatDoor(hub),
    completarDoor,
    denunciasDoor,
    deskDoor(receipts, hub),
  ]);
  server.handle(getRequestListener(app.fetch));
  process.stdout.write(`Ventanilla lista en ${baseUrl}\n`);
  const started = await startDuties(deps, {
    connection: platform.connection,
    config,
    agencia: site.agencyName,
    log: { keys: logKeys, headPath: logHeadPath(config.dataDir) },
  });
  onStop(() => started.stop());
  duties.resolve(started);
  running = started;
  await startMailEntries(deps, config, onStop);
  onStop(() => {
    leaving = true;
    return leave(server, hub, config.drainSeconds);
  });
  learntSuggestions(deps.definiciones).catch((error: unknown) => log.fault(error, { duty: 'sugerencias' }));
  log.info('lista', { pid: process.pid });
}

/** A request to stop that comes while everything is still coming up waits for that, then stops it cleanly. */
export async function main(_args: readonly string[] = []): Promise<void> {
  const steps: Step[] = [];
  const starting = start((step) => steps.push(step));
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await starting.catch(() => undefined);
      for (const step of steps.reverse()) await step();
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(process.exitCode ?? 0),
        () => process.exit(1),
      );
    });
  }
  try {
    await starting;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`);
    await stop();
    if (!(error instanceof StartRefusal)) throw error;
  }
}

if (import.meta.main) await main(process.argv.slice(2));

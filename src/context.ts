/** The composition root: puts the parts together once, and names every one of them. */
import { readFile } from 'node:fs/promises';
import type { Deps } from './actions/deps.ts';
import { openMailReader } from './documents/correo/mail-reader.ts';
import { openExaminer } from './documents/examen/examiner.ts';
import { limits } from './domain/limits.ts';
import { loadDefiniciones } from './load-definiciones.ts';
import { openEgress } from './platform/egress/egress.ts';
import { openFileStore } from './platform/files.ts';
import { type OidcClient, openOidcClient } from './platform/oidc/oidc-client.ts';
import { passwordsWith } from './platform/passwords.ts';
import { localBus } from './platform/pointer-bus.ts';
import { databaseBus } from './platform/pointer-bus-database.ts';
import type { Platform } from './platform/start-platform.ts';
import { StartRefusal } from './platform/start-refusal.ts';
import { embeddedRegistry } from './registry/embedded.ts';
import type { Registry } from './registry/port.ts';
import { calendarSource } from './store/calendar-source.ts';
import { rememberDefiniciones } from './store/definiciones.ts';
import { ingresoSource } from './store/ingreso-source.ts';
import { liveAjustes } from './store/live-ajustes.ts';
import { keysFrom } from './trust/keys.ts';

/** Our own tables, or the agency's system where one is configured; its client is loaded only then. */
async function openRegistry({ config, database }: Platform): Promise<Registry> {
  if (config.registryUrl === undefined) return embeddedRegistry(database);
  const { httpRegistry } = await import('./registry/http.ts');
  return httpRegistry({ url: config.registryUrl, token: config.registryToken });
}

/** Certificates of the authorities whose signatures count; '' where the operator named no file. */
async function readAnchors(path: string | undefined): Promise<string> {
  if (path === undefined) return '';
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartRefusal(`TRUST_ANCHORS: no se puede leer «${path}».`, { cause: error });
  }
}

/** Nothing is asked of the provider until somebody uses it. */
function openInstitucional({ config, clock }: Platform): OidcClient | null {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return openOidcClient(
    { issuer, clientId, clientSecret, claim: config.oidcClaim, name: config.oidcName },
    clock,
  );
}

/** What the duties do for the verbs; they start after the verbs can already be called. */
export type Errands = Pick<Deps, 'nudge' | 'sendCode' | 'acknowledgeSealed' | 'machine' | 'filed'> & {
  /** Where no duties run, no letter is shown before either. */
  readonly composeNews?: Deps['composeNews'];
  readonly composeSample?: Deps['composeSample'];
};

const demoAddresses = {
  address: 'tramites@agencia-demostracion.example',
  alertAddress: 'alerta@agencia-demostracion.example',
};

export async function createDeps(platform: Platform, baseUrl: string, errands: Errands): Promise<Deps> {
  const { config, database: db, clock, ids, log, faults } = platform;
  // So that a mail can be uploaded at the desk of a demonstration.
  const demoMail = config.mode === 'demo' ? demoAddresses : null;
  const definiciones = loadDefiniciones();
  await rememberDefiniciones(db, definiciones);
  const vivos = liveAjustes({ db, clock }, new Set(config.closedDoors));
  await vivos.refresh();
  const anchorsPem = await readAnchors(config.trustAnchors);
  return {
    db,
    clock,
    ids,
    log,
    faults,
    definiciones,
    composeNews: () => Promise.resolve(null),
    composeSample: () => null,
    ...errands,
    baseUrl,
    keys: keysFrom(Buffer.from(platform.secretKey), ids),
    examiner: openExaminer(
      { anchorsPem, crlFolder: config.crlDir ?? null },
      { cacheFolder: `${config.dataDir}/cache/examen` },
    ),
    anchorsPem,
    crlFolder: config.crlDir ?? null,
    scanner: config.clamdAddress ?? null,
    files: await openFileStore(`${config.dataDir}/archivos`, ids, faults),
    passwords: passwordsWith(ids, 1, limits.passwordQueueMax),
    registry: await openRegistry(platform),
    calendar: calendarSource(db, clock),
    mailReader: openMailReader({ cacheFolder: `${config.dataDir}/cache/correo` }),
    mail: {
      address: config.mailAddress ?? demoMail?.address ?? null,
      alertAddress: config.mailAlertAddress ?? demoMail?.alertAddress ?? null,
      authservId: config.mailAuthservId ?? null,
      verifiesBySelf: config.mailVerify === 'dns',
    },
    sala: {
      db: platform.salaDatabase,
      files: await openFileStore(`${config.dataDir}/sala`, ids, faults),
      admiteSinIdentidad: config.unidentifiedTips === 'si',
    },
    puertasCerradas: vivos.cerradas,
    vivos,
    ingreso: ingresoSource(db, clock),
    institucional: openInstitucional(platform),
    interesAnualPorciento: config.interestPercent ?? null,
    bus: config.databaseUrl === undefined ? localBus() : databaseBus(platform.connection, log),
    egress: openEgress({ networks: config.webhookNetworks ?? [], httpsOnly: config.mode === 'production' }),
    chatWaitMs: config.chatWaitSeconds * 1000,
  };
}

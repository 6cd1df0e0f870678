/** The mail door alone, in a process of its own that a test can kill: LMTP in, and working off what came in. */
import { setTimeout as wait } from 'node:timers/promises';
import { processMails } from '../../src/actions/correo/process-mails.ts';
import type { Definiciones } from '../../src/actions/deps.ts';
import { startLmtp } from '../../src/channels/correo/lmtp-server.ts';
import { loadDefiniciones } from '../../src/load-definiciones.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { DatabaseAddress } from '../../src/platform/embedded-postgres-roles.ts';
import { armableFaults, readFaults } from '../../src/platform/fault-points.ts';
import { openFileStore } from '../../src/platform/files.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { depsOn } from '../deps.ts';

export type MailProgramOrder = {
  readonly connection: DatabaseAddress;
  readonly folder: string;
  /** As in VENTANILLA_FAULTS; '' for none. */
  readonly faults: string;
  /** base64url, the same for every process of a test. */
  readonly secret: string;
  /** Whether it also works off what comes in; yes unless told. */
  readonly works?: boolean;
};

/** Learning what people write takes a while: two definitions are enough here. */
function fewDefinitions(ids: readonly string[]): Definiciones {
  const all = loadDefiniciones();
  const todas = all.todas.filter(({ definicion }) => ids.includes(definicion.id));
  return { todas, porId: (id) => todas.find(({ definicion }) => definicion.id === id) ?? null };
}

const order = JSON.parse(process.argv[2] ?? '') as MailProgramOrder;
const armed = readFaults(order.faults);
if (!('armed' in armed)) throw new Error(`no such fault: ${armed.unknown}`);
const { connection, folder, secret } = order;
const base = await depsOn({ connection, folder, name: 'correo', write: () => undefined, level: 'error' });
const faults = armableFaults(armed.armed);
const deps = {
  ...base,
  faults,
  files: await openFileStore(folder, systemIds, faults),
  clock: systemClock,
  ids: systemIds,
  keys: keysFrom(Buffer.from(secret, 'base64url'), systemIds),
  definiciones: fewDefinitions(['retencion-indebida-de-pagos', 'consulta']),
};
const lmtp = await startLmtp(deps, { host: '127.0.0.1', port: 0 });
process.send?.({ port: lmtp.port });
// Whoever started it may be gone: then nobody is left to end it.
process.once('disconnect', () => process.exit(0));
while (order.works !== false) {
  const taken = await processMails(deps, 'Agencia de Prueba').catch(() => 0);
  if (taken === 0) await wait(20);
}

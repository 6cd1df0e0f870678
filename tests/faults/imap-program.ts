/** The reading of a mailbox alone, in a process of its own that a test can kill. */
import { startMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { DatabaseAddress } from '../../src/platform/embedded-postgres-roles.ts';
import { armableFaults, readFaults } from '../../src/platform/fault-points.ts';
import { openFileStore } from '../../src/platform/files.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { quickPace } from '../correo/mailbox-hand.ts';
import { depsOn } from '../deps.ts';

export type ImapProgramOrder = {
  readonly connection: DatabaseAddress;
  readonly folder: string;
  /** As in VENTANILLA_FAULTS; '' for none. */
  readonly faults: string;
  /** base64url, the same for every process of a test. */
  readonly secret: string;
  readonly url: string;
  readonly address: string;
};

const order = JSON.parse(process.argv[2] ?? '') as ImapProgramOrder;
const armed = readFaults(order.faults);
if (!('armed' in armed)) throw new Error(`no such fault: ${armed.unknown}`);
const { connection, folder, secret, url, address } = order;
const base = await depsOn({ connection, folder, name: 'buzon', write: () => undefined, level: 'error' });
const faults = armableFaults(armed.armed);
const deps = {
  ...base,
  faults,
  files: await openFileStore(folder, systemIds, faults),
  clock: systemClock,
  ids: systemIds,
  keys: keysFrom(Buffer.from(secret, 'base64url'), systemIds),
};
// Who is killed gives nothing back: its mailbox is free when its time is over.
const pace = { ...quickPace, leaseMs: 900, renewMs: 150 };
startMailbox(deps, { url, address, sealed: false, pace });
process.send?.({ ready: true });
// Whoever started it may be gone: then nobody is left to end it.
process.once('disconnect', () => process.exit(0));

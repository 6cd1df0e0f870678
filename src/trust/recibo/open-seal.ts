/** Which key an installation signs its receipts with: its own, a demonstration's, or none. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '../../platform/ids.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';
import { readDemoSeal } from './demo-seal.ts';
import { readSeal, type Seal } from './seal.ts';

export type SealSettings = {
  readonly mode: 'demo' | 'production';
  readonly dataDir: string;
  readonly receiptKeyFile: string | undefined;
  readonly receiptCertFile: string | undefined;
  readonly receiptKeyPassphrase: string | undefined;
};

/** Null in production without a key. Throws StartRefusal with the operator's sentence. */
export function openSeal(settings: SealSettings, ids: Ids, nowMs: number): Seal | null {
  const { mode, dataDir, receiptKeyFile, receiptCertFile, receiptKeyPassphrase } = settings;
  if ((receiptKeyFile === undefined) !== (receiptCertFile === undefined))
    throw new StartRefusal('RECEIPT_KEY_FILE y RECEIPT_CERT_FILE van juntos: falta uno de los dos.');
  if (receiptKeyFile !== undefined && receiptCertFile !== undefined)
    return readSeal(receiptKeyFile, receiptCertFile, receiptKeyPassphrase);
  if (mode === 'production') return null;
  const folder = join(dataDir, 'recibos');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readDemoSeal(folder, ids, nowMs);
}

/** Has a file looked through by clamd. Only its plain «OK» to the whole file reads as clean; anything else is not known. */
import type { Readable } from 'node:stream';
import type { ScannerAddress } from '../../platform/scanner-address.ts';
import { antivirusLimits } from './antivirus-limits.ts';
import { askClamd, type ClamdAnswer, type ClamdFailure, type ClamdLimits } from './clamd-connection.ts';

export type ScanResult =
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly signature: string }
  | { readonly state: 'unknown'; readonly reason: ClamdFailure };

/** Never rejects. `source` is read to its end or destroyed. `limits` replaces single values of `antivirusLimits`. */
export async function scanStream(
  address: ScannerAddress,
  source: Readable,
  limits: Partial<ClamdLimits> = {},
): Promise<ScanResult> {
  return readAnswer(await askClamd(address, 'zINSTREAM', source, { ...antivirusLimits, ...limits }));
}

/** True when the scanner answers at all; for readiness, not for trust. */
export async function scannerAnswers(
  address: ScannerAddress,
  limits: Partial<ClamdLimits> = {},
): Promise<boolean> {
  const asked = await askClamd(address, 'zPING', null, {
    ...antivirusLimits,
    deadlineMs: antivirusLimits.connectMs,
    ...limits,
  });
  return 'answer' in asked && asked.answer === 'PONG';
}

function readAnswer(asked: ClamdAnswer): ScanResult {
  if ('failure' in asked) return { state: 'unknown', reason: asked.failure };
  const found = /^stream: (.+) FOUND$/.exec(asked.answer)?.[1];
  if (found !== undefined) return { state: 'infected', signature: printable(found) };
  if (/size limit exceeded/i.test(asked.answer)) return { state: 'unknown', reason: 'demasiado-grande' };
  // An «OK» to half a file is no verdict on the file.
  if (asked.answer === 'stream: OK' && asked.wasSentWhole) return { state: 'clean' };
  return { state: 'unknown', reason: 'respuesta-desconocida' };
}

/** The name comes from outside and is shown to staff. */
function printable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?').slice(0, antivirusLimits.signatureCharsMax);
}

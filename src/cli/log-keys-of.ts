/** The log's keys for a command: those of the installation, under the name a checkpoint states. */
import type { Config } from '../platform/config.ts';
import { readSecretKey } from '../platform/data-folder-secret.ts';
import { openCheckpoint, readCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { type LogKeys, logKeysFrom, logNameOf } from '../trust/registro-publico/log-keys.ts';

/** As the service derives them. `note`: a checkpoint whose log's name is meant; otherwise the present one. */
export function logKeysOf(config: Config, note?: string): LogKeys {
  const secret = readSecretKey(config.dataDir, config.mode, config.secretKey);
  const origin = note === undefined ? undefined : readCheckpoint(note)?.origin;
  return logKeysFrom(secret, origin ?? logNameOf(config.baseUrl));
}

/** Whether a checkpoint is signed by this installation, under whatever name its log had at the time. */
export function signedHere(config: Config): (note: string) => boolean {
  const secret = readSecretKey(config.dataDir, config.mode, config.secretKey);
  const byName = new Map<string, LogKeys>();
  return (note) => {
    const origin = readCheckpoint(note)?.origin;
    if (origin === undefined || /[\s+]/u.test(origin)) return false;
    const keys = byName.get(origin) ?? logKeysFrom(secret, origin);
    byName.set(origin, keys);
    return openCheckpoint(note, keys.verifier) !== null;
  };
}

/** The link by which the owner of a thread completes it and reads on: always the same for a thread, so any letter can carry it. */
import { paths } from '../../paths.ts';
import type { Keys } from '../../trust/keys.ts';
import type { Deps } from '../deps.ts';

/** 256 bits that nobody can guess or read from the database: derived from the thread under our key, and kept nowhere. */
export function completionToken(keys: Keys, hilo: string): string {
  return keys.mac('plus-correo', `enlace ${hilo}`);
}

/** What a thread is found by: `correo_hilos.huella_enlace`. */
export function completionHash(keys: Keys, token: string): string {
  return keys.mac('plus-correo', `completar ${token}`);
}

export function completionLink({ baseUrl, keys }: Pick<Deps, 'baseUrl' | 'keys'>, hilo: string): string {
  return `${baseUrl}${paths.completarCorreo(completionToken(keys, hilo))}`;
}

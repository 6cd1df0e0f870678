/** What an open room is sealed under: a key that only the reader's cookie gives. */
import { subkey } from '../../trust/sellado/stretch.ts';

/** `token`: base64url of 32 random bytes; any text gives a key, most of them one that opens nothing. */
export const keyOfToken = (token: string): Buffer => subkey(Buffer.from(token, 'base64url'), 'sala abierta');
export const aboutRoom = (cuenta: string): string => `sala|${cuenta}`;

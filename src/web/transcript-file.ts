/** A transcript as a download, with the hash of what is sent beside it. */
import { Readable } from 'node:stream';
import type { Transcript } from '../actions/chat/read-transcript.ts';
import { sendDownload } from './download.ts';
import type { WebContext } from './web.ts';

export function sendTranscript(c: WebContext, { nombre, bytes, sha256 }: Transcript): Response {
  // RFC 9530: what was received can be held against it.
  c.header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  return sendDownload(c, { nombre, tamanoBytes: bytes.length, contenido: () => Readable.from([bytes]) });
}

/**
 * Addresses and Message-IDs that only we can have written: they name a thread and carry a proof of it. In base32, because
 * carriers may turn letters into capitals or small ones; with 80 bits of proof, because a guess has to be mailed to us.
 */
import { fromBase32, rfc4648, toBase32 } from '../domain/base32.ts';
import { isUuid } from '../domain/uuid.ts';
import { type Keys, sameText } from './keys.ts';

const alphabet = rfc4648.toLowerCase();
const uuidBytes = 16;
const uuidChars = 26;
const proofBytes = 10;
const proofChars = 16;
/** RFC 5321, section 4.5.3.1.1. */
const localPartOctetsMax = 64;
const messageIdCharsMax = 500;

function shortId(id: string): string {
  const lower = id.toLowerCase();
  if (!isUuid(lower)) throw new TypeError('correo-marcas: a thread or a letter is named by a UUID');
  return toBase32(Buffer.from(lower.replaceAll('-', ''), 'hex'), alphabet);
}

function longId(short: string): string | null {
  const bytes = fromBase32(short, alphabet);
  if (bytes?.length !== uuidBytes) return null;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What kind of mark it is stands in the text that is proved, so that none passes for the other. */
function proofOf(keys: Keys, text: string): string {
  return toBase32(Buffer.from(keys.mac('plus-correo', text), 'base64url').subarray(0, proofBytes), alphabet);
}

/** The id only where it is written as we write it: a second spelling of the same bits is not ours. */
function provenId(keys: Keys, kind: string, short: string, proof: string): string | null {
  const id = longId(short);
  return id !== null && sameText(proofOf(keys, `${kind}|${short}`), proof) && shortId(id) === short
    ? id
    : null;
}

function splitAddress(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(0, at)), domain: address.slice(at + 1) };
}

/** `base`: the address mails are received at; `hiloId`: a UUID. Where the local part would pass 64 octets, `base` itself. */
export function plusAddress(keys: Keys, base: string, hiloId: string): string {
  const { local, domain } = splitAddress(base);
  const short = shortId(hiloId);
  const tagged = `${local}+${short}${proofOf(keys, `hilo|${short}`)}`;
  return Buffer.byteLength(tagged) > localPartOctetsMax ? base : `${tagged}@${domain}`;
}

/** Id of the thread; null for an address that is another's, plain or forged. Case does not matter. */
export function readPlusAddress(keys: Keys, base: string, candidate: string): string | null {
  const own = splitAddress(base.toLowerCase());
  const { local, domain } = splitAddress(candidate.toLowerCase());
  const mark = local.slice(own.local.length + 1);
  if (domain !== own.domain || !local.startsWith(`${own.local}+`)) return null;
  if (mark.length !== uuidChars + proofChars) return null;
  return provenId(keys, 'hilo', mark.slice(0, uuidChars), mark.slice(uuidChars));
}

/** Without brackets. `salida` and `hilo`: UUIDs of the letter and of its thread. */
export function threadMessageId(
  keys: Keys,
  { salida, hilo }: { readonly salida: string; readonly hilo: string },
  domain: string,
): string {
  const named = `${shortId(salida)}.${shortId(hilo)}`;
  return `${named}.${proofOf(keys, `salida|${named}`)}@${domain}`;
}

/** `messageId`: without brackets. Null for another's and for a forged one. */
export function readThreadMessageId(
  keys: Keys,
  messageId: string,
): { readonly salida: string; readonly hilo: string } | null {
  if (messageId.length > messageIdCharsMax) return null;
  const [letter = '', thread = '', proof = '', ...more] = splitAddress(messageId.toLowerCase()).local.split(
    '.',
  );
  if (more.length > 0 || proof.length !== proofChars) return null;
  const salida = longId(letter);
  const hilo = longId(thread);
  if (salida === null || hilo === null || shortId(salida) !== letter || shortId(hilo) !== thread) return null;
  return sameText(proofOf(keys, `salida|${letter}.${thread}`), proof) ? { salida, hilo } : null;
}

/** Decides from the bytes alone whether a file may be read as XML at all: size, encoding, no document type. */
import { facturaLimits as limits } from './factura-limits.ts';

export type XmlRefusal = 'empty' | 'too-large' | 'encoding' | 'doctype';

const declaredEncoding = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/;

/**
 * The text, without its byte order mark, or the reason to refuse. Only UTF-8: a second encoding is a second reading.
 * A document type is refused wherever it stands, so that entities never exist (OWASP ASVS 1.5.1).
 */
export function decodeXml(bytes: Uint8Array): { readonly text: string } | XmlRefusal {
  if (bytes.length > limits.sizeBytesMax) return 'too-large';
  if (bytes.length === 0) return 'empty';
  if (bytes.includes(0)) return 'encoding';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'encoding';
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'doctype';
  const encoding = declaredEncoding.exec(text)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(encoding)) return 'encoding';
  return text.trim() === '' ? 'empty' : { text };
}

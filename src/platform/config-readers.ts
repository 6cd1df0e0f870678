// How the text of each kind of setting is read; a text that does not fit becomes a Spanish clause saying what is expected.
import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { parseScannerAddress, type ScannerAddress } from './scanner-address.ts';

/** `problem` completes the sentence "NAME: …". */
export type Reading<T> = { value: T } | { problem: string };
export type Reader<T> = (text: string) => Reading<T>;

export const text: Reader<string> = (value) => ({ value });

/** A secret too short to be one is refused; the problem does not quote it. */
export function secretText(charsMin: number): Reader<string> {
  return (value) =>
    value.length >= charsMin ? { value } : { problem: `debe tener ${charsMin} caracteres o más` };
}

export const folder: Reader<string> = (value) => ({
  value: isAbsolute(value) ? value : resolve(value),
});

export const scanner: Reader<ScannerAddress> = (value) => {
  const address = parseScannerAddress(value);
  return address === null ? { problem: 'se espera clamd://HOST:PUERTO o unix:/RUTA' } : { value: address };
};

export function integer(min: number, max: number): Reader<number> {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max
      ? { value: Number(value) }
      : { problem: `se espera un número entero entre ${min} y ${max}` };
}

export function choice<const T extends string>(...allowed: T[]): Reader<T> {
  return (value) => {
    const chosen = allowed.find((one) => one === value);
    return chosen === undefined ? { problem: `se espera uno de: ${allowed.join(', ')}` } : { value: chosen };
  };
}

/** An address with one of the given schemes; the trailing slash goes. */
export function url(...schemes: string[]): Reader<string> {
  const expected = schemes.map((scheme) => `${scheme}://`).join(' o ');
  return (value) =>
    URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1))
      ? { value: value.replace(/\/+$/, '') }
      : { problem: `se espera una dirección que empiece por ${expected}` };
}

/** An address to which paths are appended: no query, fragment or user. */
export function baseUrl(...schemes: string[]): Reader<string> {
  const read = url(...schemes);
  return (value) => {
    const reading = read(value);
    if ('problem' in reading) return reading;
    const { search, hash, username, password } = new URL(reading.value);
    return search || hash || username || password
      ? { problem: 'la dirección no debe llevar usuario, «?» ni «#»' }
      : reading;
  };
}

/** An issuer of OpenID Connect: kept as written, because its last sign counts. */
export const issuer: Reader<string> = (value) => {
  const reading = baseUrl('http', 'https')(value);
  return 'problem' in reading ? reading : { value };
};

/** The name of a claim in a token. */
export const claimName: Reader<string> = (value) =>
  /^[\w.:/-]{1,100}$/.test(value)
    ? { value }
    : { problem: 'se espera el nombre de un dato, como preferred_username' };

/** A comma-separated list of IP addresses and networks such as `10.0.0.0/8`. */
export const networks: Reader<readonly string[]> = (value) => {
  const entries = value.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => {
    const [address = '', bits, ...rest] = entry.split('/');
    const version = isIP(address);
    const bitsMax = version === 6 ? 128 : 32;
    return (
      version === 0 ||
      rest.length > 0 ||
      (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax))
    );
  });
  return wrong === undefined
    ? { value: entries }
    : { problem: 'se espera una lista separada por comas de direcciones IP o redes, como 10.0.0.0/8' };
};

/** Trámites with a door each: `denuncia-de-corrupcion:web, retencion-indebida-de-pagos:rapido`. */
export const doorList: Reader<readonly string[]> = (value) => {
  const entries = value.split(',').map((entry) => entry.trim());
  return entries.every((entry) => /^[a-z0-9-]{1,80}:(?:web|rapido|portal|chat|correo)$/.test(entry))
    ? { value: entries }
    : { problem: 'se espera una lista separada por comas como denuncia-de-corrupcion:web' };
};

/** Between 0 and 100, with at most four decimals. */
export const percent: Reader<number> = (value) =>
  /^\d{1,2}(?:[.,]\d{1,4})?$/.test(value)
    ? { value: Number(value.replace(',', '.')) }
    : { problem: 'se espera un porcentaje como 8,5' };

/** One mail address and nothing else; read in lower case. */
export const address: Reader<string> = (value) =>
  /^[^\s<>(),;:"[\]\\@]{1,64}@[^\s<>(),;:"[\]\\@]{1,253}$/u.test(value)
    ? { value: value.toLowerCase() }
    : { problem: 'se espera una dirección como tramites@agencia.example' };

/** One mailbox address, optionally with a name before it: `Ventanilla <no-responder@agencia.example>`. */
export const mailbox: Reader<string> = (value) =>
  /^(?:[^<>@\r\n]{1,100} )?<?[^\s<>@]{1,64}@[^\s<>@]{1,253}>?$/u.test(value) &&
  value.includes('<') === value.endsWith('>')
    ? { value }
    : { problem: 'se espera una dirección como «Ventanilla <no-responder@agencia.example>»' };

/** 32 bytes as 64 hexadecimal digits or as base64 or base64url. */
export const key32: Reader<Uint8Array | undefined> = (value) => {
  const bytes = /^[0-9a-f]{64}$/i.test(value)
    ? Buffer.from(value, 'hex')
    : /^[\w+/-]{43}=?$/.test(value)
      ? Buffer.from(value, 'base64')
      : undefined;
  if (bytes?.length !== 32) return { problem: 'se esperan 32 bytes en base64 o 64 dígitos hexadecimales' };
  // A typed pattern instead of drawn bytes: 32 random bytes with fewer than 16 different ones do not happen.
  if (new Set(bytes).size < 16) return { problem: 'la clave no es aleatoria; genere otra' };
  return { value: bytes };
};

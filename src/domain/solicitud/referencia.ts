/** References people can read over a phone: no 0/O/1/I/L, two check characters, and they open nothing but the public state. */

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const base = alphabet.length;
const bodyChars = 8;

/** ISO 7064-like weighted sum modulo 31²: catches every single slip and every swap of neighbours. */
function checkChars(body: string): string {
  let a = 0;
  let b = 0;
  for (const [i, char] of [...body].entries()) {
    const value = alphabet.indexOf(char);
    a = (a + value) % base;
    b = (b + value * (i + 1)) % base;
  }
  return `${alphabet[a]}${alphabet[b]}`;
}

/** Builds `VT-XXXX-XXXX-CC` from at least eight random bytes. */
export function referenciaDesde(bytes: Uint8Array): string {
  let body = '';
  for (let i = 0; i < bodyChars; i += 1) body += alphabet[(bytes[i] ?? 0) % base];
  return `VT-${body.slice(0, 4)}-${body.slice(4)}-${checkChars(body)}`;
}

/** What is left of a typed reference without its prefix, spaces and dashes, in capitals; right or not. */
export function signsOfReferencia(crudo: string): string {
  const typed = crudo
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  // The length says whether «VT» is the prefix: it may as well be the first two characters of the body.
  return typed.length === bodyChars + 2 ? typed : typed.replace(/^VT/, '');
}

/** Reads a reference as people type it (any case, spaces, missing dashes); null when it cannot be one. */
export function leerReferencia(crudo: string): string | null {
  if (crudo.length > 40) return null;
  const texto = signsOfReferencia(crudo);
  if (texto.length !== bodyChars + 2) return null;
  const body = texto.slice(0, bodyChars);
  if ([...texto].some((char) => !alphabet.includes(char)) || checkChars(body) !== texto.slice(bodyChars))
    return null;
  return `VT-${body.slice(0, 4)}-${body.slice(4)}-${checkChars(body)}`;
}

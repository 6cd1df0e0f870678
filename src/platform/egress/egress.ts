/** Calls to addresses that people give us: the name is resolved once, every address checked, and the one called pinned. */
import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { stopwatch } from '../clock.ts';
import { addressRule } from './public-address.ts';

export type EgressOptions = {
  /** Networks beyond the public internet that calls may go to. */
  readonly networks: readonly string[];
  readonly httpsOnly: boolean;
  /** All addresses of a name; the system's resolver unless told. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
};

export type Outgoing = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the resolution to the last byte of the answer. */
  readonly timeMsMax: number;
  readonly answerBytesMax: number;
};

/** Why nothing was answered; never more, because what another network says of itself is nobody's business here. */
export type EgressFailure =
  | 'direccion-no-permitida'
  | 'nombre-desconocido'
  | 'sin-respuesta'
  | 'tiempo-agotado'
  | 'respuesta-muy-grande'
  | 'certificado-no-valido';

export type EgressOutcome = { readonly demoraMs: number } & (
  | { readonly status: number }
  | { readonly failure: EgressFailure }
);

export type Egress = {
  /** Whether an address can be called at all, as far as its text tells: scheme, no credentials, no forbidden literal. */
  accepts(url: string): boolean;
  post(outgoing: Outgoing): Promise<EgressOutcome>;
};

class EgressStop extends Error {
  override readonly name = 'EgressStop';
  readonly failure: EgressFailure;

  constructor(failure: EgressFailure) {
    super(failure);
    this.failure = failure;
  }
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

/** Null for what is no address of the web, or carries credentials, or names another scheme than we may use. */
function readUrl(raw: string, httpsOnly: boolean): URL | null {
  const url = URL.canParse(raw) ? new URL(raw) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  const allowed = httpsOnly ? ['https:'] : ['https:', 'http:'];
  return allowed.includes(url.protocol) ? url : null;
}

const literalOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

async function readToEnd(response: IncomingMessage, bytesMax: number): Promise<void> {
  let sizeBytes = 0;
  for await (const chunk of response) {
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > bytesMax) {
      response.destroy();
      throw new EgressStop('respuesta-muy-grande');
    }
  }
}

function failureOf(error: unknown, isLate: boolean): EgressFailure {
  if (error instanceof EgressStop) return error.failure;
  if (isLate) return 'tiempo-agotado';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'nombre-desconocido';
  const isTls = /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code);
  return isTls ? 'certificado-no-valido' : 'sin-respuesta';
}

/** One request on a connection of its own: nothing is followed, nothing is kept. */
function send(
  url: URL,
  address: string,
  { headers, body, answerBytesMax }: Outgoing,
  signal: AbortSignal,
): Promise<number> {
  const family = isIP(address);
  // Whatever the name says a moment later, the connection goes to the address that was checked.
  const pinned: LookupFunction = (_host, options, callback) =>
    options.all === true ? callback(null, [{ address, family }]) : callback(null, address, family);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup: pinned,
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  };
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:';
    const outgoing = (isSecure ? httpsRequest : httpRequest)(url, options, (response) => {
      readToEnd(response, answerBytesMax).then(() => resolve(response.statusCode ?? 0), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export function openEgress({ networks, httpsOnly, resolve = resolveAll }: EgressOptions): Egress {
  const isAllowed = addressRule(networks);

  async function addressOf(url: URL): Promise<string> {
    const literal = literalOf(url);
    const found = isIP(literal) === 0 ? await resolve(literal) : [literal];
    const [first] = found;
    if (first === undefined) throw new EgressStop('nombre-desconocido');
    // One forbidden address among several is a trap: whoever answers for the name chooses which is used.
    if (!found.every(isAllowed)) throw new EgressStop('direccion-no-permitida');
    return first;
  }

  function accepts(raw: string): boolean {
    const url = readUrl(raw, httpsOnly);
    if (url === null) return false;
    const literal = literalOf(url);
    return isIP(literal) === 0 || isAllowed(literal);
  }

  async function post(outgoing: Outgoing): Promise<EgressOutcome> {
    const worked = stopwatch();
    const took = () => Math.round(worked());
    const url = readUrl(outgoing.url, httpsOnly);
    if (url === null) return { failure: 'direccion-no-permitida', demoraMs: took() };
    const late = AbortSignal.timeout(outgoing.timeMsMax);
    const expired = new Promise<never>((_resolve, reject) => {
      late.addEventListener('abort', () => reject(new EgressStop('tiempo-agotado')), { once: true });
    });
    try {
      // A resolver that never answers must not hold the delivery either.
      const address = await Promise.race([addressOf(url), expired]);
      const status = await Promise.race([send(url, address, outgoing, late), expired]);
      return { status, demoraMs: took() };
    } catch (error) {
      return { failure: failureOf(error, late.aborted), demoraMs: took() };
    }
  }

  return { accepts, post };
}

/** One question to the agency's register over HTTP: bounded in time and size, without redirects, TLS verified. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { RegistryFault } from './port.ts';

export type Exchange = {
  readonly method: 'GET' | 'PUT';
  /** Below the base address, already encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything, from the connection to the last byte of the answer. */
  readonly timeMsMax: number;
};

export type Answer = { readonly status: number; readonly text: string };

export type Exchanger = (exchange: Exchange) => Promise<Answer>;

const answerBytesMax = 1024 * 1024;
const socketsMax = 8;
const idleMs = 10_000;

function wasReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

/** Reads the whole answer or throws; an answer cut off is no answer. */
async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    sizeBytes += chunk.length;
    if (sizeBytes > answerBytesMax) {
      response.destroy();
      throw new RegistryFault('the answer is larger than the contract allows', false);
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new RegistryFault('the answer was cut off', true);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * `baseUrl` comes from the operator's configuration and is the only place ever asked; what people type only becomes
 * encoded parts of the path. Everything thrown is a RegistryFault; failures of the way there may be tried again.
 */
export function exchanger(baseUrl: string, token: string | undefined): Exchanger {
  const base = new URL(baseUrl);
  const isSecure = base.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: socketsMax, timeout: idleMs };
  const agent = isSecure
    ? new HttpsAgent({ ...settings, rejectUnauthorized: true, minVersion: 'TLSv1.2' })
    : new HttpAgent(settings);
  const request = isSecure ? httpsRequest : httpRequest;
  const prefix = base.pathname.replace(/\/+$/, '');

  function begin(
    { method, path, headers = {}, body }: Exchange,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          protocol: base.protocol,
          hostname: base.hostname.replace(/^\[|\]$/g, ''),
          port: base.port,
          path: `${prefix}${path}`,
          method,
          agent,
          signal,
          headers: {
            accept: 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined
              ? {}
              : {
                  'content-type': 'application/json; charset=utf-8',
                  'content-length': Buffer.byteLength(body),
                }),
            ...headers,
          },
        },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async function attempt(exchange: Exchange, signal: AbortSignal): Promise<Answer> {
    const response = await begin(exchange, signal);
    return { status: response.statusCode ?? 0, text: await readText(response) };
  }

  return async (exchange) => {
    const signal = AbortSignal.timeout(exchange.timeMsMax);
    try {
      return await attempt(exchange, signal).catch((error: unknown) => {
        // A kept connection that the other side has just closed: a question may be asked again at once.
        if (exchange.method === 'GET' && wasReset(error)) return attempt(exchange, signal);
        throw error;
      });
    } catch (error) {
      if (error instanceof RegistryFault) throw error;
      throw new RegistryFault('the register did not answer', true, error);
    }
  };
}

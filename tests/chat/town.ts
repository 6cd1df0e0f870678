/** What everybody of a round shares: chance by seed, the processes that answer now, and the way to write to them. */

import { formToken } from '../../src/platform/csrf.ts';
import { tokenHash } from '../../src/platform/token-hash.ts';
import { statement, valuesFor } from '../../src/store/statement.ts';
import type { Keys } from '../../src/trust/keys.ts';
import type { TestDeps } from '../deps.ts';
import { WebClient } from '../web-client.ts';

/** What came back; null: nothing did, and nobody knows whether it was done. */
export type Answered =
  | { readonly ok: true; readonly n: number }
  | { readonly ok: false; readonly status: number; readonly code: string }
  | null;

export type TownClient = {
  post(path: string, purpose: string, fields: Readonly<Record<string, string>>): Promise<Answered>;
  cookie(name: string): string;
  headers(): Readonly<Record<string, string>>;
};

export type Town = {
  readonly round: number;
  readonly deps: TestDeps;
  chance(share: number): boolean;
  /** From 0 up to and without `end`. */
  below(end: number): number;
  /** One of the processes, by chance. */
  base(): string;
  client(visitor: string | null, network: string, session?: string): TownClient;
  /** The conversation that a token in a cookie opens. */
  conversationOf(token: string): Promise<string | null>;
};

const warmUpSteps = 8;

/** Park–Miller: the same rounds for a printed seed. */
export function chanceFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
  // Neighbouring seeds begin alike; after a few steps they no longer do.
  for (let i = 0; i < warmUpSteps; i += 1) next();
  return next;
}

const patienceMs = 8_000;
/** Some links break after the request went out and before its answer came. */
const brokenShare = 0.08;
const saltOf = 'sal-de-la-prueba';

const byToken = statement<'huella'>(
  'prueba-conversacion-de',
  'select id from conversaciones where huella = :huella order by creada_en desc limit 1',
);

type TownOrder = {
  readonly round: number;
  readonly seed: number;
  readonly deps: TestDeps;
  readonly keys: Keys;
  readonly origin: string;
  readonly bases: () => readonly string[];
};

export function openTown({ round, seed, deps, keys, origin, bases }: TownOrder): Town {
  const next = chanceFrom(seed);
  const below = (end: number): number => Math.floor(next() * end);
  const chance = (share: number): boolean => next() < share;
  const base = (): string => {
    const all = bases();
    return all[below(all.length)] ?? origin;
  };
  const signer = {
    sign: (text: string) => keys.mac('formulario', text),
    isSigned: (text: string, signature: string) => keys.macIs('formulario', text, signature),
  };

  function client(visitor: string | null, network: string, session?: string): TownClient {
    const web = new WebClient(origin, session);
    if (visitor !== null) web.cookies.set('visita', visitor);
    const holder = session === undefined ? `anonimo:${visitor}` : tokenHash(session);
    web.headers = { accept: 'application/json', 'x-forwarded-for': network };
    return {
      cookie: (name) => web.cookies.get(name) ?? '',
      headers: () => ({
        cookie: [...web.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': network,
      }),
      async post(path, purpose, fields) {
        const _csrf = formToken(signer, { holder, purpose }, deps.clock.nowMs(), saltOf);
        const breaks = chance(brokenShare)
          ? AbortSignal.timeout(1 + below(12))
          : AbortSignal.timeout(patienceMs);
        web.base = base();
        try {
          const body = new URLSearchParams({ ...fields, _csrf });
          const { status, html } = await web.send(path, { method: 'POST', body, signal: breaks });
          const said = JSON.parse(html) as { n?: number; code?: string };
          return status < 300
            ? { ok: true, n: said.n ?? 0 }
            : { ok: false, status, code: said.code ?? String(status) };
        } catch {
          // A broken link, or a process that is gone: the sender cannot know what became of it.
          return null;
        }
      },
    };
  }

  return {
    round,
    deps,
    chance,
    below,
    base,
    client,
    async conversationOf(token) {
      const [row] = await deps.db.query<{ id: string }>(
        byToken,
        valuesFor(byToken, { huella: keys.mac('chat', token) }),
      );
      return row?.id ?? null;
    },
  };
}

/** What every HTML door shares: the parts it works with, and who is at the window. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Deps } from '../actions/deps.ts';
import type { Session } from '../actions/read-session.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import type { ProcessReadings } from '../platform/metrics/process-readings.ts';
import type { Metrics } from '../platform/metrics/registry.ts';
import type { Assets } from '../ui/assets.ts';
import type { Site } from '../ui/layout/site.ts';

/** What the process counts of its own work. */
export type WebMetrics = {
  readonly counted: Metrics;
  readonly process: ProcessReadings;
  /** The pools of connections by name. */
  readonly pools: ReadonlyMap<string, Database['pool']>;
};

/** One per process. */
export type Web = {
  readonly deps: Deps;
  readonly config: Config;
  readonly site: Site;
  readonly assets: Assets;
  /** Whether people reach us over https: cookies are then `Secure` and `__Host-`. */
  readonly secure: boolean;
  /** Origins that are ours, for writing requests. */
  readonly ownOrigins: readonly string[];
  /** Absent where nobody counts, as in most tests. */
  readonly metrics?: WebMetrics;
};

/** One per request. */
export type Visit = {
  /** Of this answer's content policy. */
  readonly nonce: string;
  readonly actor: Actor;
  readonly session: Session | null;
  /** Network of the source (/24 or /64), for budgets; never stored clear. */
  readonly network: string;
  /** Value of the cookie that binds an anonymous visitor's forms; set with the answer when new. */
  readonly anonymous: { readonly value: string; readonly isNew: boolean };
};

/** `fault` notes what goes wrong after the answer has begun. */
export type WebEnv = {
  Bindings: HttpBindings;
  Variables: { visit: Visit; fault: (error: unknown) => void };
};
export type WebContext = Context<WebEnv>;
export type WebApp = Hono<WebEnv>;

/** Adds its routes. `beforeVisit`: nobody's session, cookie or network is read on its pages. */
export type Door = ((app: WebApp, web: Web) => void) & { readonly beforeVisit?: true };

/** Each public page, staff page and form names itself by its purpose, so that a token of one opens no other. */
export type FormPurpose = string;

/** The frame of every operation: who calls, how often, with what; then the work, and its answer or its problem. */
import { z } from 'zod';
import type { Caller } from '../../actions/api-tokens/read-api-token.ts';
import type { Allowance, RequestCounter } from '../../actions/api-tokens/request-counter.ts';
import type { Receipts } from '../../actions/receipts.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebApp, WebContext } from '../../web/web.ts';
import { readCaller, scopeRefusal } from './caller.ts';
import type { Operation } from './operation.ts';
import { faultAnswer } from './problem.ts';
import { readShape } from './read-shape.ts';

/** IETF draft-ietf-httpapi-ratelimit-headers: the policy, and what is left of it. */
function tellAllowance(c: WebContext, { max, left, resetSeconds, isSpent }: Allowance): void {
  c.header('ratelimit-policy', `"minuto";q=${max};w=${apiLimits.windowSeconds}`);
  c.header('ratelimit', `"minuto";r=${left};t=${resetSeconds}`);
  if (isSpent) c.header('retry-after', String(resetSeconds));
}

const noQuery = z.strictObject({});

/** Each name once: readers differ on which of two counts. */
function readQuery(
  { query }: Operation,
  c: WebContext,
): { value: Record<string, string | undefined> } | Refusal {
  const all = c.req.queries();
  const twice = Object.entries(all).find(([, values]) => values.length > 1);
  if (twice !== undefined)
    return refuse('datos-con-errores', {
      errors: [{ path: twice[0].slice(0, 60).toWellFormed(), sentence: 'Este parámetro va una sola vez.' }],
    });
  return readShape<Record<string, string | undefined>>(
    query ?? noQuery,
    Object.fromEntries(Object.entries(all).map(([name, [value]]) => [name, value])),
  );
}

/** What the operations of a process share. */
export type Served = {
  readonly web: Web;
  readonly receipts: Receipts;
  readonly countRequest: RequestCounter;
};

async function admit(
  { alcances }: Operation,
  { web, countRequest }: Served,
  c: WebContext,
): Promise<Caller | null | Refusal> {
  const caller = alcances === null ? null : await readCaller(web, c);
  if (isRefusal(caller)) return caller;
  const who = caller === null ? { network: c.var.visit.network } : { caller: caller.id };
  const allowance = countRequest(who);
  tellAllowance(c, allowance);
  if (allowance.isSpent) return refuse('demasiadas-peticiones');
  return caller === null || alcances === null ? caller : (scopeRefusal(caller, alcances) ?? caller);
}

async function answer(operation: Operation, served: Served, c: WebContext): Promise<Response> {
  const { web, receipts } = served;
  const caller = await admit(operation, served, c);
  if (isRefusal(caller)) return problemAnswer(c, caller);
  const query = readQuery(operation, c);
  if (isRefusal(query)) return problemAnswer(c, query);
  const params: Readonly<Record<string, string>> = c.req.param();
  const done = await operation.run({ web, c, receipts, params, query: query.value, caller });
  if (isRefusal(done)) return problemAnswer(c, done);
  if (done instanceof Response) return done;
  for (const [name, value] of Object.entries(done.headers ?? {})) c.header(name, value);
  return c.json(done.body as object, done.status);
}

/** Adds the route of an operation. */
export function serveOperation(app: WebApp, served: Served, operation: Operation): void {
  const route = paths.api.raiz + operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.on(operation.method.toUpperCase(), route, async (c) => {
    try {
      return await answer(operation, served, c);
    } catch (error) {
      return faultAnswer(served.web, c, error);
    }
  });
}

/** The door of the public log: anybody reads it, copies it and checks it; nobody signs in and nothing is written. */
import {
  readConsistency,
  readEpochs,
  readInclusion,
  readLeaves,
  readNewestCheckpoint,
} from '../../actions/read-log.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Web, WebApp, WebContext } from '../../web/web.ts';

/** Other sites may read the log from their own pages: that is what it is for. */
const openHeaders = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
/** Checkpoint and key may be kept for a moment, so that a burst of visitors costs one query. */
const keptSeconds = 2;

function plain(c: WebContext, text: string): Response {
  return c.body(text, 200, {
    ...openHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': `public, max-age=${keptSeconds}`,
  });
}

function problem(c: WebContext, { status, code, sentence, errors }: Refusal): Response {
  const body = {
    type: `urn:ventanilla:rechazo:${code}`,
    title: sentence,
    status,
    code,
    errors: errors.map(({ path, sentence: detail }) => ({ pointer: path, detail })),
  };
  return c.body(JSON.stringify(body), status as 400, {
    ...openHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

function answer(c: WebContext, found: object | Refusal): Response {
  return isRefusal(found) ? problem(c, found) : c.json(found, 200, openHeaders);
}

/** `verifierKey`: the log's public key as one line, from its keys. */
export function registroPublicoDoor(verifierKey: string): (app: WebApp, web: Web) => void {
  const { registroPublico } = paths;
  return (app, { deps }) => {
    app.get(registroPublico.clave, (c) => plain(c, `${verifierKey}\n`));
    app.get(registroPublico.punto, async (c) => {
      const found = await readNewestCheckpoint(deps);
      return isRefusal(found) ? problem(c, found) : plain(c, found.nota);
    });
    app.get('/registro/prueba/:hoja', async (c) =>
      answer(c, await readInclusion(deps, c.req.param('hoja'), c.req.query('tamano'))),
    );
    app.get(registroPublico.consistencia, async (c) =>
      answer(c, await readConsistency(deps, c.req.query('desde'), c.req.query('hasta'))),
    );
    app.get(registroPublico.hojas, async (c) =>
      answer(c, await readLeaves(deps, c.req.query('desde'), c.req.query('n'))),
    );
    app.get(registroPublico.epocas, async (c) =>
      c.json({ epocas: await readEpochs(deps) }, 200, openHeaders),
    );
  };
}

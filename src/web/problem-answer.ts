/** Refusals as RFC 9457 problem documents: the code is stable, the sentence is for people, the fields are named. */
import type { Refusal } from '../domain/refusals.ts';
import type { WebContext } from './web.ts';

/** `detail` is the sentence to show; `pointer` names a field as its form does. */
export function problemAnswer(c: WebContext, { status, code, sentence, errors }: Refusal): Response {
  const body = {
    type: `urn:ventanilla:rechazo:${code}`,
    title: sentence,
    status,
    code,
    detail: sentence,
    ...(errors.length === 0
      ? {}
      : { errors: errors.map(({ path, sentence: detail }) => ({ pointer: path, detail })) }),
  };
  return c.body(JSON.stringify(body), status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
}

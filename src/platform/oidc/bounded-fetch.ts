/** Calls to the institution's sign-in: to what its own description names, never led elsewhere, bounded in time and size. */
import { oidcLimits } from './oidc-limits.ts';

type Asked = {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | URLSearchParams | null | undefined;
};

/** Throws TypeError or the time-out's DOMException where nothing came, RangeError where too much did. */
export async function boundedFetch(
  url: string,
  { method = 'GET', headers = {}, body }: Asked,
): Promise<Response> {
  const answer = await fetch(url, {
    method,
    headers,
    body: body ?? null,
    redirect: 'manual',
    signal: AbortSignal.timeout(oidcLimits.answerSeconds * 1000),
  });
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of answer.body ?? []) {
    sizeBytes += part.length;
    if (sizeBytes > oidcLimits.answerBytesMax) throw new RangeError('the answer is too large');
    parts.push(part);
  }
  const { status } = answer;
  const type = answer.headers.get('content-type');
  return new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), {
    status,
    headers: type === null ? {} : { 'content-type': type },
  });
}

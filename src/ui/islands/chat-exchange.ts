/** Talks to the chat's addresses: forms go out as forms, answers come back as what they mean. */

export type Problem = {
  code: string;
  detail: string;
  errors: readonly { pointer: string; detail: string }[];
};

/** `lost`: nothing was heard; whether it arrived is not known, and the same key makes sending again harmless. */
export type Sent =
  /** `donde`: query and place at which the controls show what a button inside a form asked for. */
  | { outcome: 'done'; n: number; donde: string | undefined }
  | { outcome: 'problem'; problem: Problem }
  | { outcome: 'lost' }
  | { outcome: 'page' };

const timeoutMs = 20_000;
/** A file takes as long as it takes. */
const fileTimeoutMs = 600_000;

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function problemOf(value: unknown, status: number): Problem {
  const { code, detail, errors } = recordOf(value);
  const list = Array.isArray(errors) ? errors.map(recordOf) : [];
  return {
    code: typeof code === 'string' ? code : String(status),
    detail: typeof detail === 'string' ? detail : 'No se pudo completar. Vuelva a intentarlo.',
    errors: list.map((error) => ({ pointer: String(error.pointer), detail: String(error.detail) })),
  };
}

/** Sends fields to an address of the chat; forms with files as multipart, all others as the browser would. */
export async function sendFields(action: string, fields: FormData, hasFiles = false): Promise<Sent> {
  const body = hasFiles ? fields : new URLSearchParams();
  if (body instanceof URLSearchParams)
    for (const [name, value] of fields) if (typeof value === 'string') body.append(name, value);
  try {
    const signal = AbortSignal.timeout(hasFiles ? fileTimeoutMs : timeoutMs);
    const answer = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      signal,
    });
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    if (answer.status >= 500) return { outcome: 'lost' };
    if (answer.ok && (isJson || answer.redirected || answer.status === 204)) {
      const said = isJson ? recordOf(await answer.json()) : {};
      const n = Number(said.n ?? 0);
      const donde = typeof said.donde === 'string' ? said.donde : undefined;
      return { outcome: 'done', n: Number.isFinite(n) ? n : 0, donde };
    }
    if (!isJson) return { outcome: 'page' };
    return { outcome: 'problem', problem: problemOf(await answer.json(), answer.status) };
  } catch {
    // No connection, cut off half-way, or too slow: all the same to who waits.
    return { outcome: 'lost' };
  }
}

/** A fragment; null where there is none any more, undefined where nobody answered. */
export async function fetchFragment(href: string): Promise<string | null | undefined> {
  try {
    const answer = await fetch(href, { signal: AbortSignal.timeout(timeoutMs) });
    if (answer.status === 200) return await answer.text();
    return answer.status < 500 ? null : undefined;
  } catch {
    return undefined;
  }
}

export type LineEvent = { n: number; changes: boolean; html: string };
export type Lines = { lines: readonly LineEvent[]; resync: boolean };

export function lineEventOf(value: unknown): LineEvent {
  const { n, cambia, html } = recordOf(value);
  return { n: Number(n), changes: cambia === true, html: typeof html === 'string' ? html : '' };
}

/** Lines after `last`, waiting for one up to `seconds`; null where the conversation is gone. Throws without connection. */
export async function fetchLines(
  href: string,
  last: number,
  seconds: number,
  signal?: AbortSignal,
): Promise<Lines | null> {
  const wait = seconds > 0 ? `&esperar=${seconds}` : '';
  const timeout = AbortSignal.timeout(timeoutMs + seconds * 1_000);
  const answer = await fetch(`${href}?desde=${last}${wait}`, {
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (!answer.ok) return null;
  const { lineas, resync } = recordOf(await answer.json());
  return { lines: Array.isArray(lineas) ? lineas.map(lineEventOf) : [], resync: resync === true };
}

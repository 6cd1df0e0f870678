/** Gets pieces of a page from the server: the browser parses them as documents, and no script ever writes markup. */

/** What came, or why not: `ended` is a session that is no longer there, `lost` a line that failed. */
export type Fragment =
  | { readonly kind: 'page'; readonly page: Document; readonly status: number }
  | { readonly kind: 'ended' }
  | { readonly kind: 'lost' };

const timeoutMs = 15_000;

export function loadFragment(href: string): Promise<Fragment> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', href);
    request.responseType = 'document';
    request.timeout = timeoutMs;
    request.setRequestHeader('x-fragmento', '1');
    request.onload = () => {
      const page = request.responseXML;
      const isElsewhere = new URL(request.responseURL).pathname.endsWith('/ingresar');
      if (request.status === 401 || isElsewhere) resolve({ kind: 'ended' });
      else if (page === null || request.status >= 500) resolve({ kind: 'lost' });
      else resolve({ kind: 'page', page, status: request.status });
    };
    request.onerror = () => resolve({ kind: 'lost' });
    request.ontimeout = () => resolve({ kind: 'lost' });
    request.send();
  });
}

export type Sent =
  | { readonly kind: 'done'; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly status: number;
      readonly sentence: string;
      readonly errors: readonly string[];
    }
  | { readonly kind: 'lost' };

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function sentencesOf(errors: unknown): string[] {
  return Array.isArray(errors)
    ? errors.map((one: unknown) => asText(asRecord(one).detail)).filter((sentence) => sentence !== '')
    : [];
}

/** Sends a form as the page would, and gets the outcome as data. */
export async function sendForm(action: string, body: FormData | URLSearchParams): Promise<Sent> {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs * 4),
    });
    const said = asRecord(await answer.json());
    if (answer.ok) return { kind: 'done', body: said };
    if (answer.status >= 500) return { kind: 'lost' };
    return {
      kind: 'refused',
      code: asText(said.code),
      status: answer.status,
      sentence: asText(said.detail),
      errors: sentencesOf(said.errors),
    };
  } catch (error) {
    console.info('No llegó', error);
    return { kind: 'lost' };
  }
}

/** The fields of a form as its own button would send them; files only where the form takes some. */
export function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData | URLSearchParams {
  const data = new FormData(form, submitter);
  if (form.enctype === 'multipart/form-data') return data;
  const fields = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') fields.append(name, value);
  return fields;
}

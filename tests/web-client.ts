/** A browser without JavaScript for tests: keeps cookies, reads forms, follows redirects by hand. */
import assert from 'node:assert/strict';

export type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly path: string;
};

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The hidden fields of the form with the given action, as the page sent them. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  assert.ok(start >= 0, `no form to ${action} on the page`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) fields[plain(name)] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return fields;
}

export class WebClient {
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  /** Where requests go: one of several processes of a service; the origin itself unless told. */
  base: string;
  /** Sent with every request. */
  headers: Readonly<Record<string, string>> = {};

  constructor(origin: string, session?: string) {
    this.origin = origin;
    this.base = origin;
    if (session !== undefined) this.cookies.set('sesion', session);
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      origin: this.origin,
      'sec-fetch-site': 'same-origin',
      ...this.headers,
      ...(cookie === '' ? {} : { cookie }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(this.base + path, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
      path,
    };
  }

  get(path: string): Promise<Answer> {
    return this.send(path);
  }

  /** Sends a form as shown on `page`, with the given answers beside its hidden fields. */
  post(page: Answer, action: string, answers: readonly (readonly [string, string])[]): Promise<Answer> {
    const body = new URLSearchParams([
      ...Object.entries(hiddenFields(page.html, action)),
      ...answers.map(([k, v]): [string, string] => [k, v]),
    ]);
    return this.send(action, { method: 'POST', body });
  }

  postFiles(
    page: Answer,
    action: string,
    files: readonly (readonly [string, string, Uint8Array])[],
  ): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(hiddenFields(page.html, action))) body.append(name, value);
    for (const [name, fileName, bytes] of files)
      body.append(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName);
    return this.send(action, { method: 'POST', body });
  }
}

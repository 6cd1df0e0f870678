/** A browser without JavaScript that goes from one site to another: cookies by site, redirects followed by hand. */

export type Stop = {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
};

export class Traveller {
  private readonly jars = new Map<string, Map<string, string>>();
  /** Every address it came by. */
  readonly way: string[] = [];

  jarOf(url: string): Map<string, string> {
    const { hostname } = new URL(url);
    const jar = this.jars.get(hostname) ?? new Map<string, string>();
    this.jars.set(hostname, jar);
    return jar;
  }

  async send(url: string, init: RequestInit = {}): Promise<Stop> {
    const jar = this.jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=Thu, 01 Jan 1970|Max-Age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    this.way.push(url);
    const location = answer.headers.get('location');
    return {
      url,
      status: answer.status,
      html: await answer.text(),
      location: location === null ? null : new URL(location, url).href,
    };
  }

  /** Follows redirects until a page, or until `before` says that the next address is not to be opened. */
  async follow(url: string, before: (next: string) => boolean = () => false): Promise<Stop> {
    let stop = await this.send(url);
    for (let steps = 0; stop.location !== null && steps < 15 && !before(stop.location); steps += 1) {
      stop = await this.send(stop.location);
    }
    return stop;
  }

  post(url: string, fields: Readonly<Record<string, string>>): Promise<Stop> {
    const { origin } = new URL(url);
    const headers = { origin, 'sec-fetch-site': 'same-origin' };
    return this.send(url, { method: 'POST', body: new URLSearchParams(fields), headers });
  }
}

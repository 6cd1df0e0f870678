/** Serves the muestrario on this machine under the strict content policy of the real service, for tests. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadAssets } from '../assets.ts';
import type { Html } from '../html.ts';
import type { Site } from '../layout/site.ts';
import { muestrario, muestrarioSheets } from '../muestrario.ts';

export type MuestrarioServer = { href: string; site: Site; close(): Promise<void> };
/** Further answers, by path and query: pages and lists that a test needs. */
export type Extra = (
  path: string,
  query: URLSearchParams,
  site: Site,
  nonce: string,
) => Html | object | undefined;

const nonce = 'c29sby1wcnVlYmFz';

export const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ventanilla`;

/** For scripts, styles and icons. Without `sandbox`: with that directive a browser may refuse a worker (CSP 3, 6.3.2). */
export const assetPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  csp = policy,
): void {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': csp }).end(body);
}

export async function serveMuestrario(
  cacheDir: string,
  extra: Extra = () => undefined,
): Promise<MuestrarioServer> {
  const assets = await loadAssets({ cacheDir });
  const site: Site = {
    agencyName: 'Servicio Nacional de Contratación Pública',
    homeHref: '/',
    assets,
    isDemo: true,
    footerLinks: [
      { text: 'Ayuda', href: '#ayuda' },
      { text: 'Accesibilidad', href: '#accesibilidad' },
      { text: 'Privacidad', href: '#privacidad' },
    ],
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const asset = assets.get(pathname);
    if (asset) return answer(response, 200, asset.type, asset.body, assetPolicy);
    const sheet = muestrarioSheets.find((name) => pathname === `/${name}`);
    if (sheet)
      return answer(response, 200, 'text/html; charset=utf-8', String(muestrario(sheet, site, nonce)));
    const own = extra(pathname, searchParams, site, nonce);
    if (own instanceof String) return answer(response, 200, 'text/html; charset=utf-8', String(own));
    if (own)
      return answer(response, request.method === 'POST' ? 201 : 200, 'application/json', JSON.stringify(own));
    answer(response, 404, 'text/plain', 'No existe');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { href: `http://127.0.0.1:${port}`, site, close };
}

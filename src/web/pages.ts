/** Answers with a page: the frame of the site, the navigation for who is there, the content policy of this answer. */
import { gzipSync } from 'node:zlib';
import type { Actor } from '../domain/solicitud/actor.ts';
import { esSolicitante } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { contentPolicy } from '../platform/http/security-headers.ts';
import type { NavItem } from '../ui/components/service-navigation.ts';
import type { Html } from '../ui/html.ts';
import { type PageOptions, page } from '../ui/layout/page.ts';
import type { SignedIn } from '../ui/layout/site.ts';
import { rememberVisitor, tokenFor } from './visit.ts';
import type { Web, WebContext } from './web.ts';

type Place = 'catalogo' | 'mis-solicitudes' | 'seguimiento' | 'ingresar' | null;

function navigation(actor: Actor, place: Place): readonly NavItem[] {
  const item = (text: string, href: string, of: Place): NavItem =>
    of === place ? { text, href, current: 'page' } : { text, href };
  const own = esSolicitante(actor)
    ? [item('Mis solicitudes', paths.misSolicitudes, 'mis-solicitudes')]
    : [item('Ingresar', paths.ingresar, 'ingresar')];
  return [
    item('Trámites', paths.catalogo, 'catalogo'),
    item('Seguimiento', paths.seguimiento, 'seguimiento'),
    ...own,
  ];
}

function signedIn(web: Web, c: WebContext): SignedIn | undefined {
  const { visit } = c.var;
  if (!esSolicitante(visit.actor)) return undefined;
  return {
    name: visit.actor.nombre,
    accountHref: paths.miCuenta,
    signOutHref: paths.salir,
    csrf: tokenFor(web, visit, 'salir'),
  };
}

export type PublicPage = Omit<PageOptions, 'site' | 'nonce' | 'nav' | 'user' | 'notices'> & {
  readonly place?: Place;
  readonly status?: number;
  /** True where the page holds a form an anonymous visitor may send. */
  readonly hasForm?: boolean;
};

/** Below this, compressing costs more than it saves. */
const worthCompressingBytes = 1_400;
/** A tenth of a millisecond for a page, and nearly all there is to gain (measured on the catalogue: 10.3 → 2.9 KB). */
const compressionLevel = 4;

/**
 * Pages travel compressed where the browser can. Form tokens differ in every answer, so their compressed size tells
 * nothing about them (BREACH).
 */
function compressed(c: WebContext, body: Buffer): Buffer {
  c.header('vary', 'accept-encoding');
  if (body.length < worthCompressingBytes || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return body;
  c.header('content-encoding', 'gzip');
  return gzipSync(body, { level: compressionLevel });
}

/** Answers with markup under this visit's content policy. Private unless said otherwise. */
export function respond(c: WebContext, markup: Html | string, status = 200, cache = 'no-store'): Response {
  c.header('content-security-policy', contentPolicy(c.var.visit.nonce));
  c.header('cache-control', cache);
  c.header('content-type', 'text/html; charset=utf-8');
  const body = compressed(c, Buffer.from(markup.toString()));
  return c.body(new Uint8Array(body), status as 200);
}

/** The markup of a page of the public side, for whoever is there. */
export function publicMarkup(
  web: Web,
  c: WebContext,
  { place = null, ...options }: Omit<PublicPage, 'status' | 'hasForm'>,
): Html {
  const { nonce, actor } = c.var.visit;
  const parts = { site: web.site, nonce, nav: navigation(actor, place), user: signedIn(web, c) };
  return page({ ...options, ...parts, notices: web.deps.vivos.avisos() });
}

/** Answers with a page of the public side. */
export function publicPage(
  web: Web,
  c: WebContext,
  { status = 200, hasForm = false, ...options }: PublicPage,
): Response {
  if (hasForm) rememberVisitor(web, c, c.var.visit);
  return respond(c, publicMarkup(web, c, options), status);
}

/** After a writing request: shows the next page by GET, so that the back button repeats nothing. */
export function seeOther(c: WebContext, href: string): Response {
  return c.redirect(href, 303);
}

/** Answers with a page: the frame of the site, the navigation for who is there, the content policy of this answer. */
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

export type PublicPage = Omit<PageOptions, 'site' | 'nonce' | 'nav' | 'user'> & {
  readonly place?: Place;
  readonly status?: number;
  /** True where the page holds a form an anonymous visitor may send. */
  readonly hasForm?: boolean;
};

/** Answers with markup under this visit's content policy. Private unless said otherwise. */
export function respond(c: WebContext, markup: Html | string, status = 200, cache = 'no-store'): Response {
  c.header('content-security-policy', contentPolicy(c.var.visit.nonce));
  c.header('cache-control', cache);
  c.header('content-type', 'text/html; charset=utf-8');
  return c.body(markup.toString(), status as 200);
}

/** A page of the public side. */
export function publicPage(
  web: Web,
  c: WebContext,
  { place = null, status = 200, hasForm = false, ...options }: PublicPage,
): Response {
  if (hasForm) rememberVisitor(web, c, c.var.visit);
  const { nonce, actor } = c.var.visit;
  return respond(
    c,
    page({ ...options, site: web.site, nonce, nav: navigation(actor, place), user: signedIn(web, c) }),
    status,
  );
}

/** After a writing request: shows the next page by GET, so that the back button repeats nothing. */
export function seeOther(c: WebContext, href: string): Response {
  return c.redirect(href, 303);
}

/** Tokens and webhooks of a supplier's or entity's own account. */
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import type { Surface } from '../../web/integraciones/surface.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';

export const ownSurface: Surface = {
  isOfAll: false,
  tokens: paths.tokens,
  webhooks: paths.webhooks,
  stepUpHref: (volver) => `${paths.reforzar}?volver=${encodeURIComponent(volver)}`,
  admit: (_web, c) => {
    const { session } = c.var.visit;
    if (session !== null && esSolicitante(session.actor)) return session;
    return seeOther(c, `${paths.ingresar}?volver=${encodeURIComponent(c.req.path)}`);
  },
  page: (web, c, shown) =>
    publicPage(web, c, {
      ...shown,
      width: 'full',
      breadcrumbs: [{ text: 'Mi cuenta', href: paths.miCuenta }, { text: shown.title }],
    }),
  refusal: (web, c, refusal, back) => refusalPage(web, c, refusal, { text: 'Volver', href: back }),
};

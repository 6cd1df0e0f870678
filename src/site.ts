/** What every page says about whose service this is. */
import { paths } from './paths.ts';
import type { Assets } from './ui/assets.ts';
import type { Site } from './ui/layout/site.ts';

export function siteOf(assets: Assets, isDemo: boolean): Site {
  return {
    agencyName: 'Servicio Nacional de Contratación Pública',
    homeHref: paths.catalogo,
    assets,
    isDemo,
    footerLinks: [
      { text: 'Comprobar un recibo', href: paths.verificar },
      { text: 'Transparencia', href: paths.transparencia },
      { text: 'Accesibilidad', href: paths.accesibilidad },
      { text: 'Privacidad', href: paths.privacidad },
      ...(isDemo ? [{ text: 'Correo de la demostración', href: paths.demoBuzon }] : []),
      { text: 'Mesa de trabajo', href: paths.mesa.inicio },
    ],
  };
}

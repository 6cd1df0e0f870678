/** Tokens of a person of the staff, and for administrators everybody's tokens and webhooks. */
import { paths } from '../../paths.ts';
import type { Surface } from '../../web/integraciones/surface.ts';
import { requireAdministrator } from '../administracion/require-administrator.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';

const { mesa } = paths;

/** Where staff prove again who they are; it has one form and no way back, so it opens by hand. */
const stepUpHref = (): string => mesa.seguridad;

export const staffSurface: Surface = {
  isOfAll: false,
  tokens: mesa.tokens,
  webhooks: null,
  stepUpHref,
  admit: (_web, c) => {
    const staff = requireStaff(c);
    return staff instanceof Response ? staff : staff.session;
  },
  page: (web, c, shown) =>
    deskPage(web, c, {
      breadcrumbs: [{ text: 'Seguridad', href: mesa.seguridad }, { text: shown.title }],
      ...shown,
      place: 'seguridad',
    }),
  refusal: (web, c, refusal, back) => deskRefusal(web, c, refusal, { text: 'Volver', href: back }),
};

export const administrationSurface: Surface = {
  isOfAll: true,
  tokens: { inicio: mesa.integraciones.tokens, revocar: mesa.integraciones.revocarToken },
  webhooks: {
    inicio: mesa.integraciones.webhooks,
    destino: mesa.integraciones.destino,
    verbo: mesa.integraciones.verbo,
  },
  stepUpHref,
  admit: (web, c) => {
    const staff = requireAdministrator(web, c);
    return staff instanceof Response ? staff : staff.session;
  },
  page: (web, c, shown) =>
    deskPage(web, c, {
      breadcrumbs: [{ text: 'Administración', href: mesa.administracion.inicio }, { text: shown.title }],
      ...shown,
      place: 'administracion',
    }),
  refusal: (web, c, refusal, back) => deskRefusal(web, c, refusal, { text: 'Volver', href: back }),
};

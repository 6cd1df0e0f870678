/** Every brick in use, on invented data: what tests walk through and the demo shows under /demo/muestrario. */
import type { Html } from './html.ts';
import { page } from './layout/page.ts';
import type { SignedIn, Site } from './layout/site.ts';
import { staffPage } from './layout/staff-page.ts';
import { caseMain } from './muestrario/case.ts';
import { catalogueHero, catalogueMain } from './muestrario/catalogue.ts';
import { chatSample } from './muestrario/chat.ts';
import { deskMain } from './muestrario/desk.ts';
import { fieldsMain } from './muestrario/fields.ts';

const sheetNames = {
  catalogo: 'Catálogo',
  formulario: 'Formulario',
  caso: 'Caso',
  chat: 'Chat',
  mesa: 'Mesa',
} as const;

export type MuestrarioSheet = keyof typeof sheetNames;
export const muestrarioSheets: readonly MuestrarioSheet[] = [
  'catalogo',
  'formulario',
  'caso',
  'chat',
  'mesa',
];

/** Reads `?hoja=`; anything else is the catalogue. */
export function muestrarioSheet(asked: string | undefined): MuestrarioSheet {
  return muestrarioSheets.find((sheet) => sheet === asked) ?? 'catalogo';
}

const user: SignedIn = {
  name: 'Empresa de Ejemplo S. A.',
  accountHref: '#cuenta',
  signOutHref: '/salir',
  csrf: 'muestra',
};

export function muestrario(sheet: MuestrarioSheet, site: Site, nonce: string): Html {
  const links = muestrarioSheets.map((name) => ({
    text: sheetNames[name],
    href: `?hoja=${name}`,
    isCurrent: name === sheet,
  }));
  const nav = links.map(({ isCurrent, ...link }) => ({
    ...link,
    current: isCurrent ? ('page' as const) : undefined,
  }));
  const title = `Muestrario: ${sheetNames[sheet]}`;
  const shared = {
    site,
    nonce,
    nav,
    user,
    title,
    breadcrumbs: [{ text: 'Inicio', href: '/' }, { text: 'Muestrario' }],
  };
  if (sheet === 'formulario') {
    return page({
      ...shared,
      main: fieldsMain(),
      errorsPresent: true,
      scripts: ['cascada', 'buscador', 'subida'],
    });
  }
  if (sheet === 'caso') return page({ ...shared, main: caseMain() });
  if (sheet === 'chat') return page({ ...shared, main: chatSample(), styles: [site.assets.cssChat] });
  if (sheet === 'mesa') {
    const counts = { catalogo: undefined, formulario: 3, caso: undefined, chat: 2, mesa: 67 };
    const places = links.map((link, index) => ({
      ...link,
      count: counts[muestrarioSheets[index] ?? 'mesa'],
    }));
    return staffPage({
      site,
      nonce,
      title,
      user: { ...user, name: 'Oficial de Muestra' },
      main: deskMain(),
      nav: places,
    });
  }
  return page({ site, nonce, nav, title, hero: catalogueHero(), main: catalogueMain(), width: 'full' });
}

/** An expected "no" as a page of its own, for where there is no form to show it beside. */
import type { Refusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { linkButton } from '../ui/components/button.ts';
import { html } from '../ui/html.ts';
import { publicPage } from './pages.ts';
import type { Web, WebContext } from './web.ts';

const titles: { readonly [status: number]: string } = {
  401: 'Ingrese para continuar',
  403: 'No puede hacer esto',
  404: 'No encontrado',
  409: 'Algo cambió',
  410: 'Enlace vencido',
  413: 'Demasiado grande',
  429: 'Demasiados intentos',
  500: 'Algo falló de nuestro lado',
  503: 'Vuelva a intentarlo en un momento',
};

export function titleOf(status: number): string {
  return titles[status] ?? 'No se pudo completar';
}

/** `next`: where to go from here; the catalogue unless told. */
export function refusalPage(
  web: Web,
  c: WebContext,
  refusal: Pick<Refusal, 'status' | 'sentence'>,
  next: { readonly text: string; readonly href: string } = {
    text: 'Ver todos los trámites',
    href: paths.catalogo,
  },
): Response {
  const title = titleOf(refusal.status);
  return publicPage(web, c, {
    title,
    status: refusal.status,
    main: html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${refusal.sentence}</p>${linkButton({ text: next.text, href: next.href })}`,
  });
}

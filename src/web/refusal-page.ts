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

function titleOf(status: number): string {
  return titles[status] ?? 'No se pudo completar';
}

/** Where to go from a refusal. */
export type NextStep = { readonly text: string; readonly href: string };

/** What every such page is made of, whatever frame stands around it. */
export function refusalParts({ status, sentence }: Pick<Refusal, 'status' | 'sentence'>, next: NextStep) {
  const title = titleOf(status);
  const main = html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${sentence}</p>${linkButton(next)}`;
  return { title, status, main };
}

/** `next`: the catalogue unless told. */
export function refusalPage(
  web: Web,
  c: WebContext,
  refusal: Pick<Refusal, 'status' | 'sentence'>,
  next: NextStep = { text: 'Ver todos los trámites', href: paths.catalogo },
): Response {
  return publicPage(web, c, refusalParts(refusal, next));
}

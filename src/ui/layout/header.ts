/** The band on top: our mark and name, and the agency whose window this is. */
import { type Html, html } from '../html.ts';
import { mark } from './mark.ts';
import type { SignedIn, Site } from './site.ts';

export function header(site: Site): Html {
  return html`<div class="v-cabecera"><div class="govuk-width-container v-cabecera__dentro"><a class="v-cabecera__casa" href="${site.homeHref}">${mark}<span class="v-cabecera__nombre">Ventanilla</span></a><span class="v-cabecera__agencia">${site.agencyName}</span></div></div>`;
}

export function signedInBox(user: SignedIn): Html {
  return html`<div class="v-sesion"><a class="govuk-link v-sesion__nombre" href="${user.accountHref}"><span class="govuk-visually-hidden">Su cuenta: </span>${user.name}</a><form action="${user.signOutHref}" method="post" data-salir><input type="hidden" name="_csrf" value="${user.csrf}"><button class="v-boton-enlace">Salir</button></form></div>`;
}

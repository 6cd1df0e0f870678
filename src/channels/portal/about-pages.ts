/** The page every public service owes about how accessible it is. Short and honest. */
import { type Html, html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';

const bullets = (lines: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const help =
  'Si algo no le permite hacer su trámite, llame a la mesa de ayuda: 1800-737267, de lunes a viernes de 08h00 a 17h00.';

export function showAccessibility(web: Web, c: WebContext): Response {
  return publicPage(web, c, {
    title: 'Accesibilidad',
    main: html`<h1 class="govuk-heading-l">Accesibilidad</h1>
<p class="govuk-body">Este servicio se construye para que lo use cualquier persona. Su meta es la norma WCAG 2.2, nivel AA.</p>
<h2 class="govuk-heading-m">Cómo está hecho</h2>
${bullets([
  'Todo se puede hacer solo con el teclado, y cada parte tiene su nombre para los lectores de pantalla.',
  'Todo funciona sin JavaScript, en un teléfono y con una conexión lenta.',
  'Puede ampliar la página al 400 % sin perder nada.',
  'Cada error se dice con palabras, junto al dato y al inicio de la página.',
])}
<h2 class="govuk-heading-m">Qué comprobamos y qué no</h2>
<p class="govuk-body">Una revisión automática recorre las páginas en cada cambio. Ninguna persona ajena al equipo ha evaluado todavía el servicio, y los archivos que las personas adjuntan pueden no ser accesibles.</p>
<h2 class="govuk-heading-m">Si encuentra un obstáculo</h2><p class="govuk-body">${help}</p>`,
  });
}

/** The two pages every public service owes: how accessible it is, and what it does with personal data. Short and honest. */
import { limits } from '../../domain/limits.ts';
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

export function showPrivacy(web: Web, c: WebContext): Response {
  return publicPage(web, c, {
    title: 'Privacidad',
    main: html`<h1 class="govuk-heading-l">Privacidad</h1>
<p class="govuk-body">Usamos sus datos para atender el trámite que usted presenta y para cuidar su cuenta. Nada más.</p>
<h2 class="govuk-heading-m">Qué guardamos</h2>
${bullets([
  'Lo que usted escribe y adjunta en cada solicitud, y la historia de lo que se hizo con ella.',
  `Sus borradores, hasta ${limits.draftDaysKept} días después del último cambio.`,
  'De cada ingreso: la fecha, el tipo de navegador y una huella de la red. No guardamos su dirección IP ni su clave.',
])}
<h2 class="govuk-heading-m">Quién lo ve</h2>
<p class="govuk-body">Usted y las personas de la institución que atienden o auditan su solicitud. Con la referencia, cualquiera puede ver solo el trámite, el estado y las fechas.</p>
<h2 class="govuk-heading-m">Cookies</h2>
${bullets([
  'Una para su sesión, que termina al cerrar el navegador o al salir.',
  'Una para proteger los formularios que envía sin haber ingresado.',
  'Una que reconoce este navegador después de ingresar, para que los intentos de otras personas no le cierren el paso.',
])}
<p class="govuk-body">No hay rastreadores, ni publicidad, ni contenido de otros sitios.</p>
<h2 class="govuk-heading-m">Sus derechos</h2>
<p class="govuk-body">La Ley Orgánica de Protección de Datos Personales le permite pedir acceso a sus datos y su rectificación. ${help}</p>`,
  });
}

/** What the service does with personal data, with the terms as they are in force. Short and honest. */
import { conservacionInForce } from '../../actions/conservacion/conservacion-in-force.ts';
import { clases, clavesConservadas } from '../../domain/conservacion/clases.ts';
import { paths } from '../../paths.ts';
import { table } from '../../ui/components/table.ts';
import { html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';

const help = '1800-737267, de lunes a viernes de 08h00 a 17h00';

const one: Readonly<Record<string, string>> = { años: 'año', días: 'día' };

/** «1 año», «10 años» */
const term = (count: number, unit: string): string => `${count} ${count === 1 ? (one[unit] ?? unit) : unit}`;

export async function showPrivacy(web: Web, c: WebContext): Promise<Response> {
  const { conservacion } = await conservacionInForce(web.deps);
  const own = web.deps.definiciones.todas.flatMap(({ definicion: { id, nombre } }) => {
    const years = conservacion.porTramite[id];
    return years === undefined ? [] : [[`Solicitudes de «${nombre}»`, term(years, 'años'), '']];
  });
  return publicPage(web, c, {
    title: 'Privacidad',
    main: html`<h1 class="govuk-heading-l">Privacidad</h1>
<p class="govuk-body">Usamos sus datos para atender el trámite que usted presenta, para llevar el registro que manda la ley y para cuidar su cuenta. Nada más. No pedimos su consentimiento para eso: la ley nos encarga hacerlo.</p>
<h2 class="govuk-heading-m">Qué guardamos</h2>
<ul class="govuk-list govuk-list--bullet"><li>Lo que usted escribe y adjunta en cada solicitud, y la historia de lo que se hizo con ella.</li>
<li>Sus borradores, sus conversaciones del chat y los correos que nos envía.</li>
<li>De cada ingreso: la fecha, el tipo de navegador y una huella de la red. No guardamos su dirección IP ni su clave.</li></ul>
<h2 class="govuk-heading-m">Por cuánto tiempo</h2>
${table({
  caption: 'Tiempo de conservación de cada cosa',
  captionHidden: true,
  narrow: 'cards',
  firstCellIsHeader: true,
  head: ['Qué', 'Cuánto', 'Desde'].map((text) => ({ text })),
  rows: [
    ...clavesConservadas.map((clave) => [
      clases[clave].nombre,
      term(conservacion.plazos[clave], clases[clave].unidad),
      clases[clave].desde,
    ]),
    ...own,
  ],
})}
<p class="govuk-body">Después retiramos los nombres, los datos, los documentos y los mensajes. De una solicitud queda que existió: su referencia, el trámite, el estado, las fechas y el resultado. Un recibo que usted conserve se puede seguir comprobando.</p>
<p class="govuk-body">Lo que una autoridad manda conservar, por ejemplo por un juicio, se queda hasta que la orden termine.</p>
<h2 class="govuk-heading-m">Quién lo ve</h2>
<p class="govuk-body">Usted y las personas de la institución que atienden o auditan su solicitud; cada lectura queda anotada. Con la referencia, cualquiera puede ver solo el trámite, el estado y las fechas.</p>
<h2 class="govuk-heading-m">Cookies</h2>
<ul class="govuk-list govuk-list--bullet"><li>Una para su sesión, que termina al cerrar el navegador o al salir.</li>
<li>Una para proteger los formularios que envía sin haber ingresado.</li>
<li>Una que reconoce este navegador después de ingresar, para que los intentos de otras personas no le cierren el paso.</li></ul>
<p class="govuk-body">No hay rastreadores, ni publicidad, ni contenido de otros sitios.</p>
<h2 class="govuk-heading-m">Sus derechos</h2>
<p class="govuk-body">La Ley Orgánica de Protección de Datos Personales le permite pedir una copia de sus datos, su corrección, su eliminación cuando la ley no mande conservarlos, y oponerse a un uso. Con su cuenta, pídalo en <a class="govuk-link" href="${paths.misDatos}">Mis datos</a>. Sin cuenta, por correo o en persona: llame al ${help}. Respondemos en ${conservacion.respuestaDias} días de término.</p>`,
  });
}

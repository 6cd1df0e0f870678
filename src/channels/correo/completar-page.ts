/** What is still missing of a trámite sent by mail, with what already came: answered and attached on one page, without an account. */
import { faltantesDe } from '../../actions/correo-mesa/missing-codes.ts';
import { readThreadPapers } from '../../actions/correo-mesa/read-thread-papers.ts';
import type { DefinicionVigente } from '../../actions/deps.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { FieldError } from '../../domain/refusals.ts';
import { type Entrada, leerDatos } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import { renderField } from '../../web/fields/render-field.ts';
import { errorsByPath } from '../../web/filing/field-errors.ts';
import type { Search } from '../../web/filing/inner-buttons.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { linkPage, type Opened, openLink } from './completar-frame.ts';
import { completePurpose } from './completar-purpose.ts';
import { completionSlots } from './completar-slots.ts';
import { showStatus } from './completar-status.ts';

type Hilo = Opened['hilo'];

export type CompletionShown = {
  readonly errors: readonly FieldError[];
  readonly search: Search | null;
  readonly status?: number;
};

/** By the definition's own labels: the same list that the letter carried. */
function missingList(vigente: DefinicionVigente, hilo: Hilo): Html {
  const missing = faltantesDe(vigente.definicion, hilo.contenido);
  if (missing.length === 0)
    return insetText({ text: 'Ya tenemos todo lo necesario. Revise lo que sigue y presente su solicitud.' });
  return insetText({
    text: html`<p class="govuk-body"><strong>Todavía falta</strong></p><ul class="govuk-list govuk-list--bullet">${missing.map(({ etiqueta, porque }) => html`<li>${etiqueta}${porque !== null && html`: ${porque}`}</li>`)}</ul>`,
  });
}

function loose({ contenido }: Hilo): Html | false {
  const { sueltos } = contenido;
  return (
    sueltos.length > 0 &&
    html`<p class="govuk-body">También llegó, y no lo usamos en ningún documento: ${sueltos.map(({ nombre }) => nombre).join(', ')}. Si es alguno de los que faltan, adjúntelo en su lugar.</p>`
  );
}

async function fields(
  web: Web,
  { definicion }: DefinicionVigente,
  entrada: Entrada,
  { errors, search }: CompletionShown,
): Promise<Html> {
  const campos = definicion.paginas.flatMap((pagina) => pagina.campos);
  const options = await readFieldOptions(
    web.deps,
    { clase: 'publico' },
    optionsAsked(definicion, campos, entrada, search),
  );
  const drawing = { options, errors: errorsByPath(errors) };
  return html`${definicion.paginas.map(
    ({ titulo, campos: own }) =>
      html`<h2 class="govuk-heading-m">${titulo}</h2>${own.map((name) => {
        const campo = definicion.datos[name];
        return campo === undefined || campo.tipo === 'codigoAlRegistrado'
          ? html``
          : renderField(campo, name, entrada[name], drawing);
      })}`,
  )}`;
}

/** `entrada`: as typed just now, where that differs from what is kept. */
export async function showCompletion(
  web: Web,
  c: WebContext,
  { hilo, token }: Opened,
  vigente: DefinicionVigente,
  shown: CompletionShown,
  entrada: Entrada = hilo.contenido.datos,
): Promise<Response> {
  const { definicion } = vigente;
  const papers = await readThreadPapers(web.deps, hilo, vigente);
  const { datos } = leerDatos(definicion, entrada);
  const save = 'Guardar y revisar';
  const content = html`<p class="govuk-body">Su correo llegó el ${instantText(hilo.creadoMs, zoneGuayaquil)} y tiene la referencia <strong>${hilo.referencia}</strong>. Puede completar aquí lo que falta, o responder al correo con lo que falta adjunto.</p>
${missingList(vigente, hilo)}${loose(hilo)}
${form({
  action: paths.completarCorreoArchivos(token),
  csrf: tokenFor(web, c.var.visit, completePurpose),
  hasFiles: true,
  content: html`${button({ text: save, classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}${await fields(web, vigente, entrada, shown)}${completionSlots(definicion, datos, papers, errorsByPath(shown.errors))}
<p class="govuk-body">Todavía no se presenta nada: antes verá todo junto.</p>${button({ text: save })}`,
})}`;
  return linkPage(web, c, {
    title: definicion.nombre,
    content,
    definicion,
    errors: shown.errors,
    ...(shown.status === undefined ? {} : { status: shown.status }),
  });
}

/** A mail about something that is not filed by mail: where it stands, and nothing to fill in. */
function plainPage(web: Web, c: WebContext, { hilo }: Opened): Response {
  const isClosed = hilo.estado === 'cerrado';
  return linkPage(web, c, {
    title: isClosed ? 'Su correo fue atendido' : 'Recibimos su correo',
    definicion: null,
    content: html`<p class="govuk-body">Llegó el ${instantText(hilo.creadoMs, zoneGuayaquil)} y tiene la referencia <strong>${hilo.referencia}</strong>.</p><p class="govuk-body">${isClosed ? 'La atención terminó. Si tiene algo más que decir, responda al último correo que recibió.' : `Lo atiende ${hilo.unidad}, que le responderá por correo. Si quiere agregar algo, responda al correo que recibió.`}</p>`,
  });
}

export async function completionPage(web: Web, c: WebContext): Promise<Response> {
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  if (opened.hilo.solicitud !== null) return showStatus(web, c, opened, null);
  return opened.vigente === null
    ? plainPage(web, c, opened)
    : showCompletion(web, c, opened, opened.vigente, { errors: [], search: null });
}

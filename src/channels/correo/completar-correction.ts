/** A correction that was asked for in a case filed by mail: the questions and papers asked again, and a word to whoever asked. */
import {
  correctByLink,
  type LinkedCase,
  readCaseByLink,
} from '../../actions/correo-mesa/read-case-by-link.ts';
import type { DefinicionVigente } from '../../actions/deps.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { longInstantText } from '../../domain/calendar/civil-text.ts';
import { limits } from '../../domain/limits.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { isMultipart } from '../../platform/http/multipart.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields, readCommandFields } from '../../web/command-fields.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import { readAnswers, withoutEmptyRows } from '../../web/fields/read-answers.ts';
import { renderField } from '../../web/fields/render-field.ts';
import { fileSize } from '../../web/file-size.ts';
import { errorsByPath } from '../../web/filing/field-errors.ts';
import { seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { linkPage, openLink } from './completar-frame.ts';
import { correctPurpose } from './completar-purpose.ts';
import { receiveForm } from './receive-form.ts';

type Asked = { readonly token: string; readonly caso: LinkedCase; readonly vigente: DefinicionVigente };
type Shown = {
  readonly entrada: Entrada;
  readonly texto: string;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

function slots({ caso, vigente }: Asked, errors: ReadonlyMap<string, string>): readonly Html[] {
  return (caso.solicitud.correccion?.documentos ?? []).map((clave) => {
    const documento = vigente.definicion.documentos[clave];
    if (documento === undefined) return html``;
    const { formatos, etiqueta, maximo } = documento;
    const formats = formatos.map((formato) => formato.toUpperCase()).join(', ');
    return fileUpload({
      name: `documento:${clave}`,
      label: etiqueta,
      labelSize: 's',
      hint: `${formats}, hasta ${fileSize(limits.fileSizeBytesMax)} cada uno. Reemplaza lo que envió antes.`,
      error: errors.get(`documento:${clave}`),
      multiple: maximo > 1,
      accept: formatos.map((formato) => `.${formato}`).join(','),
    });
  });
}

async function render(web: Web, c: WebContext, asked: Asked, shown: Shown): Promise<Response> {
  const { token, caso, vigente } = asked;
  const { definicion } = vigente;
  const { correccion, version } = caso.solicitud;
  const campos = correccion?.campos ?? [];
  const errors = errorsByPath(shown.errors);
  const options = await readFieldOptions(
    web.deps,
    { clase: 'publico' },
    optionsAsked(definicion, campos, shown.entrada, null),
  );
  const fields = campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined ? html`` : renderField(campo, name, shown.entrada[name], { options, errors });
  });
  const asks = html`<p class="govuk-body v-escrito">${correccion?.pide ?? ''}</p>${correccion !== null && html`<p class="govuk-body">Puede responder hasta el ${longInstantText(correccion.venceMs, caso.zone)}.</p>`}`;
  return linkPage(web, c, {
    title: 'Corrija su solicitud',
    definicion,
    errors: shown.errors,
    status: shown.status,
    backHref: paths.completarCorreo(token),
    content: html`${insetText({ text: asks })}${form({
      action: paths.completarCorreoSubsanar(token),
      csrf: tokenFor(web, c.var.visit, correctPurpose),
      hasFiles: true,
      content: html`${commandFields(web, { version })}${fields}${slots(asked, errors)}${textarea({ name: 'texto', label: 'Su respuesta', rows: 4, value: shown.texto, error: errors.get('texto'), attributes: { maxlength: limits.messageCharsMax } })}${button({ text: 'Enviar la corrección', attributes: { 'data-prevent-double-click': 'true' } })}`,
    })}`,
  });
}

async function findAsked(web: Web, c: WebContext) {
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  const here = paths.completarCorreo(opened.token);
  const caso = await readCaseByLink(web.deps, opened.hilo);
  const vigente = isRefusal(caso) ? null : web.deps.definiciones.porId(caso.solicitud.tramite);
  if (isRefusal(caso) || vigente === null || !caso.puedeSubsanar) return seeOther(c, here);
  return { token: opened.token, hilo: opened.hilo, caso, vigente };
}

export async function correctionPage(web: Web, c: WebContext): Promise<Response> {
  const asked = await findAsked(web, c);
  if (asked instanceof Response) return asked;
  return render(web, c, asked, { entrada: asked.caso.solicitud.datos, texto: '', errors: [], status: 200 });
}

/** A browser forgets the files it chose: where the page comes back, it says so. */
const chooseAgain = (names: readonly string[]): readonly FieldError[] =>
  names.length === 0 ? [] : [{ path: '', sentence: `Vuelva a elegir los archivos: ${names.join(', ')}.` }];

export async function sendCorrection(web: Web, c: WebContext): Promise<Response> {
  const asked = await findAsked(web, c);
  if (asked instanceof Response) return asked;
  if (!isMultipart(c.env.incoming)) return refusalPage(web, c, refuse('peticion-ilegible'));
  const { caso, vigente, hilo, token } = asked;
  const { campos = [], documentos = [] } = caso.solicitud.correccion ?? {};
  const received = await receiveForm(web, c, {
    vigente,
    purpose: correctPurpose,
    yaHay: [],
    only: documentos,
  });
  if (received === 'cut-off') return refusalPage(web, c, refuse('archivo-incompleto'));
  const { body, adjuntos, errors, authentic } = received;
  const entrada = readAnswers(vigente.definicion, campos, body);
  const texto = first(body, 'texto');
  const again = (said: readonly FieldError[], status: number) =>
    render(web, c, asked, {
      entrada,
      texto,
      errors: [...said, ...chooseAgain(adjuntos.map(({ nombre }) => nombre))],
      status,
    });
  const late = refuse('formulario-vencido');
  if (!authentic) return again([{ path: '', sentence: late.sentence }], late.status);
  if (errors.length > 0) return again(errors, 422);
  const outcome = await correctByLink(web.deps, hilo, {
    ...readCommandFields(body),
    texto,
    entrada: withoutEmptyRows(entrada),
    adjuntos,
  });
  if (!isRefusal(outcome)) return seeOther(c, `${paths.completarCorreo(token)}?hecho=subsanar`);
  const said = outcome.errors.length > 0 ? outcome.errors : [{ path: '', sentence: outcome.sentence }];
  return again(said, outcome.status);
}

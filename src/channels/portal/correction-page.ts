/** Answering a correction: the questions and papers that were asked for again, and a word to whoever asked. */
import { answerCorrection } from '../../actions/answer-correction.ts';
import { type CaseView, readCase } from '../../actions/read-case.ts';
import { readDraftPapers } from '../../actions/read-draft-papers.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { readPresentEntry } from '../../actions/read-present-entry.ts';
import { storable } from '../../actions/storable.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { AdjuntoExaminado } from '../../domain/documento/examen.ts';
import { limits } from '../../domain/limits.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import type { Correccion } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Adjunto, Documentos } from '../../domain/tramite/documento.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { fileList } from '../../ui/components/file-list.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { paperFindings, paperState } from '../../ui/components/paper-findings.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields, readCommand } from '../../web/command-fields.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import { applyRowButton, readAnswers } from '../../web/fields/read-answers.ts';
import { fieldAnchor, renderField } from '../../web/fields/render-field.ts';
import { fileSize } from '../../web/file-size.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { templateLink } from '../../web/template-link.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { paragraphs } from './case-history.ts';
import { backToOwn } from './case-page.ts';
import {
  correctionPurpose,
  fileField,
  keepFile,
  keptField,
  readCorrection,
  readFieldsOnly,
  type Sent,
} from './correction-form.ts';

const draftOf = (referencia: string) => `subsanar-${referencia}`;

/** A case that waits for its filer, with everything the form needs. */
type Asked = {
  readonly actor: Solicitante;
  readonly view: CaseView;
  readonly definicion: Definicion;
  readonly correccion: Correccion;
  readonly documentos: Documentos;
  /** Binds kept files to this case and this account. */
  readonly owner: string;
};

type Shown = {
  readonly entrada: Entrada;
  readonly texto: string;
  readonly adjuntos: readonly Adjunto[];
  readonly errors: readonly FieldError[];
  readonly search: { readonly campo: string; readonly consulta: string } | null;
  readonly status: number;
};

async function findAsked(web: Web, c: WebContext, referencia: string): Promise<Asked | Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const view = await readCase(web.deps, actor, referencia);
  if (isRefusal(view)) return refusalPage(web, c, view, backToOwn);
  const { definicion, solicitud, puede } = view;
  const { correccion } = solicitud;
  if (definicion === null || correccion === null || !puede.has('subsanar')) {
    const back = { text: 'Volver a la solicitud', href: paths.solicitud(referencia) };
    return refusalPage(web, c, refuse('transicion-imposible'), back);
  }
  const documentos = Object.fromEntries(
    Object.entries(definicion.documentos).filter(([clave]) => correccion.documentos.includes(clave)),
  );
  return { actor, view, definicion, correccion, documentos, owner: `${solicitud.id}|${actor.cuenta}` };
}

function uploads(
  web: Web,
  { documentos, owner }: Asked,
  shown: Shown,
  papers: readonly AdjuntoExaminado[],
  errors: ReadonlyMap<string, string>,
): Html {
  const slots = Object.entries(documentos).map(([clave, documento]) => {
    const files = papers.filter((a) => a.documento === clave);
    const formats = documento.formatos.map((f) => f.toUpperCase()).join(', ');
    return html`${fileUpload({
      name: fileField(clave),
      label: documento.opcional === true ? `${documento.etiqueta} (opcional)` : documento.etiqueta,
      labelSize: 's',
      hint: `${formats}, hasta ${fileSize(limits.fileSizeBytesMax)} cada uno. Reemplaza lo que adjuntó antes.`,
      error: errors.get(fileField(clave)),
      multiple: documento.maximo > 1,
      accept: documento.formatos.map((f) => `.${f}`).join(','),
    })}${templateLink(documento)}${fileList({
      name: fileField(clave),
      canRemove: true,
      files: files.map((a) => ({
        id: a.id,
        name: a.nombre,
        size: fileSize(a.tamanoBytes),
        state: paperState(a.examen),
        found: paperFindings(a.examen, 'Así no se puede enviar: quítelo y adjunte el archivo corregido.'),
      })),
    })}`;
  });
  const kept = shown.adjuntos.map(
    (a) => html`<input type="hidden" name="${keptField}" value="${keepFile(web, owner, a)}">`,
  );
  return html`${slots}${kept}`;
}

async function questions(
  web: Web,
  c: WebContext,
  { actor, view, definicion, correccion }: Asked,
  { entrada, search }: Shown,
  errors: ReadonlyMap<string, string>,
): Promise<readonly Html[]> {
  const asked = optionsAsked(definicion, correccion.campos, entrada, search);
  const datos = view.solicitud.datos;
  const [options, { proceso }] = await Promise.all([
    readFieldOptions(web.deps, c.var.visit.actor, asked),
    readPresentEntry(web.deps, actor, definicion, datos),
  ]);
  const schedule = { etapas: proceso?.proceso?.etapas ?? [], check: null, checkHref: null };
  return correccion.campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined
      ? html``
      : renderField(campo, name, entrada[name], { options, errors, schedule });
  });
}

async function render(web: Web, c: WebContext, asked: Asked, shown: Shown): Promise<Response> {
  const { view, definicion, correccion } = asked;
  const { referencia } = view.solicitud;
  const errors = new Map([...shown.errors].reverse().map(({ path, sentence }) => [path, sentence]));
  const [fields, papers] = await Promise.all([
    questions(web, c, asked, shown, errors),
    readDraftPapers(web.deps, asked.actor, definicion, shown.adjuntos),
  ]);
  const items = shown.errors.map(({ path, sentence }) => ({
    text: sentence,
    href: path === '' ? undefined : fieldAnchor(definicion.datos[path], path),
  }));
  return publicPage(web, c, {
    title: 'Responder a la corrección',
    backHref: paths.solicitud(referencia),
    status: shown.status,
    errorsPresent: items.length > 0,
    scripts: ['cascada', 'buscador'],
    main: html`${items.length > 0 && errorSummary({ errors: items })}
<span class="govuk-caption-l">${definicion.nombre} · ${referencia}</span><h1 class="govuk-heading-l">Responda a la corrección</h1>
${insetText({ text: html`<p class="govuk-body"><strong>${view.solicitud.unidad} le pide:</strong></p>${paragraphs(correccion.pide)}` })}
<p class="govuk-body">Puede responder hasta el ${dateText(civilDateAt(correccion.venceMs, view.zone))}. Lo demás de su solicitud queda como está.</p>
${form({
  action: paths.subsanar(referencia),
  csrf: tokenFor(web, c.var.visit, correctionPurpose),
  hasFiles: true,
  draftKey: draftOf(referencia),
  content: html`${button({ text: 'Enviar la respuesta', classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}${commandFields(web, view.solicitud)}
${fields}${uploads(web, asked, shown, papers, errors)}
${countedTextarea({ name: 'texto', label: 'Su respuesta', hint: 'Diga en pocas palabras qué corrigió.', rows: 4, lengthMax: limits.messageCharsMax, thresholdPercent: 75, value: shown.texto, error: errors.get('texto') })}
${button({ text: 'Enviar la respuesta' })}`,
})}`,
  });
}

export async function showCorrection(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const asked = await findAsked(web, c, referencia);
  if (asked instanceof Response) return asked;
  const { datos } = asked.view.solicitud;
  const blank = { texto: '', adjuntos: [], errors: [], search: null, status: 200 };
  return render(web, c, asked, { ...blank, entrada: datos });
}

/** Papers that were asked for and did not come. */
function missing({ documentos }: Asked, { adjuntos, errors }: Sent): readonly FieldError[] {
  return Object.entries(documentos)
    .filter(([clave, { opcional }]) => opcional !== true && !adjuntos.some((a) => a.documento === clave))
    .map(([clave, { etiqueta }]) => ({
      path: fileField(clave),
      sentence: `Adjunte: ${etiqueta}. Si no lo tiene, dígalo en un mensaje dentro de su solicitud.`,
    }))
    .filter(({ path }) => !errors.some((error) => error.path === path));
}

/** What a button of the form asked for, other than sending it. */
function pressed(asked: Asked, sent: Sent): Shown | null {
  const { definicion, correccion } = asked;
  const accion = first(sent.body, '_accion');
  if (accion === '' || sent.forged !== null) return null;
  const [verb, name = ''] = accion.split(':');
  const entrada = applyRowButton(readAnswers(definicion, correccion.campos, sent.body), accion);
  const removed = verb === 'quitar-archivo' ? accion.split(':').at(-1) : undefined;
  return {
    entrada,
    texto: first(sent.body, 'texto'),
    adjuntos: sent.adjuntos.filter(({ id }) => id !== removed),
    errors: sent.errors,
    search: verb === 'buscar' ? { campo: name, consulta: first(sent.body, `${name}_buscar`) } : null,
    status: 200,
  };
}

/** Keeps the words of somebody whose session ended; their files they attach again. */
async function signInFirst(web: Web, c: WebContext, referencia: string): Promise<Response | null> {
  if (esSolicitante(c.var.visit.actor)) return null;
  const body = await readFieldsOnly(c);
  if (isRefusal(body)) return refusalPage(web, c, body, backToOwn);
  const identity = { purpose: correctionPurpose, draftKey: draftOf(referencia) };
  const answer = requireFilerFor(web, c, identity, body);
  return answer instanceof Response ? answer : null;
}

export async function sendCorrection(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const signIn = await signInFirst(web, c, referencia);
  if (signIn !== null) return signIn;
  const asked = await findAsked(web, c, referencia);
  if (asked instanceof Response) return asked;
  const sent = await readCorrection(web, c, asked.owner, asked.documentos);
  if (isRefusal(sent)) return refusalPage(web, c, sent, backToOwn);
  const other = pressed(asked, sent);
  if (other !== null) return render(web, c, asked, other);
  // What the journal keeps as typed must be storable: a form may carry a NUL.
  const entrada = storable(readAnswers(asked.definicion, asked.correccion.campos, sent.body)) as Entrada;
  const texto = first(sent.body, 'texto');
  const { adjuntos } = sent;
  const again = (errors: readonly FieldError[], status: number) =>
    render(web, c, asked, { entrada, texto, adjuntos, errors, search: null, status });
  if (sent.forged !== null) return again([{ path: '', sentence: sent.forged.sentence }], sent.forged.status);
  const stopping = [...sent.errors, ...missing(asked, sent)];
  if (stopping.length > 0) return again(stopping, 422);
  const command = { ...readCommand(referencia, sent.body), texto, entrada, adjuntos };
  const outcome = await answerCorrection(web.deps, asked.actor, command);
  if (!isRefusal(outcome)) return seeOther(c, paths.solicitud(referencia));
  const errors = outcome.errors.length > 0 ? outcome.errors : [{ path: '', sentence: outcome.sentence }];
  return again(errors, outcome.status);
}

/** Asking for what its owner may ask for without a session: the answer is always the same page. */
import type { DefinicionVigente } from '../../actions/deps.ts';
import type { EffortAsked } from '../../actions/effort.ts';
import { filePasswordReset } from '../../actions/file-password-reset.ts';
import { type FieldOptions, readFieldOptions } from '../../actions/read-field-options.ts';
import { requestPasswordReset } from '../../actions/request-password-reset.ts';
import { type FieldError, isRefusal, type Refusal } from '../../domain/refusals.ts';
import { type Entrada, leerDatos } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { panel } from '../../ui/components/panel.ts';
import { type Content, html } from '../../ui/html.ts';
import { effortFields, effortSentence, readEffort } from '../../web/entry.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import { readAnswers } from '../../web/fields/read-answers.ts';
import { fieldAnchor, renderField } from '../../web/fields/render-field.ts';
import { type PublicPage, publicPage } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { keptPage, type Portal } from './portal.ts';

const purpose = 'sin-sesion';

type Shown = {
  readonly entrada: Entrada;
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly extra?: Content;
};

const blank: Shown = { entrada: {}, errors: [], status: 200 };

function formPage(
  { definicion }: DefinicionVigente,
  { entrada, errors, status, extra }: Shown,
  options: FieldOptions,
  csrf: string,
): PublicPage {
  const byPath = new Map([...errors].reverse().map(({ path, sentence }) => [path, sentence]));
  const campos = definicion.paginas.flatMap((pagina) => pagina.campos);
  const fields = campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined
      ? html``
      : renderField(campo, name, entrada[name], { options, errors: byPath });
  });
  const items = errors.map(({ path, sentence }) => ({
    text: sentence,
    href: path === '' ? undefined : fieldAnchor(definicion.datos[path], path),
  }));
  return {
    title: definicion.nombre,
    backHref: paths.tramite(definicion.id),
    status,
    errorsPresent: errors.length > 0,
    scripts: extra === undefined ? [] : ['prueba'],
    main: html`${errors.length > 0 && errorSummary({ errors: items })}
<h1 class="govuk-heading-l">${definicion.nombre}</h1><p class="govuk-body-l">${definicion.resumen}</p>
<p class="govuk-body">Recibirá: ${definicion.obtendra.charAt(0).toLowerCase()}${definicion.obtendra.slice(1)}</p>
${form({ action: paths.solicitar(definicion.id), csrf, content: html`${fields}${extra}${button({ text: 'Enviar', preventDoubleClick: true })}` })}`,
  };
}

async function optionsFor(
  web: Web,
  c: WebContext,
  { definicion }: DefinicionVigente,
  entrada: Entrada,
): Promise<FieldOptions> {
  const asked = optionsAsked(definicion, Object.keys(definicion.datos), entrada, null);
  return readFieldOptions(web.deps, c.var.visit.actor, asked);
}

/** The empty form is the same for everybody but for its token. */
export async function showReset(
  portal: Portal,
  c: WebContext,
  vigente: DefinicionVigente,
): Promise<Response> {
  const options = await optionsFor(portal.web, c, vigente, blank.entrada);
  const key = paths.solicitar(vigente.definicion.id);
  return keptPage(portal, c, { key, purpose }, (csrf) => formPage(vigente, blank, options, csrf));
}

async function render(web: Web, c: WebContext, vigente: DefinicionVigente, shown: Shown): Promise<Response> {
  const options = await optionsFor(web, c, vigente, shown.entrada);
  const csrf = tokenFor(web, c.var.visit, purpose);
  return publicPage(web, c, { ...formPage(vigente, shown, options, csrf), hasForm: true });
}

function answered(web: Web, c: WebContext, { definicion }: DefinicionVigente, respuesta: string): Response {
  return publicPage(web, c, {
    title: 'Revise su correo',
    main: html`${panel({ title: 'Revise su correo', body: respuesta, mood: 'espera' })}
<h2 class="govuk-heading-m">Qué hacer ahora</h2><p class="govuk-body">${definicion.despues.aprobado}</p>
<h2 class="govuk-heading-m">Si no llega</h2><p class="govuk-body">${definicion.despues.negado}</p>
<p class="govuk-body">${definicion.contacto}.</p>
${web.site.isDemo && html`<p class="govuk-body">En esta demostración, los mensajes se leen en el <a class="govuk-link" href="${paths.demoBuzon}">buzón de muestra</a>.</p>`}`,
  });
}

export async function sendReset(
  { web }: Portal,
  c: WebContext,
  vigente: DefinicionVigente,
): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const { definicion } = vigente;
  const entrada = readAnswers(definicion, Object.keys(definicion.datos), body);
  const again = (refusal: Refusal | EffortAsked) => {
    const effort = 'effort' in refusal ? refusal.effort : null;
    const sentence = effort === null ? refusal.sentence : effortSentence(effort);
    return render(web, c, vigente, {
      entrada,
      errors: refusal.errors.length > 0 ? refusal.errors : [{ path: '', sentence }],
      status: refusal.status,
      ...(effort === null ? {} : { extra: effortFields(effort) }),
    });
  };
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return again(forged);
  const lectura = leerDatos(definicion, entrada);
  if (lectura.errores.length > 0)
    return render(web, c, vigente, { entrada, errors: lectura.errores, status: 422 });
  const outcome = await requestPasswordReset(web.deps, {
    definicion: vigente,
    datos: lectura.datos,
    network: c.var.visit.network,
    effort: readEffort(body),
    archivar: filePasswordReset(web.deps),
  });
  return isRefusal(outcome) ? again(outcome) : answered(web, c, vigente, outcome.respuesta);
}

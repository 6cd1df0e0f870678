/** The API's document as a page to read: what can be called, with what, and what may come back. */
import { paths } from '../../../paths.ts';
import { details } from '../../../ui/components/details.ts';
import { table } from '../../../ui/components/table.ts';
import { tag } from '../../../ui/components/tag.ts';
import { type Html, html } from '../../../ui/html.ts';
import { publicPage } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { outline } from './outline.ts';
import type { JsonObject } from './responses.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectIn = (of: JsonObject, name: string): JsonObject => (isObject(of[name]) ? of[name] : {});
const textIn = (of: JsonObject, name: string): string => (typeof of[name] === 'string' ? of[name] : '');
const listIn = (of: JsonObject, name: string): readonly unknown[] =>
  Array.isArray(of[name]) ? of[name] : [];

/** The document marks code with backticks; nothing else of Markdown. */
function prose(text: string): Html {
  const paragraphs = text.split('\n\n').filter(Boolean);
  return html`${paragraphs.map(
    (paragraph) =>
      html`<p class="govuk-body">${paragraph.split('`').map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : piece))}</p>`,
  )}`;
}

const code = (value: unknown): Html =>
  html`<pre class="v-programa" tabindex="0"><code>${JSON.stringify(value, null, 2)}</code></pre>`;

const places: { readonly [place: string]: string } = {
  path: 'dirección',
  query: 'consulta',
  header: 'cabecera',
};

function parameters(list: readonly unknown[]): Html | false {
  const rows = list
    .filter(isObject)
    .map((one) => [
      html`<code>${textIn(one, 'name')}</code>`,
      places[textIn(one, 'in')] ?? '',
      one.required === true ? 'Sí' : 'No',
      textIn(one, 'description'),
    ]);
  if (rows.length === 0) return false;
  const head = ['Nombre', 'Va en', 'Obligatorio', 'Qué es'].map((text) => ({ text }));
  return table({ caption: 'Parámetros', head, rows, narrow: 'cards', firstCellIsHeader: true });
}

function answers(responses: JsonObject): Html {
  const rows = Object.entries(responses).map(([status, response]) => [
    html`<code>${status}</code>`,
    isObject(response) ? prose(textIn(response, 'description')) : '',
  ]);
  const head = ['Código', 'Qué significa'].map((text) => ({ text }));
  return table({
    caption: 'Respuestas',
    captionHidden: true,
    head,
    rows,
    narrow: 'cards',
    firstCellIsHeader: true,
  });
}

/** What a good answer looks like inside; nothing where it is a file. */
function shape(responses: JsonObject): Html | false {
  const [good] = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const response = good !== undefined && isObject(good[1]) ? good[1] : {};
  const json = objectIn(objectIn(objectIn(response, 'content'), 'application/json'), 'schema');
  if (Object.keys(json).length === 0) return false;
  return html`<p class="govuk-body">Forma de la respuesta:</p>${code(outline(json))}`;
}

function body(operation: JsonObject): Html | false {
  const json = objectIn(objectIn(objectIn(operation, 'requestBody'), 'content'), 'application/json');
  const examples = Object.values(objectIn(json, 'examples')).filter(isObject);
  const [first] = examples;
  if (first === undefined) return false;
  return html`<p class="govuk-body">Ejemplo: ${textIn(first, 'summary')}</p>${code(first.value)}`;
}

function operationSection(path: string, method: string, operation: JsonObject): Html {
  const id = textIn(operation, 'operationId');
  const name = `${method.toUpperCase()} ${paths.api.raiz}${path}`;
  return html`<section class="v-operacion" aria-labelledby="${id}"><h3 class="govuk-heading-s" id="${id}">${textIn(operation, 'summary')}</h3>
<p class="govuk-body v-operacion__ruta">${tag({ text: method.toUpperCase(), tone: method === 'get' ? 'blue' : 'green' })} <code>${paths.api.raiz}${path}</code></p>
${prose(textIn(operation, 'description'))}
${details({
  summary: html`Parámetros, ejemplo y respuestas<span class="govuk-visually-hidden"> de ${name}</span>`,
  content: html`${parameters(listIn(operation, 'parameters'))}${body(operation)}${answers(objectIn(operation, 'responses'))}${shape(objectIn(operation, 'responses'))}`,
})}</section>`;
}

function ofTag(document: JsonObject, name: string): readonly Html[] {
  return Object.entries(objectIn(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(isObject(methods) ? methods : {}).flatMap(([method, operation]) =>
      isObject(operation) && listIn(operation, 'tags').includes(name)
        ? [operationSection(path, method, operation)]
        : [],
    ),
  );
}

function webhookRows(document: JsonObject): readonly (readonly (string | Html)[])[] {
  return Object.entries(objectIn(document, 'webhooks')).map(([type, methods]) => [
    html`<code>${type}</code>`,
    isObject(methods) ? textIn(objectIn(methods, 'post'), 'summary') : '',
  ]);
}

export function docsPage(web: Web, c: WebContext, document: JsonObject): Response {
  const tags = listIn(document, 'tags')
    .filter(isObject)
    .map((one) => textIn(one, 'name'));
  const anchor = (name: string) => `grupo-${tags.indexOf(name)}`;
  return publicPage(web, c, {
    title: 'API para programas',
    breadcrumbs: [{ text: 'Trámites', href: paths.catalogo }, { text: 'API' }],
    width: 'full',
    main: html`<h1 class="govuk-heading-l">API para programas</h1>
${prose(textIn(objectIn(document, 'info'), 'description'))}
<p class="govuk-body">Para programas que corren solos, <a class="govuk-link" href="${paths.tokens.inicio}">cree un token en su cuenta</a>. El documento completo, para generar clientes: <a class="govuk-link" href="${paths.api.documento}">openapi.json</a> (OpenAPI 3.1).</p>
<nav aria-label="Grupos"><ul class="govuk-list">${tags.map((name) => html`<li><a class="govuk-link" href="#${anchor(name)}">${name}</a></li>`)}<li><a class="govuk-link" href="#avisos">Avisos a sistemas</a></li></ul></nav>
${tags.map((name) => html`<h2 class="govuk-heading-m" id="${anchor(name)}">${name}</h2>${ofTag(document, name)}`)}
<h2 class="govuk-heading-m" id="avisos">Avisos a sistemas (webhooks)</h2>
<p class="govuk-body">En lugar de preguntar una y otra vez, registre en su cuenta la dirección de su sistema: le avisamos cada novedad, firmada según Standard Webhooks. El aviso no lleva datos personales; lo demás se lee con la API.</p>
${table({ caption: 'Avisos', captionHidden: true, head: [{ text: 'Aviso' }, { text: 'Cuándo' }], rows: webhookRows(document), narrow: 'cards', firstCellIsHeader: true })}`,
  });
}

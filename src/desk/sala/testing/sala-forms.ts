/** Sends the forms of a complaint's page as a browser without JavaScript would. */
import assert from 'node:assert/strict';
import { type Answer, hiddenFields, type WebClient } from '../../../../tests/web-client.ts';
import { paths } from '../../../paths.ts';

const { sala } = paths.mesa;

/** What a person would read of a page. */
export const visible = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** The page from the start of one of its forms on: several of them share an address. */
export function formIn(page: Answer, name: string): Answer {
  const at = page.html.indexOf(`id="formulario-${name}"`);
  assert.ok(at >= 0, `no form ${name}: ${visible(page.html).slice(0, 300)}`);
  return { ...page, html: page.html.slice(page.html.lastIndexOf('<form', at)) };
}

type Answers = readonly (readonly [string, string])[];

/** Opens the complaint's page and sends the form of that name. */
export async function doIn(
  client: WebClient,
  id: string,
  name: string,
  answers: Answers = [],
  verbo = name,
): Promise<Answer> {
  const page = formIn(await client.get(sala.denuncia(id)), name);
  return client.post(page, sala.verbo(id, verbo), answers);
}

/** As `doIn`, and it was done. */
export async function done(
  client: WebClient,
  id: string,
  name: string,
  answers: Answers = [],
  verbo = name,
): Promise<void> {
  const answer = await doIn(client, id, name, answers, verbo);
  assert.equal(answer.status, 303, visible(answer.html).slice(0, 600));
  assert.equal(answer.location, `${sala.denuncia(id)}?hecho=${verbo}`);
}

/** A message to the complainant with a file. */
export async function writeWithFile(
  client: WebClient,
  id: string,
  texto: string,
  file: File,
): Promise<Answer> {
  const page = formIn(await client.get(sala.denuncia(id)), 'escribir');
  const body = new FormData();
  const hidden = hiddenFields(page.html, sala.verbo(id, 'escribir'));
  for (const [name, value] of Object.entries(hidden)) body.append(name, value);
  body.append('texto', texto);
  body.append('archivo', file);
  return client.send(sala.verbo(id, 'escribir'), { method: 'POST', body });
}

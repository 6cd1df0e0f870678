/** What people do in a case of a withheld payment, through real pages: the desk, the entity's link, the contractor. */
import assert from 'node:assert/strict';
import { caseLetter } from '../src/duties/case-letter.ts';
import { paths } from '../src/paths.ts';
import { findSolicitudByReferencia, readJournal } from '../src/store/solicitudes.ts';
import { fileFor } from './filing.ts';
import type { Served } from './served.ts';
import { type Answer, hiddenFields, WebClient } from './web-client.ts';

export const withheldTramite = 'retencion-indebida-de-pagos';
const agencia = 'Agencia de Prueba';
const papel = 'documento:respuesta-de-la-entidad';

export type Answers = readonly (readonly [string, string])[];

/** Sends the form of the entity's page as a browser without JavaScript does, files included. */
export function sendEntityForm(
  client: WebClient,
  page: Answer,
  href: string,
  answers: Answers,
  file?: Uint8Array,
): Promise<Answer> {
  const body = new FormData();
  const fields = page.html.slice(page.html.indexOf(`action="${href}"`));
  for (const [name, value] of Object.entries(hiddenFields(page.html, href)))
    if (name !== '_adjunto') body.append(name, value);
  for (const [, value] of fields.matchAll(/name="_adjunto" value="([^"]+)"/g))
    body.append('_adjunto', value ?? '');
  for (const [name, value] of answers) body.append(name, value);
  if (file !== undefined) body.append(papel, new Blob([file as Uint8Array<ArrayBuffer>]), 'comprobante.pdf');
  return client.send(href, { method: 'POST', body });
}

/** A verb of the desk, by the form on the page of the case. */
export async function deskVerb(client: WebClient, referencia: string, verbo: string, answers: Answers = []) {
  const page = await client.get(paths.mesa.solicitud(referencia));
  const sent = await client.post(page, paths.mesa.verbo(referencia, verbo), answers);
  return sent.status === 303 ? client.get(sent.location ?? '') : sent;
}

export function withheldHands(served: Served) {
  const present = async (referencia: string) => {
    const found = await findSolicitudByReferencia(served.deps.db, referencia);
    assert.ok(found);
    return found;
  };
  const as = async (actor: Parameters<Served['sessionOf']>[0]) =>
    new WebClient(served.origin, await served.sessionOf(actor));
  const officer = () => as(served.staff('control1'));

  async function filed(): Promise<string> {
    const definicion = served.deps.definiciones.porId(withheldTramite)?.definicion;
    const [ejemplo] = definicion?.ejemplos ?? [];
    assert.ok(ejemplo);
    const actor = served.supplier('textilera');
    return (await fileFor(served, { actor, tramite: withheldTramite, datos: ejemplo.datos })).referencia;
  }

  /** The letter that the case's last event of a kind owes. */
  async function letterOf(referencia: string, clase: string, carta: 'entidad' | 'novedad') {
    const { id } = await present(referencia);
    const event = (await readJournal(served.deps.db, id)).findLast((e) => e.clase === clase);
    assert.ok(event, clase);
    return caseLetter(served.deps, agencia, { solicitud: id, n: event.n, carta });
  }

  async function entityLink(referencia: string): Promise<string> {
    const owed = await letterOf(referencia, 'notificar', 'entidad');
    const found = /https?:\/\/[^/]+(\/requerimientos\/[\w-]+)/.exec(owed?.carta.texto ?? '')?.[1];
    assert.ok(found);
    return found;
  }

  /** Filed, taken and notified; the page of the entity's letter. */
  async function notified(): Promise<{ referencia: string; href: string; desk: WebClient }> {
    const referencia = await filed();
    const desk = await officer();
    await deskVerb(desk, referencia, 'tomar');
    assert.equal((await deskVerb(desk, referencia, 'notificar')).status, 200);
    return { referencia, href: await entityLink(referencia), desk };
  }

  return {
    present,
    as,
    officer,
    contractor: () => as(served.supplier('textilera')),
    filed,
    letterOf,
    entityLink,
    notified,
  };
}

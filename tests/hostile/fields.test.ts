// Every question of every definition against hostile answers, through the API and the form: a clear no or a yes, never a failure.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PartyKey, partyRucs } from '../../demo/parties.ts';
import { openDraft } from '../../src/actions/open-draft.ts';
import { saveDraft } from '../../src/actions/save-draft.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import type { Campo } from '../../src/domain/tramite/campo.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { restoreRegister } from '../restore-register.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { type Served, serveScene } from '../served.ts';
import { type Answer, WebClient } from '../web-client.ts';
import { jsonValues, texts } from './payloads.ts';

let served: Served;
before(async () => {
  served = await serveScene([rapidoDoor, apiDoor(unsealedReceipts)]);
});
after(() => served.stop());

const fileable = tramites.filter(
  (d) => d.recepcionCerrada === undefined && d.sellado !== true && d.solicitante !== 'titular-sin-sesion',
);

const isPartyKey = (quien: string): quien is PartyKey => Object.hasOwn(partyRucs, quien);

type Answers = Readonly<Record<string, unknown>>;
type Sample = { readonly actor: Solicitante; readonly token: string; readonly datos: Answers };

/** Honest answers that show the question, from an example that is taken in. */
async function sampleFor({ ejemplos }: Definicion, campo: string): Promise<Sample> {
  const taken = ejemplos.filter(({ espera }) => 'aprobada' in espera || 'funcionario' in espera);
  const ejemplo: Ejemplo | undefined = taken.find(({ datos }) => Object.hasOwn(datos, campo)) ?? taken[0];
  assert.ok(ejemplo);
  const { quien } = ejemplo;
  const actor = isPartyKey(quien) ? served.supplier(quien) : served.entity(quien);
  return { actor, token: await served.sessionOf(actor), datos: conFechas(ejemplo.datos, served.today) };
}

async function post(tramite: string, token: string, body: string): Promise<[number, string]> {
  const response = await fetch(`${served.origin}${paths.api.raiz}/tramites/${tramite}/solicitudes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': served.deps.ids.randomToken(12),
    },
    body,
  });
  if (response.status === 429) {
    // The budget of the present minute is spent: what is sent must still be looked at.
    served.deps.clock.advance(Number(response.headers.get('retry-after')) * 1000);
    return post(tramite, token, body);
  }
  return [response.status, await response.text()];
}

/** Created, or a problem document with a sentence of more than a few letters for everything that is wrong. */
function assertPlainAnswer([status, text]: [number, string], why: string): void {
  if (status === 201) return;
  assert.ok(status >= 400 && status < 500, `${why}: ${status} ${text.slice(0, 300)}`);
  const problem = JSON.parse(text) as { title: string; code: string; errors?: { detail: string }[] };
  for (const sentence of [problem.title, ...(problem.errors ?? []).map((e) => e.detail)])
    assert.match(sentence, /^[¿«A-ZÁÉÍÓÚÑ0-9].{10,}/s, `${why}: ${sentence}`);
}

const placeholder = '"§"';

/** The places of a question where a value may stand: the question, and inside a list its rows and their parts. */
function placesOf(name: string, campo: Campo, honest: unknown): readonly Answers[] {
  const whole = [{ [name]: '§' }];
  if (campo.tipo !== 'lista') return whole;
  const row = (Array.isArray(honest) ? honest[0] : {}) as Answers;
  return [
    ...whole,
    { [name]: ['§'] },
    ...[...Object.keys(campo.campos), 'ajeno'].map((sub) => ({ [name]: [{ ...row, [sub]: '§' }] })),
  ];
}

const everyValue = Object.entries({
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)])),
  ...jsonValues,
});

for (const definicion of fileable) {
  test(`ASVS 2.2.1 15.3.5 ${definicion.id}: no value in any place of a JSON filing is a failure`, async () => {
    await restoreRegister(served);
    for (const [name, campo] of Object.entries(definicion.datos)) {
      const { token, datos } = await sampleFor(definicion, name);
      for (const place of placesOf(name, campo, datos[name])) {
        const template = JSON.stringify({ datos: { ...datos, ...place } });
        for (const [kind, value] of everyValue)
          assertPlainAnswer(
            await post(
              definicion.id,
              token,
              template.replace(placeholder, () => value),
            ),
            `${name}: ${kind}`,
          );
      }
    }
  });
}

test('ASVS 15.3.3 15.3.6 names that nobody asked for are refused by name, inherited ones too', async () => {
  for (const definicion of fileable) {
    const { token, datos } = await sampleFor(definicion, '');
    const whole = JSON.stringify(datos).slice(0, -1);
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'estado',
      'solicitante',
      'decision',
      'x'.repeat(90),
    ]) {
      const [status, text] = await post(definicion.id, token, `{"datos":${whole},"${name}":{"a":1}}}`);
      assert.equal(status, 422, text);
      const { errors } = JSON.parse(text) as { errors: { pointer: string }[] };
      assert.ok(
        errors.some(({ pointer }) => name.startsWith(pointer)),
        text,
      );
      assertPlainAnswer(await post(definicion.id, token, `{"datos":{},"${name}":"x"}`), name);
    }
  }
  assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
});

/** What stands in the boxes of a page, as a browser would show it. */
function typedOn(html: string): readonly string[] {
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const inputs = [...html.matchAll(/<input(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*value="([^"]*)"/g)];
  const areas = [...html.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g)];
  return [...inputs, ...areas].map((m) => plain(m[1] ?? ''));
}

/** Names of the boxes that take text on a page, as the page itself has them. */
function boxesOn(html: string): readonly string[] {
  const inputs = [...html.matchAll(/<input(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*name="([^"]*)"/g)];
  const areas = [...html.matchAll(/<textarea[^>]*name="([^"]*)"/g)];
  return [...inputs, ...areas].map((m) => m[1] ?? '');
}

const choicesOn = (html: string) => [
  ...new Set(
    [...html.matchAll(/<(?:select|input[^>]*type="(?:radio|checkbox)")[^>]*name="([^"]*)"/g)].map(
      (m) => m[1] ?? '',
    ),
  ),
];

const asKept = (text: string) => text.replaceAll('\u0000', '\uFFFD');

/** A question answered by a code alone has no page. */
const codeAlone = ({ datos }: Definicion, campos: readonly string[]) =>
  campos.every((campo) => datos[campo]?.tipo === 'codigoAlRegistrado');

async function attackPage(
  client: WebClient,
  actor: Solicitante,
  page: Answer,
  text: string,
  why: string,
): Promise<void> {
  const boxes = boxesOn(page.html);
  const answers = [...boxes, ...choicesOn(page.html)].map((name): [string, string] => [name, text]);
  const answer = await client.post(page, page.path, answers);
  assert.ok(answer.status === 303 || answer.status === 422, `${why}: ${answer.status}`);
  if (text.trim() === '') return;
  const shown = answer.status === 303 ? await client.get(page.path) : answer;
  if (text.includes('<')) assert.ok(!shown.html.includes(text), `${why}: what was typed came back unescaped`);
  const kept = asKept(text);
  // A box of lines gives line feeds; the search of a picker asks, it does not answer.
  const answered = boxes.filter((name) => !name.endsWith('_buscar') && !/-(dia|mes|anio)$/.test(name));
  const found = typedOn(shown.html).filter((value) => value === kept).length;
  assert.ok(found >= answered.length, `${why}: of ${answered.join()} only ${found} still stand`);
  const open = await openDraft(served.deps, actor, page.path.split('/')[2] ?? '');
  assert.ok(!isRefusal(open));
  if (answered.length > 0)
    assert.ok(JSON.stringify(open.borrador.entrada).includes(JSON.stringify(kept)), why);
}

for (const definicion of fileable) {
  test(`${definicion.id}: whatever is typed stays on the page and in the draft, escaped`, async () => {
    await restoreRegister(served);
    for (const [at, { campos }] of definicion.paginas.entries()) {
      const { actor, token, datos } = await sampleFor(definicion, campos[0] ?? '');
      const client = new WebClient(served.origin, token);
      const draft = await startDraft(served.deps, actor, definicion.id);
      assert.ok(!isRefusal(draft));
      for (const [kind, text] of Object.entries(texts)) {
        const names = Object.keys(datos);
        assert.ok(!isRefusal(await saveDraft(served.deps, actor, draft.id, names, datos)));
        const page = await client.get(paths.borradorPagina(draft.id, at + 1));
        if (codeAlone(definicion, campos)) continue;
        assert.equal(page.status, 200, `${definicion.id} ${at + 1}`);
        await attackPage(client, actor, page, text, `${definicion.id} ${at + 1} ${kind}`);
      }
    }
  });
}

test('ASVS 15.3.7 a name sent twice is no answer, and what was typed first is still there', async () => {
  for (const definicion of fileable) {
    const { actor, token, datos } = await sampleFor(definicion, definicion.paginas[0]?.campos[0] ?? '');
    const client = new WebClient(served.origin, token);
    const draft = await startDraft(served.deps, actor, definicion.id);
    assert.ok(!isRefusal(draft));
    await saveDraft(served.deps, actor, draft.id, Object.keys(datos), datos);
    for (const [at] of definicion.paginas.entries()) {
      const page = await client.get(paths.borradorPagina(draft.id, at + 1));
      if (page.status !== 200) continue;
      const boxes = boxesOn(page.html).filter((name) => !/_buscar$|-(dia|mes|anio)$/.test(name));
      if (boxes.length === 0) continue;
      const twice = boxes.flatMap((name): [string, string][] => [
        [name, 'uno'],
        [name, 'dos'],
      ]);
      const answer = await client.post(page, page.path, twice);
      assert.equal(answer.status, 422, page.path);
      assert.ok(typedOn(answer.html).includes('uno'), page.path);
    }
  }
});

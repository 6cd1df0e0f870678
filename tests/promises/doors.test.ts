// One definition, every door: each example through the web form without JavaScript, through the API and, where the
// chat serves it, through a conversation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PartyKey, partyRucs } from '../../demo/parties.ts';
import { codeFor } from '../../src/actions/send-email-code.ts';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import { pasosDe, seAtiendePorChat } from '../../src/domain/chat/dialogo.ts';
import { foldForSearch } from '../../src/domain/identity/nombre.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { leerDatos } from '../../src/domain/tramite/leer-datos.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { restoreRegister } from '../restore-register.ts';
import { paperFor } from '../sample-files.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { type Served, serveScene } from '../served.ts';
import { type Answer, WebClient } from '../web-client.ts';
import { beginTalk, talkThrough } from './through-chat.ts';

let served: Served;
let today: string;
const tokens = new Map<string, string>();

before(async () => {
  served = await serveScene([rapidoDoor, apiDoor(unsealedReceipts)]);
  today = served.today;
});
after(() => served.stop());

const isPartyKey = (quien: string): quien is PartyKey => Object.hasOwn(partyRucs, quien);

/** `quien` is a supplier's or an entity's key of the demo register. */
const actorOf = (quien: string) => (isPartyKey(quien) ? served.supplier(quien) : served.entity(quien));

async function tokenOf(quien: string): Promise<string> {
  const known = tokens.get(quien);
  if (known !== undefined) return known;
  const actor = actorOf(quien);
  const token = await served.sessionOf(actor);
  tokens.set(quien, token);
  return token;
}

/** What came of it, whichever the door. */
type Result =
  | { readonly kind: 'presentada'; readonly referencia: string }
  | { readonly kind: 'no'; readonly code: string; readonly said: string };

async function check(definicion: Definicion, { espera }: Ejemplo, result: Result): Promise<void> {
  if ('aprobada' in espera || 'funcionario' in espera) {
    assert.equal(result.kind, 'presentada', JSON.stringify(result).slice(0, 600));
    if (result.kind !== 'presentada') return;
    const stored = await findSolicitudByReferencia(served.deps.db, result.referencia);
    assert.equal(stored?.tramite, definicion.id);
    if ('aprobada' in espera) {
      assert.equal(stored?.estado, 'aprobada');
      assert.deepEqual(
        stored?.decision?.cambios.map((c) => c.campo),
        [...espera.cambia],
      );
    } else {
      assert.equal(stored?.estado, 'recibida');
      assert.ok(stored?.verdicts.some((v) => v.officer && v.code === espera.funcionario));
      assert.equal(stored?.dosPersonas, espera.dosPersonas ?? false);
    }
    return;
  }
  assert.equal(result.kind, 'no', JSON.stringify(result));
  if (result.kind !== 'no') return;
  if ('rechaza' in espera) {
    assert.equal(
      result.code,
      espera.rechaza === 'falta-confirmacion' ? 'falta-confirmacion' : 'no-se-puede-conceder',
      result.said.slice(0, 300),
    );
  } else
    assert.equal(
      result.code,
      'errorEn' in espera ? 'datos-con-errores' : 'falta-documento',
      result.said.slice(0, 300),
    );
  assert.ok(result.said.length > 10);
}

function filesOf(definicion: Definicion, ejemplo: Ejemplo): (readonly [string, string, Uint8Array])[] {
  return (ejemplo.documentos ?? []).map((clave) => {
    const documento = definicion.documentos[clave];
    assert.ok(documento, clave);
    const { ruc } = actorOf(ejemplo.quien);
    const { nombre, bytes } = paperFor(clave, documento, { ruc, today, socios: ejemplo.socios });
    return [`documento:${clave}`, nombre, bytes] as const;
  });
}

async function throughApi(definicion: Definicion, ejemplo: Ejemplo): Promise<Result> {
  const token = await tokenOf(ejemplo.quien);
  const datos = conFechas(ejemplo.datos, today);
  const files = filesOf(definicion, ejemplo);
  const action = `${paths.api.raiz}/tramites/${definicion.id}/solicitudes`;
  const send = async (confirmaciones: readonly string[]) => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      'idempotency-key': served.deps.ids.randomToken(12),
    };
    const json = JSON.stringify({ datos, confirmaciones });
    let body: string | FormData = json;
    if (files.length > 0) {
      body = new FormData();
      body.append('solicitud', json);
      for (const [name, fileName, bytes] of files)
        body.append(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName);
    } else headers['content-type'] = 'application/json';
    const response = await fetch(served.origin + action, { method: 'POST', headers, body });
    return (await response.json()) as {
      referencia?: string;
      code?: string;
      title?: string;
      errors?: { pointer: string; detail: string }[];
    };
  };
  let answer = await send([]);
  if (answer.code === 'falta-confirmacion' && ejemplo.confirma === true)
    answer = await send((answer.errors ?? []).map((e) => e.detail));
  if (answer.referencia !== undefined) return { kind: 'presentada', referencia: answer.referencia };
  if ('errorEn' in ejemplo.espera) {
    const { errorEn } = ejemplo.espera;
    assert.ok(
      answer.errors?.some((e) => e.pointer === errorEn),
      JSON.stringify(answer),
    );
  }
  return { kind: 'no', code: answer.code ?? '', said: answer.title ?? '' };
}

/** More than any schedule has stages: rows of a form that nobody drew. */
const strayRowsFrom = 100;

/** A person types each date into the row of its stage; a stage the page does not show can only be sent by hand. */
function scheduleAnswers(name: string, rows: unknown, html: string): [string, string][] {
  const shown = new Map(
    [...html.matchAll(/name="([a-zA-Z]+\.\d+)\.etapa" value="([^"]*)"/g)].map((m) => [
      foldForSearch(m[2] ?? ''),
      m[1] ?? '',
    ]),
  );
  return (Array.isArray(rows) ? rows : []).flatMap((row: Record<string, unknown>, i): [string, string][] => {
    const stage = foldForSearch(String(row.etapa));
    const at = shown.get(stage);
    shown.delete(stage);
    const stray = `${name}.${strayRowsFrom + i}`;
    const date = String(row.fechaHora);
    return at === undefined
      ? [
          [`${stray}.etapa`, String(row.etapa)],
          [`${stray}.fechaHora`, date],
        ]
      : [[`${at}.fechaHora`, date]];
  });
}

/** The answers of a page in the names its form uses. */
function formAnswers(
  definicion: Definicion,
  datos: Readonly<Record<string, unknown>>,
  campos: readonly string[],
  html: string,
): [string, string][] {
  const pairs: [string, string][] = [];
  const put = (name: string, tipo: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) pairs.push([name, String(one)]);
    else if (value === undefined || value === null) return;
    else if (tipo === 'fecha') {
      const [anio = '', mes = '', dia = ''] = String(value).split('-');
      pairs.push([`${name}-dia`, dia], [`${name}-mes`, mes], [`${name}-anio`, anio]);
    } else if (tipo === 'ubicacion') {
      const code = String(value);
      pairs.push([`${name}_provincia`, code.slice(0, 2)], [`${name}_canton`, code.slice(0, 4)], [name, code]);
    } else pairs.push([name, String(value)]);
  };
  for (const campo of campos) {
    const def = definicion.datos[campo];
    const value = datos[campo];
    if (def?.tipo === 'lista' && def.cronogramaDe !== undefined)
      pairs.push(...scheduleAnswers(campo, value, html));
    else if (def?.tipo === 'lista') {
      (Array.isArray(value) ? value : []).forEach((row: Record<string, unknown>, i) => {
        for (const [sub, of] of Object.entries(def.campos)) put(`${campo}.${i}.${sub}`, of.tipo, row[sub]);
      });
    } else if (def !== undefined) put(campo, def.tipo, value);
  }
  return pairs;
}

async function proveAddress(
  client: WebClient,
  page: Answer,
  wanted: boolean,
  review: string,
): Promise<Answer> {
  if (!wanted) return client.get(review);
  const sent = await client.post(page, `${page.path}/enviar`, []);
  assert.equal(sent.status, 303, sent.html.slice(0, 500));
  const code = await codeFor(served.deps, served.sentCodes.at(-1) ?? '');
  const asked = await client.get(sent.location ?? '');
  return client.post(asked, page.path, [['codigo', code?.codigo ?? '']]);
}

const saidOn = (html: string) =>
  /govuk-error-summary__body">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? html.slice(0, 200);

async function throughForm(definicion: Definicion, ejemplo: Ejemplo): Promise<Result> {
  const client = new WebClient(served.origin, await tokenOf(ejemplo.quien));
  const datos = conFechas(ejemplo.datos, today);
  const start = await client.get(paths.solicitar(definicion.id));
  let answer = await client.post(start, paths.solicitar(definicion.id), []);
  const id = /\/borradores\/([^/]+)/.exec(answer.location ?? '')?.[1] ?? '';
  const review = paths.borradorRevisar(id);
  for (let hops = 0; hops < 12 && answer.location !== null && answer.location !== review; hops += 1) {
    const page = await client.get(answer.location);
    const where = page.path.split('/').slice(3);
    if (where[0] === 'pagina') {
      const campos = definicion.paginas[Number(where[1]) - 1]?.campos ?? [];
      answer = await client.post(page, page.path, formAnswers(definicion, datos, campos, page.html));
    } else if (where[0] === 'codigos') {
      const plain = { ...page, path: page.path.split('?')[0] ?? page.path };
      answer = await proveAddress(client, plain, (ejemplo.codigos ?? []).includes(where[1] ?? ''), review);
    } else if (where[0] === 'documentos') {
      answer = await client.postFiles(page, page.path, filesOf(definicion, ejemplo));
    } else break;
    if (answer.path === review) break;
    if (answer.status === 422) {
      const missing = answer.path.endsWith('/documentos');
      if (!missing && 'errorEn' in ejemplo.espera)
        assert.match(answer.html, new RegExp(`href="#${ejemplo.espera.errorEn.split('.')[0]}`));
      return {
        kind: 'no',
        code: missing ? 'falta-documento' : 'datos-con-errores',
        said: saidOn(answer.html),
      };
    }
  }
  const shown = await client.get(review);
  if (shown.status === 422) return { kind: 'no', code: 'no-se-puede-conceder', said: saidOn(shown.html) };
  const confirm =
    ejemplo.confirma === true
      ? [...shown.html.matchAll(/name="confirmaciones"[^>]*value="([^"]*)"/g)].map(
          (m) => ['confirmaciones', m[1] ?? ''] as const,
        )
      : [];
  const filed = await client.post(shown, paths.borradorPresentar(id), confirm);
  if (filed.status === 303)
    return { kind: 'presentada', referencia: (filed.location ?? '').split('/').at(-1) ?? '' };
  return {
    kind: 'no',
    code: /confirm/i.test(saidOn(filed.html)) ? 'falta-confirmacion' : 'no-se-puede-conceder',
    said: saidOn(filed.html),
  };
}

async function throughChat(definicion: Definicion, ejemplo: Ejemplo): Promise<Result> {
  const talk = await beginTalk(served.deps, actorOf(ejemplo.quien));
  const papers = filesOf(definicion, ejemplo).map(([name, nombre, bytes]) => ({
    clave: name.replace(/^documento:/, ''),
    nombre,
    bytes,
  }));
  const datos = conFechas(ejemplo.datos, today);
  const { asked, outcome } = await talkThrough(talk, definicion.id, {
    datos,
    papers,
    confirma: ejemplo.confirma ?? false,
  });
  assert.equal(new Set(asked).size, asked.length, 'asked twice');
  if (!isRefusal(outcome)) {
    assert.deepEqual(asked, pasosDe(definicion, leerDatos(definicion, datos).datos));
    const stored = await findSolicitudByReferencia(served.deps.db, outcome.referencia);
    assert.equal(stored?.canal, 'chat');
    return { kind: 'presentada', referencia: outcome.referencia };
  }
  if ('errorEn' in ejemplo.espera) {
    const { errorEn } = ejemplo.espera;
    assert.ok(
      outcome.errors.some(({ path }) => path === errorEn),
      JSON.stringify(outcome),
    );
  }
  return { kind: 'no', code: outcome.code, said: outcome.sentence };
}

/** Circumstances are the business of the pure promise test; what a form cannot express is the API's. */
const ordinary = ({ circunstancia }: Ejemplo) => circunstancia === undefined;
const fileable = tramites.filter(
  (d) => d.recepcionCerrada === undefined && d.sellado !== true && d.solicitante !== 'titular-sin-sesion',
);

for (const definicion of fileable) {
  for (const ejemplo of definicion.ejemplos.filter(ordinary)) {
    test(`${definicion.id}: ${ejemplo.dice} (formulario sin JavaScript)`, async () => {
      await restoreRegister(served);
      await check(definicion, ejemplo, await throughForm(definicion, ejemplo));
    });
    if (seAtiendePorChat(definicion))
      test(`${definicion.id}: ${ejemplo.dice} (chat)`, async () => {
        await restoreRegister(served);
        await check(definicion, ejemplo, await throughChat(definicion, ejemplo));
      });
    // A code can only be typed into a page.
    if ((ejemplo.codigos ?? []).length > 0) continue;
    test(`${definicion.id}: ${ejemplo.dice} (API)`, async () => {
      await restoreRegister(served);
      await check(definicion, ejemplo, await throughApi(definicion, ejemplo));
    });
  }
}

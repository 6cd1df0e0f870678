/** Moving the dates of a process without JavaScript: its card, its stages to choose from, the check before filing and the live one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Served, serveScene } from '../../../tests/served.ts';
import { type Answer, hiddenFields, WebClient } from '../../../tests/web-client.ts';
import { gatherFacts } from '../../actions/gather-facts.ts';
import { diaEntreSemana } from '../../domain/tramite/ejemplo.ts';
import { paths } from '../../paths.ts';
import type { ScheduleFindings } from '../../web/fields/schedule-findings.ts';
import { rapidoDoor } from './rapido-door.ts';

let served: Served;
before(async () => {
  served = await serveScene([rapidoDoor]);
});
after(() => served.stop());

const tramite = 'reprogramacion-de-procesos';
const at = (days: number, hour = '15:00') => `${diaEntreSemana(served.today, days)} ${hour}`;

async function begin(codigo: string): Promise<{ client: WebClient; id: string; cause: Answer }> {
  const client = new WebClient(served.origin, await served.sessionOf(served.entity('municipio')));
  const start = await client.get(paths.solicitar(tramite));
  const begun = await client.post(start, paths.solicitar(tramite), []);
  const id = /\/borradores\/([^/]+)/.exec(begun.location ?? '')?.[1] ?? '';
  const first = await client.get(paths.borradorPagina(id, 1));
  const sent = await client.post(first, paths.borradorPagina(id, 1), [['proceso', codigo]]);
  return { client, id, cause: await client.get(sent.location ?? '') };
}

/** The name of the date box of a stage on the page. */
function boxOf(html: string, stage: string): string {
  const found = new RegExp(`name="(etapas\\.\\d+)\\.etapa" value="${stage}"`).exec(html)?.[1];
  assert.ok(found, stage);
  return `${found}.fechaHora`;
}

test('as soon as the code is known the process and its schedule are on the page', async () => {
  const { cause } = await begin('SIE-MDEMO-001-2026');
  assert.match(cause.html, /Uniformes de trabajo/);
  assert.match(cause.html, /USD 48\.500,00/);
  assert.match(cause.html, /Ver el cronograma que consta hoy[\s\S]*Fecha Inicio de Puja/);
});

test('a code that none of the entity’s processes has says so, and tells nothing of another entity’s', async () => {
  const { cause } = await begin('SIE-HDEMO-001-2026');
  assert.match(cause.html, /No encontramos el proceso <strong>SIE-HDEMO-001-2026<\/strong>/);
  assert.doesNotMatch(cause.html, /Ropa hospitalaria/);
});

test('without JavaScript: a date beside its stage, checked with a button, the reason beside the box', async () => {
  const { client, id } = await begin('SIE-MDEMO-001-2026');
  const page = await client.get(paths.borradorPagina(id, 3));
  assert.doesNotMatch(page.html, /label[^>]*>Etapa</);
  const answer = boxOf(page.html, 'Fecha Límite respuesta Convalidación');
  const checked = await client.post(page, paths.borradorPagina(id, 3), [
    [answer, at(5)],
    ['_accion', 'comprobar:etapas'],
  ]);
  assert.equal(checked.location, `${paths.borradorPagina(id, 3)}#etapas-observaciones`);
  const shown = await client.get(paths.borradorPagina(id, 3));
  assert.match(shown.html, /Impide/);
  assert.match(shown.html, /href="#etapas\.0\.fechaHora"/);
  const row = /<div id="etapas\.0\.etapa"[\s\S]*?<\/div><\/div>/.exec(shown.html)?.[0] ?? '';
  assert.match(row, /respuesta Convalidación/);
  assert.match(row, /govuk-error-message[\s\S]*mínimo de 2 días hábiles[\s\S]*art\. 100/);
});

async function live(client: WebClient, page: Answer, id: string, pairs: readonly [string, string][]) {
  const token = Object.entries(hiddenFields(page.html, paths.borradorPagina(id, 3))).filter(
    ([name]) => name === '_csrf',
  );
  assert.equal(token.length, 1);
  return client.send(paths.borradorComprobar(id), {
    method: 'POST',
    body: new URLSearchParams([...pairs, ...token]),
  });
}

test('the live check says what filing would say, points at the box of the page, and keeps nothing', async () => {
  const { client, id } = await begin('SIE-MDEMO-001-2026');
  const page = await client.get(paths.borradorPagina(id, 3));
  const pairs = [...page.html.matchAll(/<input type="hidden" name="(etapas\.[^"]*)" value="([^"]*)"/g)].map(
    (m): [string, string] => [m[1] ?? '', m[2] ?? ''],
  );
  const award = boxOf(page.html, 'Fecha Estimada de Adjudicación');
  const asked = async (date: string) => {
    const answer = await live(client, page, id, [...pairs, [award, date]]);
    assert.equal(answer.status, 200);
    return JSON.parse(answer.html) as ScheduleFindings;
  };
  const [bad, ...others] = (await asked(at(20, '21:30'))).hallazgos;
  assert.deepEqual([bad?.impide, bad?.casilla, others], [true, award, []]);
  assert.match(bad?.frase ?? '', /«Fecha Estimada de Adjudicación».*art\. 21/);
  const good = await asked(at(20, '16:00'));
  assert.deepEqual(good.hallazgos, []);
  assert.match(good.fechas.join(), /pasaría al .* días hábiles después de «Fecha Final de Puja»/);
  const [unreadable] = (await asked('mañana')).hallazgos;
  assert.match(unreadable?.frase ?? '', /Escriba la fecha y la hora/);
  assert.equal(unreadable?.casilla, award);
  assert.deepEqual(await asked(''), { hallazgos: [], fechas: [] });
  const again = await client.get(paths.borradorPagina(id, 3));
  assert.doesNotMatch(again.html, /21:30|16:00"/);
});

test('the live check is for the owner of the draft, with the token of the page', async () => {
  const { client, id } = await begin('SIE-MDEMO-001-2026');
  const page = await client.get(paths.borradorPagina(id, 3));
  const forged = await client.send(paths.borradorComprobar(id), {
    method: 'POST',
    body: new URLSearchParams([['_csrf', 'otra']]),
  });
  assert.ok(forged.status >= 400 && forged.html === '');
  const other = new WebClient(served.origin, await served.sessionOf(served.entity('hospital')));
  const theirs = await other.get(paths.catalogo);
  assert.ok((await live(other, { ...theirs, html: page.html }, id, [])).status >= 400);
  const nobody = new WebClient(served.origin);
  assert.equal((await live(nobody, page, id, [])).status, 401);
});

test('a review of a half-written schedule is a list of what is missing, never a fault', async () => {
  const { client, id } = await begin('SIE-MDEMO-001-2026');
  const page = await client.get(paths.borradorPagina(id, 3));
  const answer = boxOf(page.html, 'Fecha Final de Puja');
  await client.post(page, paths.borradorPagina(id, 3), [
    [answer, 'nunca'],
    ['etapas.140.etapa', 'Audiencia'],
  ]);
  const review = await client.get(paths.borradorRevisar(id));
  assert.equal(review.status, 422);
  assert.match(review.html, /govuk-error-summary/);
});

test('working days are those of the canton where the entity is', async () => {
  const definicion = served.deps.definiciones.porId(tramite)?.definicion;
  assert.ok(definicion);
  const datos = { proceso: 'SIE-HDEMO-001-2026', etapas: [] };
  const { hechos } = await gatherFacts(served.deps, definicion, datos, served.entity('hospital'), []);
  assert.deepEqual(hechos.territorioEntidad, { provincia: '09', canton: '0901' });
  assert.equal(hechos.entidadTitular, null);
});

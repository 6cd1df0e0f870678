/** Receipts at the window: the owner's download, the public page of a code, and files compared in the browser and without it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, browserOrReason, screenshot } from '../../../tests/browser.ts';
import { fileFor } from '../../../tests/filing.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { readCase } from '../../actions/read-case.ts';
import type { Receipts } from '../../actions/receipts.ts';
import { reciboLimits } from '../../domain/recibo/recibo-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { systemIds } from '../../platform/ids.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { codigoOfRecibo } from '../../trust/recibo/codigo-of-recibo.ts';
import { demoName, makeSelfSigned } from '../../trust/recibo/demo-seal.ts';
import { sealFromPem } from '../../trust/recibo/seal.ts';
import { verifyReceipt } from '../../trust/recibo/verify-receipt.ts';
import { caseReceipts, newestReceipt } from './case-receipts.ts';
import { portalDoor } from './portal-door.ts';
import { receiptsDoor } from './receipts-door.ts';

const paper = Buffer.from('un oficio de muestra');
const paperHash = createHash('sha256').update(paper).digest('hex');
const nobody = { verifierKey: null, checkpoint: null, certificate: null };

let served: Served;
let browser: Browser | string = 'no iniciado';
let referencia = '';
let owner: WebClient;
let codigo = '';

/** A trámite with documents that an officer decides. */
function withDocuments() {
  const found = served.deps.definiciones.todas.find(
    ({ definicion }) => definicion.alAprobar === 'reemplazarSocios',
  )?.definicion;
  const example = found?.ejemplos.find(
    ({ quien, espera }) => quien === 'asociacion' && 'funcionario' in espera,
  );
  assert.ok(found && example);
  return {
    tramite: found.id,
    nombre: found.nombre,
    documentos: Object.keys(found.documentos),
    datos: example.datos,
  };
}

/** The stand-ins of a test filing have no bytes; here one of them gets the hash of a real file. */
async function rememberHash(solicitud: string): Promise<void> {
  const client = new pg.Client(served.superuser);
  await client.connect();
  try {
    // Past the trigger that keeps the journal as it is.
    await client.query('set session_replication_role = replica');
    await client.query(
      `update eventos set datos = jsonb_set(datos, '{adjuntos,0,sha256}', to_jsonb($2::text)) where solicitud = $1 and n = 1`,
      [solicitud, paperHash],
    );
  } finally {
    await client.end();
  }
}

before(async () => {
  const seal = sealFromPem(makeSelfSigned(demoName, systemIds, Date.UTC(2026, 10, 23)), 'demostracion');
  const receipts: Receipts = { agencyName: 'Institución de Muestra', seal, proofOf: async () => null };
  served = await serveScene([receiptsDoor(receipts), portalDoor]);
  const actor = served.supplier('asociacion');
  ({ referencia } = await fileFor(served, { actor, ...withDocuments() }));
  const solicitud = await findSolicitudByReferencia(served.deps.db, referencia);
  await rememberHash(solicitud?.id ?? '');
  owner = new WebClient(served.origin, await served.sessionOf(actor));
  codigo = codigoOfRecibo(served.deps.keys, referencia, 1) ?? '';
  browser = await browserOrReason();
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function download(client: WebClient, path: string) {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(served.origin + path, { headers: { cookie }, redirect: 'manual' });
}

test('the owner downloads a receipt that proves itself', async () => {
  const response = await download(owner, paths.recibo(referencia, 1));
  assert.equal(response.status, 200);
  assert.match(
    response.headers.get('content-disposition') ?? '',
    new RegExp(`recibo-presentacion-${referencia}\\.pdf`),
  );
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const verdict = await verifyReceipt(Buffer.from(await response.arrayBuffer()), nobody);
  assert.equal(verdict.resultado, 'probado');
  assert.equal(verdict.recibo?.codigo, codigo);
  assert.equal(verdict.recibo?.verificacion, served.origin + paths.verificarCodigo(codigo));
  assert.equal(verdict.recibo?.archivos[0]?.sha256, paperHash);
});

test("ASVS 8.2.2 somebody else's receipt does not exist, nor does one of an event without it", async () => {
  const stranger = new WebClient(served.origin, await served.sessionOf(served.supplier('textilera')));
  assert.equal((await stranger.get(paths.recibo(referencia, 1))).status, 404);
  for (const path of [
    paths.recibo(referencia, 2),
    paths.recibo(referencia, 0),
    `${paths.solicitud(referencia)}/recibos/1e0`,
    `${paths.solicitud(referencia)}/recibos/99999999999999999999`,
    paths.recibo('VT-2222-2222-22', 1),
  ])
    assert.equal((await owner.get(path)).status, 404, path);
  const signedOut = await new WebClient(served.origin).get(paths.recibo(referencia, 1));
  assert.match(signedOut.location ?? '', /^\/ingresar\?volver=/);
});

test('the page of a case offers its receipts, and one under reserve none', async () => {
  const view = await readCase(served.deps, served.supplier('asociacion'), referencia);
  assert.ok(!isRefusal(view));
  const shown = newestReceipt(view).toString();
  assert.ok(shown.includes(`href="${paths.recibo(referencia, 1)}"`));
  assert.ok(shown.includes(`href="${paths.verificarCodigo(codigo)}"`));
  assert.equal(caseReceipts(view).toString(), '', 'the only one there is stands with the answer');
  const [first] = view.recibos;
  assert.ok(first);
  const two = caseReceipts({ ...view, recibos: [first, { ...first, n: 2 }] }).toString();
  assert.ok(
    two.includes(`href="${paths.recibo(referencia, 1)}"`) && two.includes(paths.recibo(referencia, 2)),
  );

  const { definiciones } = served.deps;
  const underReserve: typeof definiciones.porId = (id) => {
    const vigente = definiciones.porId(id);
    return vigente && { ...vigente, definicion: { ...vigente.definicion, solicitante: 'cualquiera' } };
  };
  const deps = { ...served.deps, definiciones: { ...definiciones, porId: underReserve } };
  const reserved = await readCase(deps, served.supplier('asociacion'), referencia);
  assert.ok(!isRefusal(reserved));
  assert.deepEqual(reserved.recibos, []);
  assert.equal(newestReceipt(reserved).toString(), '');
});

test('a code opens day, trámite, state and hashes, and no personal data', async () => {
  const anyone = new WebClient(served.origin);
  const asked = await anyone.get(`${paths.verificar}?codigo=${codigo.toLowerCase().replaceAll('-', '%20')}`);
  assert.equal(asked.location, paths.verificarCodigo(codigo));
  const response = await fetch(served.origin + paths.verificarCodigo(codigo));
  assert.equal(response.headers.get('x-robots-tag'), 'noindex, nofollow');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const page = await response.text();
  const { nombre, ruc } = served.supplier('asociacion');
  const { documentos } = withDocuments();
  assert.match(page, /Esta institución emitió el recibo/);
  for (const shown of [
    withDocuments().nombre,
    referencia,
    paperHash,
    'lunes 23 de noviembre de 2026, 10h00',
    'Recibida',
  ])
    assert.ok(page.includes(shown), shown);
  for (const hidden of [nombre, ruc, ...documentos.map((clave) => `${clave}.pdf`)])
    assert.ok(!page.includes(hidden), hidden);
});

test('codes that were never given tell nothing, and slips are named', async () => {
  const anyone = new WebClient(served.origin);
  const other = codigoOfRecibo(served.deps.keys, referencia, 2) ?? '';
  const missing = await anyone.get(paths.verificarCodigo(other));
  assert.equal(missing.status, 404);
  assert.match(missing.html, /esta institución no emitió ningún recibo con él/);
  const slip = await anyone.get(`${paths.verificar}?codigo=${codigo.slice(0, -1)}`);
  assert.equal(slip.status, 404);
  assert.match(slip.html, /tiene 25 letras y números; usted escribió 24/);
  assert.match(slip.html, new RegExp(`value="${codigo.slice(0, -1)}"`));
  assert.equal((await anyone.get(paths.verificar)).status, 200);
});

test('a pasted hash is compared without JavaScript', async () => {
  const anyone = new WebClient(served.origin);
  const at = (hash: string) =>
    anyone.get(`${paths.verificarCodigo(codigo)}?huella=${encodeURIComponent(hash)}`);
  assert.match(
    (await at(`${paperHash.toUpperCase()}  oficio.pdf`)).html,
    /Coincide: es la huella del archivo presentado/,
  );
  assert.match((await at('f'.repeat(64))).html, /No coincide: esa huella no es la de ninguno/);
  const unreadable = (await at('hola')).html;
  assert.match(unreadable, /Una huella SHA-256 tiene 64 números y letras/);
  assert.match(unreadable, /href="#huella"/);
});

test('ASVS 2.4.1 who tries codes out is stopped', async () => {
  const tries = Array.from({ length: reciboLimits.lookUpsMax + 1 }, () =>
    new WebClient(served.origin).get(paths.verificarCodigo(codigo)),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  assert.ok(statuses.includes(429));
  served.deps.clock.advance(reciboLimits.windowMs);
});

test('ASVS 15.2.2 one account cannot have receipts drawn without end', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < reciboLimits.downloadsMax + 1; i += 1) {
    const response = await download(owner, paths.recibo(referencia, 1));
    await response.arrayBuffer();
    statuses.push(response.status);
  }
  assert.equal(statuses.at(-1), 429);
  assert.equal(statuses[0], 200);
  served.deps.clock.advance(reciboLimits.windowMs);
});

function inBrowser(title: string, widthPixels: number, visit: (page: Page) => Promise<void>): void {
  test(title, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const page = await browser.newPage({ viewport: { width: widthPixels, height: 900 } });
    const complaints: string[] = [];
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()),
    );
    try {
      await visit(page);
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
    }
  });
}

for (const width of [360, 1280]) {
  inBrowser(
    `a file is compared inside the browser and nothing of it is sent (${width} px)`,
    width,
    async (page) => {
      const sent: string[] = [];
      page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
      await page.goto(served.origin + paths.verificarCodigo(codigo));
      const files = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
      await page.locator('#archivo').setInputFiles(files('otro.pdf', Buffer.from('otro')));
      await page.getByText('No coincide: «otro.pdf» no es ninguno').waitFor();
      await page.locator('#archivo').setInputFiles(files('oficio.pdf', paper));
      await page.getByText('Coincide: «oficio.pdf» es exactamente').waitFor();
      assert.equal(await page.locator('.v-huella--igual').count(), 1);
      assert.deepEqual(sent, []);
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      await screenshot(page, `verificar-codigo-${width}`);
      await page.goto(`${served.origin}${paths.verificar}?codigo=hola`);
      assert.deepEqual(await axeViolations(page), []);
      await screenshot(page, `verificar-${width}`);
      await page.goto(`${served.origin}${paths.verificarCodigo(codigo)}?huella=x`);
      assert.deepEqual(await axeViolations(page), []);
      await screenshot(page, `verificar-huella-${width}`);
    },
  );
}

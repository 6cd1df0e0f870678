// Proves the check of SRI documents with invoices made and signed here; every person and company in them is synthetic.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { worstState } from '../../domain/documento/verdict.ts';
import { examineInvoiceXml } from './examine-invoice-xml.ts';
import { facturaLimits as limits } from './factura-limits.ts';
import { finding } from './invoice-findings.ts';
import type { InvoiceOptions } from './invoice-report.ts';
import { makeCertificate } from './testing/make-certificate.ts';
import {
  claveOf,
  type InvoiceParts,
  invoiceXml,
  type SigningTwist,
  signAsSri,
  signModern,
  wrapInAutorizacion,
} from './testing/sign-invoice.ts';

const signer = await makeCertificate('FIRMANTE SINTÉTICO', 7);
const other = await makeCertificate('OTRA FIRMANTE SINTÉTICA', 8);
const nowMs = Date.parse('2026-11-01T00:00:00Z');
const sri = (parts: InvoiceParts = {}, twist: SigningTwist = {}) =>
  signAsSri(invoiceXml(parts), signer, twist);

async function examine(document: string | Uint8Array, options: Partial<InvoiceOptions> = {}) {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  const report = await examineInvoiceXml(bytes, { nowMs, ...options });
  for (const { sentence, code } of report.findings) {
    assert.match(code, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.match(sentence, /^[A-ZÁÉÍÓÚÑ].*[.]$/);
  }
  return { ...report, codes: report.findings.map(({ state, code }) => `${state} ${code}`) };
}

const reasonOf = ({ findings }: Awaited<ReturnType<typeof examine>>) => findings[0]?.facts;

test('an invoice signed as the SRI asks (RSA-SHA1, three references) is valid, weak hash reported, the rest unknown', async () => {
  const { codes, facts, findings } = await examine(sri());
  assert.deepEqual(codes, [
    'ok factura-valida',
    'warn firma-sha1',
    'unknown cadena-sin-comprobar',
    'unknown firmante-sin-comprobar',
    'unknown autorizacion-sin-comprobar',
  ]);
  assert.equal(worstState(findings), 'unknown');
  assert.deepEqual(facts, {
    kind: 'factura',
    issuer: { ruc: '1790012345001', name: 'PROVEEDORA SINTÉTICA Ñ S.A.' },
    buyer: { idType: '04', id: '1760013210001', name: 'ENTIDAD SINTÉTICA' },
    number: '001-002-000000123',
    issuedOn: '2026-10-21',
    total: '115.00',
    claveAcceso: claveOf(),
    environment: 'produccion',
    signer: {
      subject: 'CN=FIRMANTE SINTÉTICO',
      issuer: 'CN=FIRMANTE SINTÉTICO',
      serial: '07',
      claimedAt: '2026-10-21T10:30:00-05:00',
    },
  });
});

test('an invoice signed with RSA-SHA256 and exclusive canonicalisation is valid; its certificate is not covered', async () => {
  const { codes, facts } = await examine(signModern(invoiceXml(), signer));
  assert.deepEqual(codes.slice(0, 2), ['ok factura-valida', 'warn certificado-no-amparado']);
  assert.equal(facts?.total, '115.00');
});

test('the envelope of the SRI is opened, and its unsigned word is not believed', async () => {
  const wrapped = await examine(wrapInAutorizacion(sri(), claveOf()));
  assert.equal(wrapped.codes[0], 'ok factura-valida');
  const last = wrapped.findings.at(-1);
  assert.deepEqual([last?.state, last?.code], ['unknown', 'autorizacion-sin-comprobar']);
  assert.match(last?.sentence ?? '', /no está firmada/);
  const foreign = await examine(wrapInAutorizacion(sri(), claveOf({ sequence: '000000999' })));
  assert.ok(foreign.codes.includes('warn autorizacion-distinta'));
  const denied = await examine(wrapInAutorizacion(sri(), claveOf(), 'NO AUTORIZADO'));
  assert.ok(denied.codes.includes('reject autorizacion-negada'));
  assert.ok(!denied.codes.includes('ok factura-valida'));
  const nested = wrapInAutorizacion('<autorizacion><comprobante/></autorizacion>', '');
  assert.deepEqual((await examine(nested)).codes, ['reject xml-no-sri']);
});

test('a changed total, and any other changed byte of the signed part, is found', async () => {
  const changed = await examine(sri().replace('>115.00<', '>915.00<'));
  assert.deepEqual(changed.codes, ['reject firma-xml-invalida']);
  assert.deepEqual(reasonOf(changed), { reason: 'altered' });
  assert.equal(changed.facts, null);
  const value = await examine(sri().replace(/(<ds:SignatureValue[^>]*>)./, '$1A'));
  assert.deepEqual(value.codes, ['reject firma-xml-invalida']);
  const certificate = other.certificate.raw.toString('base64');
  const swapped = signModern(invoiceXml(), signer).replace(/(<ds:X509Certificate>)[^<]+/, `$1${certificate}`);
  assert.deepEqual((await examine(swapped)).codes, ['reject firma-xml-invalida']);
});

test('signature wrapping in three forms never yields a value', async () => {
  const document = sri();
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(document)?.[0] ?? '';
  const honest = invoiceXml();
  const evil = (id: string, inside: string) =>
    invoiceXml({ total: '99999.00' })
      .replace('id="comprobante"', id)
      .replace(/<\/factura>$/, `${inside}</factura>`);
  const inObject = signature.replace('</ds:Signature>', `<ds:Object>${honest}</ds:Object></ds:Signature>`);
  const sideways = await examine(evil('id="otro"', inObject));
  assert.deepEqual(
    [sideways.codes, reasonOf(sideways)],
    [['reject firma-xml-invalida'], { reason: 'root-not-signed' }],
  );
  const twins = await examine(evil('Id="comprobante"', inObject));
  assert.deepEqual(reasonOf(twins), { reason: 'repeated-id' });
  const inner = honest.replace(/<\/factura>$/, `${signature}</factura>`);
  const swallowed = await examine(evil('', inner));
  assert.deepEqual(reasonOf(swallowed), { reason: 'misplaced' });
  for (const { facts } of [sideways, twins, swallowed]) assert.equal(facts, null);
});

test('a signature over a part of the document, out of order, or doubled is refused', async () => {
  const partial = signModern(invoiceXml(), signer, { covered: '//*[local-name()="infoFactura"]' });
  assert.deepEqual(reasonOf(await examine(partial)), { reason: 'root-not-signed' });
  const [, info = '', value = ''] =
    /(<ds:SignedInfo .*<\/ds:SignedInfo>)(<ds:SignatureValue.*<\/ds:SignatureValue>)/s.exec(sri()) ?? [];
  assert.deepEqual(reasonOf(await examine(sri().replace(info + value, value + info))), {
    reason: 'structure',
  });
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(sri())?.[0] ?? '';
  const twice = sri().replace('</factura>', `${signature}</factura>`);
  assert.deepEqual((await examine(twice)).codes, ['reject firma-xml-varias']);
  assert.deepEqual((await examine(invoiceXml())).codes, ['reject firma-xml-ausente']);
});

test('ASVS 1.5.1 document types, entities and external entities are refused on bytes, wherever they stand', async () => {
  const laughs = '<!DOCTYPE factura [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;">]>';
  const external = '<!DOCTYPE factura [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
  for (const type of [laughs, external, '<!doctype factura>']) {
    const document = sri().replace('?>', `?>${type}`).replace('>Quito<', '>&b;<');
    assert.deepEqual((await examine(document)).codes, ['reject xml-doctype']);
    const escaped = document.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const envelope = `<autorizacion><comprobante>${escaped}</comprobante></autorizacion>`;
    assert.deepEqual((await examine(envelope)).codes, ['reject xml-doctype']);
  }
  assert.deepEqual((await examine(sri().replace('>Quito<', '>&b;<'))).codes, ['reject xml-mal-formado']);
});

test('deep, wide, large, foreign and wrongly encoded files are refused before any tree of the library exists', async () => {
  const deep = '<a>'.repeat(50_000);
  assert.deepEqual(reasonOf(await examine(deep)), { problem: 'too-deep' });
  const wide = `<factura>${'<a/>'.repeat(limits.elementsMax)}</factura>`;
  assert.deepEqual(reasonOf(await examine(wide)), { problem: 'too-many-elements' });
  const manyHere = Array.from({ length: 30 }, (_, index) => `a${index}=""`).join(' ');
  assert.deepEqual(reasonOf(await examine(`<factura ${manyHere}/>`)), { problem: 'too-many-attributes' });
  const instructed = sri().replace('>115.00<', '><?total 115.00?><');
  assert.deepEqual(reasonOf(await examine(instructed)), { problem: 'instruction' });
  const large = await examine(new Uint8Array(limits.sizeBytesMax + 1));
  assert.deepEqual(
    [large.codes, reasonOf(large)],
    [['reject xml-demasiado-grande'], { sizeBytesMax: 2_097_152 }],
  );
  assert.match(large.findings[0]?.sentence ?? '', /2 MB/);
  assert.deepEqual((await examine(Buffer.from(sri(), 'utf16le'))).codes, ['reject xml-codificacion']);
  assert.deepEqual((await examine(Buffer.from(sri(), 'latin1'))).codes, ['reject xml-codificacion']);
  assert.deepEqual((await examine(sri().replace('"UTF-8"', '"ISO-8859-1"'))).codes, [
    'reject xml-codificacion',
  ]);
  assert.deepEqual((await examine('')).codes, ['reject xml-no-sri']);
  assert.deepEqual((await examine('<svg xmlns="http://www.w3.org/2000/svg"/>')).codes, ['reject xml-no-sri']);
  assert.deepEqual((await examine('<factura xmlns="urn:otra"/>')).codes, ['reject xml-no-sri']);
  for (const name of ['constructor', '__proto__', 'toString', 'nbsp']) {
    assert.deepEqual((await examine(sri().replace('>Quito<', `>&${name};<`))).codes, [
      'reject xml-mal-formado',
    ]);
  }
  assert.deepEqual((await examine('no es xml')).codes, ['reject xml-mal-formado']);
});

test('a comment inside a signed text changes nothing, because the value comes from the canonical bytes', async () => {
  const { codes, facts } = await examine(sri().replace('>115.00<', '>1<!-- 9 -->15.00<'));
  assert.equal(codes[0], 'ok factura-valida');
  assert.equal(facts?.total, '115.00');
});

test('a byte order mark, Windows line ends and character data sections are read as XML says', async () => {
  assert.equal((await examine(`\uFEFF${sri()}`)).codes[0], 'ok factura-valida');
  const lines = signAsSri(invoiceXml().replaceAll('><', '>\n<'), signer).replaceAll('\n', '\r\n');
  assert.equal((await examine(lines)).codes[0], 'ok factura-valida');
  const name = sri({ name: 'UNO &amp; DOS' }).replace('UNO &amp; DOS', '<![CDATA[UNO & DOS]]>');
  assert.equal((await examine(name)).facts?.issuer.name, 'UNO & DOS');
});

test('the form in which programs write XML does not matter: short tags, quotes, order of attributes', async () => {
  const written = sri()
    .replace(/><\/ds:(?:DigestMethod|Transform|CanonicalizationMethod|SignatureMethod)>/g, '/>')
    .replace('<factura id="comprobante" version="1.1.0">', "<factura  version='1.1.0'\n id='comprobante' >")
    .replaceAll('Ñ', '&#xD1;');
  const { codes, facts } = await examine(written);
  assert.equal(codes[0], 'ok factura-valida');
  assert.equal(facts?.issuer.name, 'PROVEEDORA SINTÉTICA Ñ S.A.');
});

test('the signer is found among several certificates', async () => {
  const strangers = `<ds:X509Certificate>${other.certificate.raw.toString('base64')}</ds:X509Certificate><ds:X509Certificate>bm8=</ds:X509Certificate>`;
  const document = signModern(invoiceXml(), signer).replace('<ds:X509Data>', `<ds:X509Data>${strangers}`);
  assert.equal((await examine(document)).facts?.signer.subject, 'CN=FIRMANTE SINTÉTICO');
  const without = document.replace(signer.certificate.raw.toString('base64'), 'bm8=');
  assert.deepEqual(reasonOf(await examine(without)), { reason: 'altered' });
});

test('the clave de acceso must hold and repeat the document', async () => {
  const clave = claveOf();
  const last = clave.slice(0, 48) + String((Number(clave[48]) + 1) % 10);
  assert.deepEqual(reasonOf(await examine(sri({ clave: last }))), { reason: 'clave-acceso-digito' });
  const cases: [InvoiceParts, string][] = [
    [{ clave: claveOf({ documentCode: '04' }) }, 'el tipo de comprobante'],
    [{ root: 'notaCredito' }, 'xml'],
    [{ clave: claveOf({ ruc: '1790099999001' }) }, 'el RUC del emisor'],
    [{ clave: claveOf({ environment: '1' }) }, 'el ambiente'],
    [{ clave: claveOf({ sequence: '000000124' }) }, 'el secuencial'],
    [{ clave: claveOf({ date: '22/10/2026' }) }, 'la fecha'],
  ];
  for (const [parts, what] of cases) {
    const report = await examine(sri(parts));
    assert.ok(!report.codes.includes('ok factura-valida'), what);
    if (what === 'xml') assert.deepEqual(report.codes, ['reject xml-no-sri']);
    else {
      assert.equal(report.codes[0], 'reject clave-invalida');
      assert.equal((reasonOf(report) as { what: string }).what, what);
    }
  }
});

test('issuer and buyer are compared with the case; a natural person may appear by the cédula', async () => {
  const matching = { issuer: { ruc: '1790012345001' }, buyer: { ruc: '1760013210001' } };
  assert.equal((await examine(sri(), matching)).codes[0], 'ok factura-valida');
  const wrongIssuer = await examine(sri(), { ...matching, issuer: { ruc: '1790099999001' } });
  assert.deepEqual(reasonOf(wrongIssuer), {
    party: 'emisor',
    found: '1790012345001',
    expected: '1790099999001',
  });
  const wrongBuyer = await examine(sri(), { ...matching, buyer: { ruc: '1768152560001' } });
  assert.equal(wrongBuyer.codes[0], 'reject ruc-no-coincide');
  assert.match(wrongBuyer.findings[0]?.sentence ?? '', /1760013210001/);
  const byCedula = sri({ buyerType: '05', buyer: '1710034065' });
  assert.equal((await examine(byCedula, { buyer: { ruc: '1710034065001' } })).codes[0], 'ok factura-valida');
  assert.equal(
    (await examine(byCedula, { buyer: { ruc: '1710034073001' } })).codes[0],
    'reject ruc-no-coincide',
  );
});

test('documents of the test environment are refused, or only marked where they are accepted', async () => {
  const document = sri({ environment: '1' });
  assert.equal((await examine(document)).codes[0], 'reject comprobante-de-prueba');
  const accepted = await examine(document, { acceptsTest: true });
  assert.deepEqual(accepted.codes.slice(0, 2), ['ok factura-valida', 'warn comprobante-de-prueba']);
});

test('the total is read, summed and doubted', async () => {
  assert.equal((await examine(sri({ total: 'mucho' }))).codes[0], 'reject total-ilegible');
  assert.equal((await examine(sri({ total: '-5.00' }))).codes[0], 'reject total-ilegible');
  const twice = invoiceXml().replace('<moneda>', '<importeTotal>1.00</importeTotal><moneda>');
  assert.equal((await examine(signAsSri(twice, signer))).codes[0], 'reject total-ilegible');
  assert.ok((await examine(sri({ total: '116.00' }))).codes.includes('warn total-no-cuadra'));
  assert.ok((await examine(sri({ total: '0.00' }))).codes.includes('warn total-cero'));
  assert.ok(!(await examine(sri({ total: '115.01' }))).codes.includes('warn total-no-cuadra'));
});

test('other documents of the SRI, missing fields and dates ahead are named', async () => {
  const credit = invoiceXml({ root: 'notaCredito', documentCode: '04' })
    .replaceAll('infoFactura', 'infoNotaCredito')
    .replaceAll('importeTotal', 'valorModificacion');
  const report = await examine(signAsSri(credit, signer));
  assert.deepEqual(report.codes.slice(0, 2), ['ok factura-valida', 'warn comprobante-de-otro-tipo']);
  const missing = await examine(signAsSri(invoiceXml().replace('<ptoEmi>002</ptoEmi>', ''), signer));
  assert.deepEqual([missing.codes, reasonOf(missing)], [['reject xml-no-sri'], { field: 'ptoEmi' }]);
  const ahead = await examine(sri({ date: '02/11/2026' }));
  assert.ok(ahead.codes.includes('warn fecha-futura'));
  const tonight = await examine(sri({ date: '31/10/2026' }));
  assert.ok(!tonight.codes.includes('warn fecha-futura'), '31 October 19:00 in Quito is 1 November in UTC');
});

test('the chain is asked with the certificate and the moment of signing, never later than now', async () => {
  const asked: [string, number][] = [];
  const chain = async (der: Uint8Array, atMs: number) => {
    asked.push([Buffer.from(der).toString('base64'), atMs]);
    return finding('ok', 'cadena-acreditada', 'La cadena llega a una entidad acreditada.');
  };
  assert.ok((await examine(sri(), { chain })).codes.includes('ok cadena-acreditada'));
  await examine(sri({}, { signingTime: '2031-01-01T00:00:00-05:00' }), { chain });
  await examine(signModern(invoiceXml(), signer), { chain });
  const der = signer.certificate.raw.toString('base64');
  const times = ['2026-10-21T10:30:00-05:00', '2026-11-01T00:00:00Z', '2026-10-21T12:00:00-05:00'];
  assert.deepEqual(
    asked,
    times.map((time) => [der, Date.parse(time)]),
  );
  const broken = await examine(sri(), { chain: () => Promise.reject(new Error('sin almacén')) });
  assert.ok(broken.codes.includes('unknown cadena-sin-comprobar'));
});

test('the certificate must be the issuer’s, or a person looks', async () => {
  const of = async (ruc: string | null, cedula: string | null, issuer = '1790012345001') => {
    const { codes } = await examine(sri({ ruc: issuer }), { signerIdentity: () => ({ ruc, cedula }) });
    return codes.find((code) => code.includes('firmante-'));
  };
  assert.equal(await of('1790012345001', null), 'ok firmante-emisor');
  assert.equal(await of(null, '1710034065', '1710034065001'), 'ok firmante-emisor');
  assert.equal(await of('1790099999001', '1710034065'), 'warn firmante-distinto');
  assert.equal(await of(null, '1710034065'), 'unknown firmante-sin-comprobar');
});

test('weak, foreign and unsupported signatures are told apart', async () => {
  const foreign = await examine(sri({}, { certDigest: Buffer.alloc(20).toString('base64') }));
  assert.deepEqual(reasonOf(foreign), { reason: 'foreign-certificate' });
  const bare = await examine(sri({}, { withoutProperties: true }));
  assert.ok(bare.codes.includes('warn certificado-no-amparado'));
  const short = await makeCertificate('CLAVE CORTA SINTÉTICA', 9, 1024);
  assert.deepEqual(reasonOf(await examine(signAsSri(invoiceXml(), short))), { reason: 'short-key' });
  const exotic = sri().replace('#rsa-sha1"', '#hmac-sha1"');
  assert.deepEqual((await examine(exotic)).codes, ['unknown firma-xml-no-admitida']);
  const bald = sri().replace(/<ds:X509Data>.*<\/ds:X509Data>/s, '');
  assert.deepEqual(reasonOf(await examine(bald)), { reason: 'no-certificate' });
});

test('whatever happens to the bytes: no throw, and either no facts or the facts that were signed', async () => {
  const original = Buffer.from(sri());
  const { facts } = await examine(original);
  const noise = fc.array(
    fc.record({
      at: fc.nat(original.length - 1),
      remove: fc.constantFrom(0, 0, 0, 1, 7, 40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc
          .constantFrom('<!-- -->', '<a>', '</factura>', ' id="comprobante"', '&#10;', ' ')
          .map((text) => Buffer.from(text)),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(noise, async (edits) => {
      let bytes = original;
      for (const { at, remove, insert } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
      }
      const report = await examineInvoiceXml(bytes, { nowMs });
      assert.ok(report.findings.length > 0);
      if (report.facts !== null) assert.deepEqual(report.facts, facts);
    }),
    { numRuns: 400 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const { findings } = await examineInvoiceXml(bytes, { nowMs });
      assert.equal(worstState(findings), 'reject');
    }),
    { numRuns: 50 },
  );
});

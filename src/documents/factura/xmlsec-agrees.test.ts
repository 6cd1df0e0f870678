// A second opinion: xmlsec1, where the machine has it, says the same of the invoices signed here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { examineInvoiceXml } from './examine-invoice-xml.ts';
import { makeCertificate } from './testing/make-certificate.ts';
import { invoiceXml, signAsSri, signModern } from './testing/sign-invoice.ts';

const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;

test('xmlsec1 agrees', { skip: hasXmlsec ? false : 'xmlsec1 is not installed' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'factura-'));
  try {
    const signer = await makeCertificate('FIRMANTE SINTÉTICO', 7);
    const key = join(folder, 'key.pem');
    writeFileSync(key, signer.certificate.publicKey.export({ type: 'spki', format: 'pem' }));
    const ids = ['factura', 'SignedProperties', 'KeyInfo'].flatMap((name, index) => [
      `--id-attr:${index === 0 ? 'id' : 'Id'}`,
      name,
    ]);
    const signed = [signAsSri(invoiceXml(), signer), signModern(invoiceXml(), signer)];
    for (const document of [...signed, ...signed.map((one) => one.replace('>115.00<', '>116.00<'))]) {
      const file = join(folder, 'factura.xml');
      writeFileSync(file, document);
      const { status } = spawnSync('xmlsec1', ['--verify', '--pubkey-pem', key, ...ids, file]);
      const { facts } = await examineInvoiceXml(Buffer.from(document), { nowMs: 0 });
      assert.equal(status === 0, facts !== null);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

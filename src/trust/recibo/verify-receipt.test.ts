// What a receipt proves: its own bytes, who signed it, its place in the log; and every way of cheating with it.
import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import test from 'node:test';
import type { Recibo, RegistroProof } from '../../domain/recibo/recibo.ts';
import { systemIds } from '../../platform/ids.ts';
import { signCheckpoint } from '../registro-publico/checkpoint.ts';
import { eventLeaf } from '../registro-publico/event-leaf.ts';
import { encodeProof } from '../registro-publico/proof-text.ts';
import { verifierKeyOf } from '../registro-publico/signed-note.ts';
import { leafHash, nodeHash } from '../registro-publico/tree-hash.ts';
import { demoName, makeSelfSigned } from './demo-seal.ts';
import { drawReceipt } from './draw-receipt.ts';
import { sealFromPem } from './seal.ts';
import { signPdf } from './sign-pdf.ts';
import { syntheticRecibo } from './testing/synthetic-recibo.ts';
import { type ReceiptVerdict, type Trusted, verifyReceipt } from './verify-receipt.ts';

const nowMs = Date.UTC(2026, 10, 23, 15, 0);
const agencia = 'Institución de Muestra';
const demo = sealFromPem(makeSelfSigned(demoName, systemIds, nowMs), 'demostracion');
const own = sealFromPem(makeSelfSigned(agencia, systemIds, nowMs), 'institucional');
const other = sealFromPem(makeSelfSigned(agencia, systemIds, nowMs), 'institucional');
const nobody: Trusted = { verifierKey: null, checkpoint: null, certificate: null };

const signed = async (recibo: Recibo, seal = own): Promise<Buffer> =>
  signPdf(await drawReceipt({ ...recibo, firma: seal.firma }), seal, nowMs);
const certificateOf = (seal: typeof own) => new X509Certificate(seal.certificates[0] ?? Buffer.alloc(0));
const told = ({ hallazgos }: ReceiptVerdict, que: string) => {
  const found = hallazgos.find((one) => one.que === que);
  return `${found?.estado}: ${found?.frase}`;
};

test('a signed receipt is proved whole, and says by whom', async () => {
  const verdict = await verifyReceipt(await signed(syntheticRecibo), nobody);
  assert.equal(verdict.resultado, 'probado');
  assert.match(told(verdict, 'firma'), /^probado: El archivo está íntegro.*«Institución de Muestra»/);
  assert.match(told(verdict, 'papel'), /^probado: Lo que se lee en el papel es exactamente/);
  assert.match(told(verdict, 'firmante'), /^sin-prueba: El nombre de quien firmó es el que dice su propio/);
  assert.match(told(verdict, 'registro'), /^sin-prueba: Cuando se emitió aún no constaba/);
  assert.equal(verdict.recibo?.referencia, syntheticRecibo.referencia);
});

test('the agency is recognised by its certificate, and nobody of the same name instead', async () => {
  const pdf = await signed(syntheticRecibo);
  const known = await verifyReceipt(pdf, { ...nobody, certificate: certificateOf(own) });
  assert.match(told(known, 'firmante'), /^probado: Lo firmó el titular/);
  const stranger = await verifyReceipt(pdf, { ...nobody, certificate: certificateOf(other) });
  assert.match(told(stranger, 'firmante'), /^falso: Quien firmó no tiene relación/);
  assert.equal(stranger.resultado, 'falso');
});

test('a demonstration says that it is one, and never passes for the agency', async () => {
  const pdf = await signed(syntheticRecibo, demo);
  const verdict = await verifyReceipt(pdf, nobody);
  assert.equal(verdict.resultado, 'probado');
  assert.match(told(verdict, 'firmante'), /^sin-prueba: Es una clave de demostración/);
  const asked = await verifyReceipt(pdf, { ...nobody, certificate: certificateOf(own) });
  assert.match(told(asked, 'firmante'), /^falso: Lo firmó una clave de demostración/);
  const posing = await drawReceipt({
    ...syntheticRecibo,
    firma: { clase: 'institucional', nombre: demoName },
  });
  const caught = await verifyReceipt(signPdf(posing, demo, nowMs), nobody);
  assert.match(told(caught, 'papel'), /^falso/);
});

test('a flipped byte is found wherever it lies', async () => {
  const pdf = await signed(syntheticRecibo);
  const unsignedLength = (await drawReceipt({ ...syntheticRecibo, firma: own.firma })).length;
  // Every part of the file, and the dictionaries of the signature more closely.
  const places = [
    ...Array.from({ length: 120 }, (_, i) => Math.floor((i * pdf.length) / 120)),
    ...Array.from(
      { length: 120 },
      (_, i) => unsignedLength + Math.floor((i * (pdf.length - unsignedLength)) / 120),
    ),
    pdf.length - 1,
  ];
  for (const at of places) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    const { resultado } = await verifyReceipt(changed, nobody);
    assert.ok(resultado === 'falso' || (at < 5 && resultado === 'ilegible'), `byte ${at}: ${resultado}`);
  }
});

test('bytes appended, cut off or hidden beside the signature are found', async () => {
  const pdf = await signed(syntheticRecibo);
  const text = pdf.toString('latin1');
  const padding = text.indexOf('0000>');
  const cases = {
    'unsigned with a tail': Buffer.concat([await drawReceipt(syntheticRecibo), Buffer.from('%')]),
    appended: Buffer.concat([pdf, Buffer.from('\n%')]),
    cut: pdf.subarray(0, -20),
    'signature removed': pdf.subarray(0, text.indexOf('%%EOF') + 6),
    'hidden in the gap': Buffer.from(`${text.slice(0, padding)}00ff${text.slice(padding + 4)}`, 'latin1'),
  };
  for (const [name, bytes] of Object.entries(cases))
    assert.equal((await verifyReceipt(bytes, nobody)).resultado, 'falso', name);
});

test('other words under the same data, or other data under the same words, are found without a signature too', async () => {
  const bare: Recibo = { ...syntheticRecibo, firma: { clase: 'ninguna', nombre: null } };
  const pdf = await drawReceipt(bare);
  const honest = await verifyReceipt(pdf, nobody);
  assert.equal(honest.resultado, 'sin-prueba');
  assert.match(told(honest, 'firma'), /^sin-prueba: El recibo no lleva firma/);
  const swapped = Buffer.from(
    pdf.toString('latin1').replace('"estado":"aprobada"', '"estado":"recibida"'),
    'latin1',
  );
  assert.notDeepEqual(swapped, pdf);
  assert.match(told(await verifyReceipt(swapped, nobody), 'papel'), /^falso: El papel no es el que/);
});

test('words of the format inside somebody’s words are words', async () => {
  const archivos = [
    {
      documento: 'a',
      nombre: 'x /ByteRange [0 1 2 3] /Type /EmbeddedFile /Prev 1 %%EOF.pdf',
      sha256: 'c'.repeat(64),
    },
  ];
  const bare = { ...syntheticRecibo, archivos };
  assert.equal((await verifyReceipt(await drawReceipt(bare), nobody)).resultado, 'sin-prueba');
  assert.equal((await verifyReceipt(await signed(bare), nobody)).resultado, 'probado');
});

test('a certificate out of its time is told', async () => {
  const base = await drawReceipt({ ...syntheticRecibo, firma: own.firma });
  const late = signPdf(base, own, nowMs + 20 * 365 * 86_400_000);
  assert.match(told(await verifyReceipt(late, nobody), 'firma'), /^falso: El certificado no estaba vigente/);
});

const logKey = generateKeyPairSync('ed25519').privateKey;
const signer = { name: 'institucion.example/registro', privateKey: logKey };
const stranger = { ...signer, privateKey: generateKeyPairSync('ed25519').privateKey };
const sal = Buffer.alloc(32, 7).toString('base64url');
const sibling = leafHash(Buffer.from('otro'));
const own2 = leafHash(eventLeaf({ sal, n: syntheticRecibo.evento.n, hash: syntheticRecibo.evento.hash }));
const root = nodeHash(sibling, own2);
const registro: RegistroProof = {
  sal,
  indice: 1,
  tamano: 2,
  prueba: encodeProof([sibling]),
  puntoDeControl: signCheckpoint(2, root, signer),
};
const logged: Recibo = { ...syntheticRecibo, registro };

test('the place in the log is proved by its key, or by a checkpoint saved before', async () => {
  const pdf = await signed(logged);
  const verifierKey = verifierKeyOf(signer);
  const told2 = async (trusted: Partial<Trusted>) =>
    told(await verifyReceipt(pdf, { ...nobody, ...trusted }), 'registro');
  assert.match(await told2({}), /^sin-prueba: La prueba lleva del suceso al punto de control/);
  assert.match(
    await told2({ verifierKey }),
    /^probado: El suceso consta en el registro público con el número 1, en un punto/,
  );
  assert.match(
    await told2({ checkpoint: registro.puntoDeControl }),
    /^probado: .*según el punto de control que usted guardó/,
  );
  assert.match(await told2({ verifierKey: verifierKeyOf(stranger) }), /^falso: .*no lo firmó la clave/);
  assert.match(await told2({ verifierKey: 'x' }), /^sin-prueba: La clave dada con --key no es/);
  assert.match(await told2({ checkpoint: 'x' }), /^sin-prueba: El archivo dado con --checkpoint no es/);
  const contradicting = signCheckpoint(2, nodeHash(own2, sibling), signer);
  assert.match(await told2({ checkpoint: contradicting }), /^falso: .*contradice al que usted guardó/);
  const later = signCheckpoint(3, root, signer);
  assert.match(
    await told2({ checkpoint: later }),
    /^sin-prueba: El punto de control guardado es de otro momento/,
  );
  assert.match(await told2({ checkpoint: later, verifierKey }), /^probado/);
});

test('a proof that leads elsewhere is false', async () => {
  const wrong: readonly RegistroProof[] = [
    { ...registro, indice: 0 },
    { ...registro, sal: Buffer.alloc(32, 8).toString('base64url') },
    { ...registro, prueba: encodeProof([own2]) },
    { ...registro, prueba: ['x'] },
    { ...registro, tamano: 3 },
    { ...registro, puntoDeControl: 'x' },
  ];
  for (const one of wrong) {
    const verdict = await verifyReceipt(await signed({ ...logged, registro: one }), nobody);
    assert.match(told(verdict, 'registro'), /^falso/);
    assert.equal(verdict.resultado, 'falso');
  }
});

test('what is no receipt is unreadable, whatever it is', async () => {
  const bomb = Buffer.from(
    '%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length 20 >>\nstream\n{"formato":1,"x":[[[[',
  );
  for (const bytes of [Buffer.alloc(0), Buffer.from('hola'), Buffer.alloc(100_000, 0xff), bomb])
    assert.equal((await verifyReceipt(bytes, nobody)).resultado, 'ilegible');
});

// The signature as others see it: openssl and pdfsig agree; keys of both kinds, chains, and what cannot be a key.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { systemIds } from '../../platform/ids.ts';
import { demoName, makeSelfSigned, readDemoSeal } from './demo-seal.ts';
import {
  bits,
  context,
  identifier,
  integer,
  nothing,
  octets,
  sequence,
  setOf,
  tagged,
  time,
  utf8,
} from './der.ts';
import { drawReceipt } from './draw-receipt.ts';
import { openSeal } from './open-seal.ts';
import { type Seal, sealFromPem } from './seal.ts';
import { signPdf } from './sign-pdf.ts';
import { syntheticRecibo } from './testing/synthetic-recibo.ts';
import { verifyReceipt } from './verify-receipt.ts';
import { verifySignature } from './verify-signature.ts';

const run = promisify(execFile);
const nowMs = Date.now();
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-sello-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

type Pair = ReturnType<typeof rsaPair>;
const rsaPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const authorityName = 'Entidad de Certificación Sintética';
const institutionName = 'Institución de Muestra, S. A. «sintética»';
const algorithm = sequence(identifier('1.2.840.113549.1.1.11'), nothing);
const nameOf = (text: string) => sequence(setOf(sequence(identifier('2.5.4.3'), utf8(text))));
/** basicConstraints, cA true (RFC 5280, 4.2.1.9). */
const authorityOnly = context(
  3,
  sequence(sequence(identifier('2.5.29.19'), octets(sequence(tagged(0x01, Buffer.of(0xff)))))),
);

type Issued = { readonly subject: string; readonly of: Pair; readonly issuer: string; readonly by: Pair };

function certificate({ subject, of, issuer, by }: Issued, ...extensions: Buffer[]): Buffer {
  const body = sequence(
    context(0, integer(Buffer.of(2))),
    integer(Buffer.of(subject.length)),
    algorithm,
    nameOf(issuer),
    sequence(time(nowMs - 86_400_000), time(nowMs + 86_400_000)),
    nameOf(subject),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    ...extensions,
  );
  return sequence(body, algorithm, bits(sign('sha256', body, by.privateKey)));
}

const keyOf = ({ privateKey }: Pair) => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** An authority and a certificate of an institution below it, both RSA, as agencies have them. */
function institution() {
  const [root, own] = [rsaPair(), rsaPair()];
  const authority = certificate(
    { subject: authorityName, of: root, issuer: authorityName, by: root },
    authorityOnly,
  );
  const below = certificate({ subject: institutionName, of: own, issuer: authorityName, by: root });
  return {
    own,
    key: keyOf(own),
    certificates: pem('CERTIFICATE', below) + pem('CERTIFICATE', authority),
    authority: new X509Certificate(authority),
  };
}

const signedBy = async (seal: Seal) =>
  signPdf(await drawReceipt({ ...syntheticRecibo, firma: seal.firma }), seal, nowMs);

/** The signature and what it covers, taken from the file as any reader would. */
function apart(pdf: Buffer): { der: Buffer; covered: Buffer } {
  const [, a, b] = /ByteRange \[0 (\d+) (\d+) /.exec(pdf.toString('latin1')) ?? [];
  const [start, end] = [Number(a), Number(b)];
  const der = Buffer.from(pdf.toString('latin1', start + 1, end - 1), 'hex');
  return {
    der: der.subarray(0, 4 + der.readUInt16BE(2)),
    covered: Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]),
  };
}

async function available(program: string): Promise<boolean> {
  try {
    await run(program, [program === 'pdfsig' ? '-v' : 'version']);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

test('an institution signs with its own key and chain, and is known by its authority', async () => {
  const { key, certificates, authority } = institution();
  const seal = sealFromPem(key + certificates, 'institucional');
  assert.equal(seal.firma.nombre, 'Institución de Muestra, S. A. «sintética»');
  const verdict = await verifyReceipt(await signedBy(seal), {
    verifierKey: null,
    checkpoint: null,
    certificate: authority,
  });
  assert.deepEqual(
    verdict.hallazgos.filter(({ estado }) => estado === 'probado').map(({ que }) => que),
    ['firma', 'firmante', 'papel'],
  );
});

test('whoever has a certificate cannot vouch for another with it', async () => {
  const { own, certificates, authority } = institution();
  const posing = rsaPair();
  const forged = certificate({ subject: 'Impostora', of: posing, issuer: institutionName, by: own });
  const trusted = { verifierKey: null, checkpoint: null };
  const whole = sealFromPem(keyOf(posing) + pem('CERTIFICATE', forged) + certificates, 'institucional');
  const chained = await verifyReceipt(await signedBy(whole), { ...trusted, certificate: authority });
  assert.equal(chained.resultado, 'falso');
  const alone = sealFromPem(keyOf(posing) + pem('CERTIFICATE', forged), 'institucional');
  const below = new X509Certificate(certificates);
  const vouched = await verifyReceipt(await signedBy(alone), { ...trusted, certificate: below });
  assert.equal(vouched.hallazgos.find(({ que }) => que === 'firmante')?.estado, 'falso');
});

test('openssl finds the same signature good, and the same altered file bad', async (t) => {
  if (!(await available('openssl'))) return t.skip('no hay openssl en esta máquina');
  const { key, certificates, authority } = institution();
  const pdf = await signedBy(sealFromPem(key + certificates, 'institucional'));
  const { der, covered } = apart(pdf);
  const [cms, content, anchor] = ['s.der', 'contenido', 'raiz.pem'].map((name) => join(folder, name));
  assert.ok(cms && content && anchor);
  await Promise.all([
    writeFile(cms, der),
    writeFile(content, covered),
    writeFile(anchor, authority.toString()),
  ]);
  const args = [
    'cms',
    '-verify',
    '-binary',
    '-cades',
    '-inform',
    'DER',
    '-in',
    cms,
    '-content',
    content,
    '-CAfile',
    anchor,
    '-purpose',
    'any',
    '-out',
    join(folder, 'salida'),
  ];
  const { stderr } = await run('openssl', args);
  assert.match(stderr, /CAdES Verification successful/i);
  covered[1_000] = (covered[1_000] ?? 0) ^ 1;
  await writeFile(content, covered);
  await assert.rejects(run('openssl', args));
});

test('pdfsig finds the whole document signed', async (t) => {
  if (!(await available('pdfsig'))) return t.skip('no hay pdfsig en esta máquina');
  const path = join(folder, 'recibo.pdf');
  await writeFile(
    path,
    await signedBy(sealFromPem(makeSelfSigned(demoName, systemIds, nowMs), 'demostracion')),
  );
  const { stdout } = await run('pdfsig', ['-nocert', path]);
  assert.match(stdout, /Signature is Valid/);
  assert.match(stdout, /Total document signed/);
  assert.match(stdout, /ETSI\.CAdES\.detached/);
});

test('a demonstration makes its key once and keeps it to itself', async () => {
  const first = readDemoSeal(folder, systemIds, nowMs);
  const second = readDemoSeal(folder, systemIds, nowMs);
  assert.equal(first.firma.nombre, demoName);
  assert.deepEqual(first.certificates, second.certificates);
  const { mode } = await stat(join(folder, 'clave-de-demostracion.pem'));
  assert.equal(mode & 0o077, 0);
  assert.equal(verifySignature(await signedBy(second)).state, 'valida');
});

test('ASVS 13.2.3 production signs with its own key or not at all', async () => {
  const paths = { receiptKeyFile: undefined, receiptCertFile: undefined, receiptKeyPassphrase: undefined };
  const production = { mode: 'production', dataDir: join(folder, 'produccion'), ...paths } as const;
  assert.equal(openSeal(production, systemIds, nowMs), null);
  await assert.rejects(stat(production.dataDir));
  const { key, certificates } = institution();
  const [keyFile, certFile] = [join(folder, 'clave.pem'), join(folder, 'certificado.pem')];
  await Promise.all([writeFile(keyFile, key), writeFile(certFile, certificates)]);
  const set = { ...production, receiptKeyFile: keyFile, receiptCertFile: certFile };
  assert.equal(openSeal(set, systemIds, nowMs)?.firma.clase, 'institucional');
  const demo = { ...production, mode: 'demo' } as const;
  assert.equal(openSeal(demo, systemIds, nowMs)?.firma.clase, 'demostracion');
  const wrongs: readonly (readonly [typeof set, RegExp])[] = [
    [{ ...set, receiptKeyFile: undefined } as never, /van juntos/],
    [{ ...set, receiptKeyFile: join(folder, 'no-existe') }, /no se puede leer el archivo/],
    [{ ...set, receiptCertFile: keyFile }, /no contiene ningún certificado/],
    [{ ...set, receiptKeyFile: certFile }, /no se puede abrir la clave/],
  ];
  for (const [wrong, sentence] of wrongs) assert.throws(() => openSeal(wrong, systemIds, nowMs), sentence);
});

test('a key that is not its certificate’s, or of a kind that cannot sign here, is refused', () => {
  const { certificates } = institution();
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const text = (key: typeof other) => key.export({ type: 'pkcs8', format: 'pem' }) + certificates;
  assert.throws(() => sealFromPem(text(other), 'institucional'), /no corresponden/);
  assert.throws(() => sealFromPem(text(edwards), 'institucional'), /debe ser RSA o de curva elíptica/);
});

test('a protected key opens with its passphrase and with no other', () => {
  const { key, certificates } = institution();
  const cipher = {
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'palabras de muestra',
  } as const;
  const locked = createPrivateKey(key).export(cipher) + certificates;
  assert.equal(sealFromPem(locked, 'institucional', 'palabras de muestra').algorithm, 'rsa');
  assert.throws(() => sealFromPem(locked, 'institucional', 'otras'));
});

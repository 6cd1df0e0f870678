import assert from 'node:assert/strict';
import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { keyPairFromSeed, newKeyPair, openWith, sealTo } from './hpke.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

/** RFC 9180 written down once more from its text, on node:crypto alone. */
function openByTheBook(
  privateKey: Buffer,
  publicKey: Buffer,
  sealed: Buffer,
  info: string,
  about: string,
): Buffer {
  const extract = (salt: Buffer, ikm: Buffer) => createHmac('sha256', salt).update(ikm).digest();
  const expand = (prk: Buffer, context: Buffer, sizeBytes: number) =>
    createHmac('sha256', prk).update(context).update(Buffer.of(1)).digest().subarray(0, sizeBytes);
  const labelled = (suite: Buffer, label: string, ikm: Buffer) =>
    Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), ikm]);
  const size = (sizeBytes: number) => Buffer.of(sizeBytes >> 8, sizeBytes & 255);
  const lExtract = (suite: Buffer, salt: Buffer, label: string, ikm: Buffer) =>
    extract(salt, labelled(suite, label, ikm));
  const lExpand = (suite: Buffer, prk: Buffer, label: string, context: Buffer, sizeBytes: number) =>
    expand(prk, Buffer.concat([size(sizeBytes), labelled(suite, label, context)]), sizeBytes);
  const none = Buffer.alloc(0);
  const kem = Buffer.concat([Buffer.from('KEM'), hex('0020')]);
  const hpke = Buffer.concat([Buffer.from('HPKE'), hex('002000010002')]);
  const enc = sealed.subarray(1, 33);
  const dh = diffieHellman({
    privateKey: createPrivateKey({
      key: Buffer.concat([hex('302e020100300506032b656e04220420'), privateKey]),
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({
      key: Buffer.concat([hex('302a300506032b656e032100'), enc]),
      format: 'der',
      type: 'spki',
    }),
  });
  const eae = lExtract(kem, none, 'eae_prk', dh);
  const shared = lExpand(kem, eae, 'shared_secret', Buffer.concat([enc, publicKey]), 32);
  const context = Buffer.concat([
    Buffer.of(0),
    lExtract(hpke, none, 'psk_id_hash', none),
    lExtract(hpke, none, 'info_hash', Buffer.from(info)),
  ]);
  const secret = lExtract(hpke, shared, 'secret', none);
  const body = sealed.subarray(33);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    lExpand(hpke, secret, 'key', context, 32),
    lExpand(hpke, secret, 'base_nonce', context, 12),
  );
  decipher.setAAD(Buffer.from(about)).setAuthTag(body.subarray(-16));
  return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
}

test('keys from a seed are those of RFC 9180, appendix A.1.1', async () => {
  const pair = await keyPairFromSeed(hex('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234'));
  assert.equal(
    pair.publicKey.toString('hex'),
    '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  );
  assert.equal(
    pair.privateKey.toString('hex'),
    '52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736',
  );
});

test('what is sealed opens with another implementation of RFC 9180', async () => {
  const { publicKey, privateKey } = await newKeyPair(systemIds);
  const sealed = await sealTo(publicKey, Buffer.from('llave sintética'), 'sello|prueba');
  const clear = openByTheBook(privateKey, publicKey, sealed, 'ventanilla/sala/1', 'sello|prueba');
  assert.equal(clear.toString(), 'llave sintética');
});

test('only the private half opens it, about the same thing, unaltered in every byte', async () => {
  const [own, other] = await Promise.all([newKeyPair(systemIds), newKeyPair(systemIds)]);
  const sealed = await sealTo(own.publicKey, Buffer.alloc(32, 5), 'a');
  assert.deepEqual(await openWith(own.privateKey, sealed, 'a'), Buffer.alloc(32, 5));
  assert.equal(await openWith(other.privateKey, sealed, 'a'), null);
  assert.equal(await openWith(own.privateKey, sealed, 'b'), null);
  assert.equal(await openWith(own.privateKey, Buffer.alloc(0), 'a'), null);
  for (let i = 0; i < sealed.length; i += 1) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 0x01;
    assert.equal(await openWith(own.privateKey, altered, 'a'), null, `byte ${i}`);
    if (i % 10 === 0)
      assert.equal(await openWith(own.privateKey, sealed.subarray(0, i), 'a'), null, `cut at ${i}`);
  }
});

test('two seals of the same have nothing in common', async () => {
  const { publicKey } = await newKeyPair(systemIds);
  const [a, b] = await Promise.all([1, 2].map(() => sealTo(publicKey, Buffer.alloc(32), 'a')));
  assert.notDeepEqual(a?.subarray(1, 33), b?.subarray(1, 33));
  assert.notDeepEqual(a?.subarray(33), b?.subarray(33));
});

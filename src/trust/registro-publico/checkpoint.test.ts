/** Keys, leaves, notes and checkpoints: what we sign is read back, and one changed character of anything is noticed. */
import assert from 'node:assert/strict';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { epochLeaf, eventLeaf } from './event-leaf.ts';
import { logKeysFrom, logNameOf } from './log-keys.ts';
import { encodeProof } from './proof-text.ts';
import { openNote, readNote, readVerifierKey, signNote } from './signed-note.ts';
import { emptyEdge, growTree, rootOf } from './tree-growth.ts';
import { leafHash } from './tree-hash.ts';
import { verifyEvent, verifyGrowth } from './verify-event.ts';

const secret = randomBytes(32);
const name = logNameOf('https://ventanilla.example:8443/sub');
const keys = logKeysFrom(secret, name);
const root = randomBytes(32);
const note = signCheckpoint(20_852_163, root, keys.signer);

test('a checkpoint has the lines of the specification, and Ed25519 agrees by hand', () => {
  assert.equal(name, 'ventanilla.example:8443/registro');
  const [origin, size, encoded, blank, signature = '', end] = note.split('\n');
  assert.deepEqual([origin, size, encoded, blank, end], [name, '20852163', root.toString('base64'), '', '']);
  const [dash, signedBy, base64 = ''] = signature.split(' ');
  assert.deepEqual([dash, signedBy], ['—', name]);
  const [, id, key = ''] = keys.verifierKey.split('+', 2).concat(keys.verifierKey.slice(name.length + 10));
  const raw = Buffer.from(key, 'base64');
  assert.deepEqual([raw.length, raw[0]], [33, 1]);
  const expectedId = createHash('sha256').update(`${name}\n`).update(raw).digest().subarray(0, 4);
  const bytes = Buffer.from(base64, 'base64');
  assert.deepEqual(bytes.subarray(0, 4), expectedId);
  assert.equal(id, expectedId.toString('hex'));
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') },
    format: 'jwk',
  });
  const text = `${name}\n20852163\n${root.toString('base64')}\n`;
  assert.ok(verify(null, Buffer.from(text), publicKey, bytes.subarray(4)));
});

test('what was signed opens for its key and its name only', () => {
  assert.deepEqual(openCheckpoint(note, keys.verifier), { origin: name, size: 20_852_163, root });
  assert.deepEqual(readCheckpoint(note)?.size, 20_852_163);
  assert.equal(openCheckpoint(note, logKeysFrom(randomBytes(32), name).verifier), null);
  assert.equal(openCheckpoint(note, logKeysFrom(secret, 'otra.example/registro').verifier), null);
  const others = signNote(
    'otra.example/registro\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    keys.signer,
  );
  assert.equal(openCheckpoint(others, keys.verifier), null, 'signed, but about another log');
  const witness = signNote('testigo\n', logKeysFrom(randomBytes(32), 'testigo.example').signer);
  const cosigned = `${note}${witness.slice(witness.indexOf('—'))}`;
  assert.equal(openCheckpoint(cosigned, keys.verifier)?.size, 20_852_163, 'with a witness below');
});

test('one changed character of a checkpoint is noticed', () => {
  fc.assert(
    fc.property(fc.nat(note.length - 2), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
      const changed = note.slice(0, at) + String.fromCharCode(code) + note.slice(at + 1);
      const opened = openCheckpoint(changed, keys.verifier);
      // The last two bits of a base64 text may say nothing: then it is the same signature.
      assert.ok(changed === note || opened === null || opened.root.equals(root));
      if (at < note.lastIndexOf('—') && changed !== note) assert.equal(opened, null);
    }),
  );
  for (const broken of [
    '',
    '\n',
    '\n\n',
    note.trimEnd(),
    note.replace('\n\n', '\n'),
    `${note}x`,
    note.repeat(40),
    `\r${note}`,
  ])
    assert.equal(openCheckpoint(broken, keys.verifier), null);
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(openNote(text, keys.verifier), null);
      assert.equal(readVerifierKey(text), null);
      readNote(text);
    }),
  );
});

test('a verifier key with another name, another identifier or a broken key is none', () => {
  const line = keys.verifierKey;
  assert.ok(readVerifierKey(`${line}\n`));
  for (const broken of [
    line.replace(name, 'otra'),
    line.slice(0, -4),
    line.replace('+', ' '),
    '',
    `${line}AA`,
  ])
    assert.equal(readVerifierKey(broken), null, broken);
});

test('keys depend on the secret alone; salts on secret and case', () => {
  const again = logKeysFrom(secret, name);
  assert.equal(again.verifierKey, keys.verifierKey);
  assert.equal(again.saltOf('a'), keys.saltOf('a'));
  assert.notEqual(keys.saltOf('a'), keys.saltOf('b'));
  assert.notEqual(logKeysFrom(randomBytes(32), name).saltOf('a'), keys.saltOf('a'));
  assert.match(keys.saltOf('a'), /^[\w-]{43}$/);
});

const opening = { sal: keys.saltOf('caso'), n: 3, hash: 'ab'.repeat(32) };

test('a leaf is what the documentation says, and differs in every part', () => {
  const text = `ventanilla-evento-v1\n${opening.sal}\n3\n${opening.hash}\n`;
  const expected = Buffer.concat([Buffer.of(1), createHash('sha256').update(text).digest()]);
  assert.deepEqual(eventLeaf(opening), expected);
  const others = [
    { ...opening, n: 30 },
    { ...opening, sal: keys.saltOf('otro') },
    { ...opening, hash: 'ac'.repeat(32) },
  ].map((one) => eventLeaf(one).toString('hex'));
  assert.equal(new Set([...others, expected.toString('hex'), epochLeaf(note).toString('hex')]).size, 5);
  assert.equal(epochLeaf(note)[0], 2);
});

test('an event is proved to a stranger by receipt, checkpoint and public key', () => {
  const neighbour = leafHash(eventLeaf({ ...opening, n: 4 }));
  const { edge } = growTree(emptyEdge, Buffer.concat([leafHash(eventLeaf(opening)), neighbour]));
  const puntoDeControl = signCheckpoint(2, rootOf(edge), keys.signer);
  const proof = { opening, indice: 0, prueba: encodeProof([neighbour]), puntoDeControl };
  const verdict = (change: object, key = keys.verifierKey) => verifyEvent({ ...proof, ...change }, key);
  assert.equal(verdict({}), 'ok');
  assert.equal(verdict({ opening: { ...opening, n: 4 } }), 'no-consta');
  assert.equal(verdict({ indice: 1 }), 'no-consta');
  assert.equal(verdict({ prueba: [] }), 'no-consta');
  assert.equal(verdict({ prueba: ['x'] }), 'prueba-ilegible');
  assert.equal(verdict({ prueba: null }), 'prueba-ilegible');
  assert.equal(
    verdict({ puntoDeControl: puntoDeControl.replace('\n2\n', '\n3\n') }),
    'punto-sin-firma-valida',
  );
  assert.equal(verdict({}, 'x'), 'clave-ilegible');
  assert.equal(verdict({}, logKeysFrom(randomBytes(32), name).verifierKey), 'punto-sin-firma-valida');
  const first = growTree(emptyEdge, leafHash(eventLeaf(opening))).edge;
  const older = signCheckpoint(1, rootOf(first), keys.signer);
  assert.ok(verifyGrowth(older, puntoDeControl, encodeProof([neighbour]), keys.verifierKey));
  assert.equal(verifyGrowth(puntoDeControl, older, encodeProof([neighbour]), keys.verifierKey), false);
  assert.equal(verifyGrowth(older, puntoDeControl, [], keys.verifierKey), false);
});

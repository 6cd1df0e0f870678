/** Proves what is concluded about a sender from a DNS of the test’s own and from mails signed while it runs. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { dkimSign } from 'mailauth';
import { type DnsResolver, verifySender } from './mail-auth.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const plain = Buffer.from(
  [
    'From: =?utf-8?Q?Mar=C3=ADa?= <maria@taller.example>',
    'To: tramites@agencia.example',
    'Subject: Falta de pago',
    'Date: Mon, 01 Jun 2026 10:15:00 -0500',
    'Message-ID: <a1@taller.example>',
    '',
    'La entidad no me paga.',
    '',
  ].join('\r\n'),
);

async function signed(domain: string, mail = plain): Promise<Buffer> {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const one = { signingDomain: domain, selector: 'uno', privateKey: pem };
  const { signatures } = await dkimSign(mail, { ...one, signatureData: [one] });
  return Buffer.concat([Buffer.from(signatures), mail]);
}

type Zone = { readonly [question: string]: unknown };

const zone: Zone = {
  'TXT uno._domainkey.taller.example': [[`v=DKIM1; k=rsa; p=${key}`]],
  'TXT uno._domainkey.ajeno.example': [[`v=DKIM1; k=rsa; p=${key}`]],
  'TXT taller.example': [['v=spf1 ip4:192.0.2.10 -all']],
  'TXT _dmarc.taller.example': [['v=DMARC1; p=reject']],
};

function dns(records: Zone): DnsResolver & { readonly asked: string[] } {
  const asked: string[] = [];
  const resolver = async (name: string, type: string) => {
    asked.push(`${type} ${name}`);
    const found = records[`${type} ${name}`];
    if (found !== undefined) return found;
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  return Object.assign(resolver, { asked });
}

const facts = { ip: '192.0.2.10', helo: 'correo.taller.example', mailFrom: 'maria@taller.example' };

test('a mail signed by its own domain and sent by its own server is vouched for', async () => {
  const found = await verifySender(await signed('taller.example'), { ...facts, resolver: dns(zone) });
  assert.deepEqual(found, {
    fuente: 'propia',
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    arc: 'none',
    alineada: true,
  });
});

test('correo 13: a From forged from elsewhere fails DMARC, also with a good signature of another domain', async () => {
  const mail = await signed('ajeno.example');
  const found = await verifySender(mail, {
    ...facts,
    ip: '198.51.100.7',
    mailFrom: 'x@ajeno.example',
    resolver: dns(zone),
  });
  assert.deepEqual([found.dkim, found.dmarc, found.alineada], ['pass', 'fail', false]);
});

test('a mail changed after it was signed is not vouched for by its signature', async () => {
  const mail = await signed('taller.example');
  const changed = Buffer.from(mail.toString('latin1').replace('no me paga', 'me paga'), 'latin1');
  const found = await verifySender(changed, { ...facts, ip: '198.51.100.7', resolver: dns(zone) });
  assert.notEqual(found.dkim, 'pass');
  assert.deepEqual([found.spf, found.dmarc, found.alineada], ['fail', 'fail', false]);
});

test('where a domain has no DMARC, its own signature or its own server vouch for it', async () => {
  const { 'TXT _dmarc.taller.example': _, ...noDmarc } = zone;
  const bySignature = await verifySender(await signed('taller.example'), {
    ...facts,
    ip: '198.51.100.7',
    resolver: dns(noDmarc),
  });
  assert.deepEqual([bySignature.dmarc, bySignature.alineada], ['none', true]);
  const byServer = await verifySender(plain, { ...facts, resolver: dns(noDmarc) });
  assert.deepEqual([byServer.spf, byServer.alineada], ['pass', true]);
  const byOther = await verifySender(await signed('ajeno.example'), {
    ...facts,
    ip: '198.51.100.7',
    resolver: dns(noDmarc),
  });
  assert.equal(byOther.alineada, false);
});

test('without the address of who handed it over, SPF says nothing and a signature still counts', async () => {
  const found = await verifySender(await signed('taller.example'), {
    ...facts,
    ip: null,
    helo: null,
    resolver: dns(zone),
  });
  assert.deepEqual([found.spf, found.dkim, found.dmarc, found.alineada], ['none', 'pass', 'pass', true]);
});

test('two authors, or none, are vouched for by nothing', async () => {
  const { 'TXT _dmarc.taller.example': _, ...noDmarc } = zone;
  const two = Buffer.concat([Buffer.from('From: otro@ajeno.example\r\n'), plain]);
  const none = Buffer.from(plain.toString('latin1').replace(/^From:.*\r\n/, ''), 'latin1');
  for (const mail of [two, none])
    assert.equal((await verifySender(mail, { ...facts, resolver: dns(noDmarc) })).alineada, false);
});

test('a name server that fails or never answers proves nothing and accuses nobody', async (t) => {
  const broken: DnsResolver = () => Promise.reject(Object.assign(new Error('x'), { code: 'ESERVFAIL' }));
  const found = await verifySender(await signed('taller.example'), { ...facts, resolver: broken });
  assert.deepEqual([found.dmarc, found.alineada], ['temperror', false]);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let isOver = false;
  const silent: DnsResolver = () => {
    setImmediate(() => isOver || t.mock.timers.tick(60_000));
    return new Promise(() => undefined);
  };
  const late = await verifySender(await signed('taller.example'), { ...facts, resolver: silent });
  isOver = true;
  assert.deepEqual([late.dmarc, late.alineada], ['temperror', false]);
});

test('a mail with very many signatures asks nothing and is not vouched for', async () => {
  const resolver = dns(zone);
  const header = 'DKIM-Signature: v=1; a=rsa-sha256; d=taller.example; s=uno; h=from; bh=x; b=y\r\n';
  const found = await verifySender(Buffer.concat([Buffer.from(header.repeat(500)), plain]), {
    ...facts,
    resolver,
  });
  assert.equal(resolver.asked.length, 0);
  assert.deepEqual([found.dkim, found.alineada], ['permerror', false]);
});

test('any bytes end in an answer', async () => {
  const noise = [
    Buffer.alloc(0),
    Buffer.from('\r\n\r\n'),
    Buffer.from([0, 255, 10, 13, 0]),
    Buffer.alloc(300_000, 'a'),
  ];
  for (const mail of noise) {
    const found = await verifySender(mail, { ...facts, mailFrom: '', helo: '\u0000', resolver: dns({}) });
    assert.deepEqual([found.fuente, found.alineada], ['propia', false]);
  }
});

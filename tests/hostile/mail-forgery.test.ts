// Mails that pretend: borrowed marks, borrowed verdicts, borrowed names, lines smuggled into our letters, and machines that answer machines.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  handIn,
  lettersOf,
  type Mail,
  type MailRow,
  type MailScene,
  mailOf,
  openMailScene,
  ownAddress,
  threadRow,
  workOff,
} from '../../src/actions/correo/testing/mail-scene.ts';
import { correoLimits } from '../../src/domain/correo/correo-limits.ts';
import type { Post } from '../../src/duties/send-mail.ts';
import { sendOwed } from '../../src/duties/send-owed.ts';
import { type Mailer, smtpMailer } from '../../src/platform/mail.ts';
import { plusAddress, threadMessageId } from '../../src/trust/correo-marcas.ts';
import { buildPdf } from '../authority/build-pdf.ts';
import { headerOf, type SmtpSink, type SunkLetter, startSmtpSink } from '../fakes/smtp-sink.ts';
import { someReaders } from '../sealed-readers.ts';

const acta = {
  nombre: 'acta definitiva.pdf',
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: ['ACTA SINTETICA'] }),
};
const alert = 'alerta@agencia-demostracion.example';
const ourServer = 'correo.agencia-demostracion.example';
let scene: MailScene;
let sink: SmtpSink;
let mailer: Mailer;
let post: Post;
before(async () => {
  [scene, sink] = await Promise.all([openMailScene(), startSmtpSink()]);
  await someReaders(scene.deps);
  mailer = smtpMailer({ url: sink.url, from: `Ventanilla <${ownAddress}>` });
  post = { deps: scene.deps, mailer, agencia: 'Agencia de Prueba' };
});
after(async () => {
  await mailer.close();
  await sink.stop();
  await scene.stop();
});
// Each test has its own day: budgets of the one before are no excuse.
beforeEach(() => {
  scene.deps.clock.advance(48 * 3_600_000);
});

const lettersTo = (para: string): readonly SunkLetter[] => sink.letters.filter(({ to }) => to.includes(para));

let people = 0;
const somebody = (): string => {
  people += 1;
  return `persona.${people}@correo.example`;
};

const mailed = (content: Mail): Promise<MailRow> =>
  scene.mail(content, { sobre: { de: content.de ?? '', para: [ownAddress] } });

test('ASVS 1.3.11 no name, subject, mark or address of a mail puts a line or a recipient into a letter of ours', async () => {
  const evil = [
    '\r\nBcc: otra@malo.example',
    '\nBcc: otra@malo.example',
    '\r\n\r\ncuerpo ajeno',
    '\u2028Bcc: otra@malo.example',
    '\u0000\r\nRCPT TO:<otra@malo.example>',
    '\r\n.\r\nMAIL FROM:<x@malo.example>',
  ];
  for (const tail of evil) {
    const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    const de = somebody();
    const raw = Buffer.from(
      mailOf({ de, id: `marca${people}@correo.example`, asunto: 'ASUNTO', nombre: 'NOMBRE' })
        .toString('latin1')
        .replace('ASUNTO', word(`Consulta${tail}`))
        .replace('"NOMBRE"', word(`Persona${tail}`))
        .replace(`<marca${people}@correo.example>`, `<marca${people}@correo.example> ${word(tail)}`),
      'latin1',
    );
    await handIn(scene.deps, raw, { sobre: { de, para: [ownAddress] } });
    await workOff(scene.deps);
    await sendOwed(post);
    const letters = lettersTo(de);
    assert.equal(letters.length, 1, JSON.stringify(tail));
    const [letter] = letters;
    assert.ok(letter);
    assert.deepEqual(letter.to, [de]);
    assert.deepEqual(
      [headerOf(letter, 'Bcc'), headerOf(letter, 'To').includes('malo.example')],
      ['', false],
      JSON.stringify(tail),
    );
    assert.doesNotMatch(letter.raw, /^(?:Bcc|RCPT|MAIL FROM)/im);
  }
  assert.deepEqual(
    sink.letters.filter(({ to }) => to.some((one) => one.includes('malo.example'))),
    [],
  );
});

test('ASVS 1.3.11 whoever cannot be an address gets no letter, and no other address gets theirs', async () => {
  for (const de of [
    '"a\r\nb"@correo.example',
    'a@correo.example,b@malo.example',
    'a@correo.example b@malo.example',
    '<b@malo.example>a@correo.example',
    '@malo.example:a@correo.example',
    `${'a'.repeat(300)}@correo.example`,
    'a@[127.0.0.1]',
    'postmaster@correo.example',
    'MAILER-DAEMON@correo.example',
  ]) {
    const sent = sink.letters.length;
    const raw = Buffer.from(
      mailOf()
        .toString('latin1')
        .replace(/^From: .*$/m, `From: ${de}`),
      'latin1',
    );
    await handIn(scene.deps, raw, { sobre: { de: 'nadie@correo.example', para: [ownAddress] } });
    await workOff(scene.deps);
    await sendOwed(post);
    const to = sink.letters.slice(sent).flatMap((letter) => letter.to);
    assert.ok(!to.some((one) => one.includes('malo.example')), `${de}: ${to.join()}`);
  }
});

/** Of `de`, as it is once its first mail came. */
async function begun(de: string): Promise<{ readonly hilo: string; readonly version: number }> {
  const { hilo } = await mailed({ de });
  const { version } = await threadRow(scene.deps, hilo);
  return { hilo: hilo ?? '', version };
}

const flipped = (text: string, at: number): string => {
  const old = text[at] ?? '';
  return `${text.slice(0, at)}${old === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
};

test('ASVS 8.2.2 a mark that is not ours to the last character, or that somebody else uses, changes nobody’s thread', async () => {
  const victim = somebody();
  const { hilo, version } = await begun(victim);
  const { keys } = scene.deps;
  const address = plusAddress(keys, ownAddress, hilo);
  const id = threadMessageId(keys, { salida: scene.deps.ids.newId(), hilo }, ourServer);
  const at = address.indexOf('@');
  const addresses = [
    flipped(address, at - 1),
    flipped(address, at - 20),
    flipped(address, at - 30),
    address.replace('@', '@x.'),
    address.replace('+', '+a'),
  ];
  for (const para of addresses) {
    const thief = somebody();
    const row = await scene.mail({ de: thief, para }, { sobre: { de: thief, para: [para] } });
    assert.notEqual(row.hilo, hilo, para);
  }
  for (const enRespuestaA of [
    flipped(id, id.indexOf('@') - 1),
    flipped(id, 3),
    `${id}.malo`,
    id.replace('@', '.x@'),
  ]) {
    const row = await mailed({ de: somebody(), enRespuestaA });
    assert.notEqual(row.hilo, hilo, enRespuestaA);
  }
  // The right marks in the wrong hands: kept beside it at most, as somebody else's words.
  for (const marks of [{ para: address }, { enRespuestaA: id }]) {
    const thief = somebody();
    const row = await scene.mail(
      { de: thief, ...marks },
      { sobre: { de: thief, para: [marks.para ?? ownAddress] } },
    );
    assert.ok(
      row.hilo !== hilo || row.juicio?.tercero === true || row.en_cuarentena,
      JSON.stringify(row.juicio),
    );
  }
  // Whoever only claims to be the owner is kept with that remark, and is answered by nothing.
  const before = await threadRow(scene.deps, hilo);
  const owed = (await lettersOf(scene.deps, hilo)).length;
  const forged = await scene.mail(
    { de: victim, para: address, comprobado: 'fail', adjuntos: [acta] },
    { sobre: { de: 'otro@malo.example', para: [address] } },
  );
  assert.equal(forged.autenticidad, 'falsificado');
  const now = await threadRow(scene.deps, hilo);
  assert.deepEqual(
    [now.direccion, now.estado, now.tramite, now.solicitud, now.contenido.documentos],
    [victim, before.estado, before.tramite, null, []],
  );
  assert.equal((await lettersOf(scene.deps, hilo)).length, owed);
  assert.ok(now.version - version <= 3, 'remarks at most');
});

test('ASVS 4.1.3 only what our own server wrote about a sender is believed, however it is dressed up', async () => {
  const said = 'dmarc=pass header.from=correo.example; spf=pass smtp.mailfrom=correo.example';
  const dressed = [
    `malo.example; ${said}`,
    `x${ourServer}; ${said}`,
    `${ourServer}.malo.example; ${said}`,
    `malo.example (${ourServer}); ${said}`,
    `"${ourServer} "; ${said}`,
    `malo.example;\r\n ${ourServer}; ${said}`,
    `=?utf-8?Q?${ourServer}?=; ${said}`,
    // Raw bytes that a reader would take out, or take for a letter, to arrive at our name.
    `${ourServer.replace('agencia', 'agen\u200bcia')}; ${said}`,
    `\u00ad${ourServer}; ${said}`,
    `${ourServer.replace('o', '\uff4f')}; ${said}`,
    `${ourServer}/1; dmarc=pass header.from=malo.example`,
  ];
  for (const line of dressed) {
    const row = await mailed({
      de: somebody(),
      comprobado: 'calla',
      mas: [`Authentication-Results: ${line}`, `ARC-Authentication-Results: i=1; ${ourServer}; ${said}`],
    });
    assert.notEqual(row.autenticidad, 'verificado', line);
  }
  // Ours says it failed, the sender says below that it passed.
  const row = await mailed({
    de: somebody(),
    comprobado: 'fail',
    mas: [`Authentication-Results: ${ourServer}; ${said}`],
  });
  assert.notEqual(row.autenticidad, 'verificado');
  // With our own verdict for another domain than the one that shows.
  const other = await mailed({
    de: somebody(),
    comprobado: 'calla',
    mas: [
      `Authentication-Results: ${ourServer}; dmarc=pass header.from=malo.example; spf=pass smtp.mailfrom=malo.example`,
    ],
  });
  assert.notEqual(other.autenticidad, 'verificado');
});

test('a mail that claims to come from staff speaks for nobody, and nobody is answered in its name', async () => {
  const victim = somebody();
  const { hilo } = await begun(victim);
  await sendOwed(post);
  const before = sink.letters.length;
  const staff = 'registro1@agencia-demostracion.example';
  for (const comprobado of ['pass', 'fail', 'calla'] as const) {
    const para = plusAddress(scene.deps.keys, ownAddress, hilo);
    const row = await scene.mail(
      {
        de: staff,
        nombre: 'Funcionaria de Ejemplo Uno',
        para,
        comprobado,
        texto: 'Su solicitud fue aprobada.',
      },
      { sobre: { de: staff, para: [para] } },
    );
    assert.ok(row.hilo !== hilo || row.juicio?.tercero === true || row.en_cuarentena, comprobado);
  }
  await sendOwed(post);
  assert.deepEqual(
    sink.letters.slice(before).filter(({ to }) => to.includes(victim)),
    [],
  );
  const now = await threadRow(scene.deps, hilo);
  assert.ok(!now.contenido.historia.some(({ verbo }) => verbo === 'responder'));
});

test('ASVS 15.2.2 a chain of ten thousand references, and one of a single endless line, are one bounded look-up', async () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `<r${n}@correo.example>`);
  for (const chain of [names.join('\r\n '), names.join(' ')]) {
    const de = somebody();
    const row = await mailed({ de, mas: [`References: ${chain}`] });
    assert.equal(row.estado, 'procesado');
    assert.ok(row.hilo);
    const kept = await scene.deps.db.query<{ n: number }>(
      {
        name: 'prueba-responde',
        text: 'select coalesce(cardinality(responde_a), 0)::int as n from correos_recibidos where id = $1::uuid',
      },
      [row.id],
    );
    assert.ok((kept[0]?.n ?? 0) <= 60, String(kept[0]?.n));
  }
});

/** The letter as another system would hand it back to us: from that address, to where we said answers go. */
function answeredBy(
  peer: string,
  letter: SunkLetter,
  n: number,
): { readonly raw: Buffer; readonly para: string } {
  const para = /[^\s<>]+@[^\s<>]+/.exec(headerOf(letter, 'Reply-To') || headerOf(letter, 'From'))?.[0] ?? '';
  const enRespuestaA = headerOf(letter, 'Message-ID').slice(1, -1);
  return {
    para,
    raw: mailOf({
      de: peer,
      para,
      enRespuestaA,
      asunto: `Re: ${headerOf(letter, 'Subject')}`,
      texto: `Hemos recibido su mensaje número ${n}. Le responderemos pronto.`,
    }),
  };
}

test('two desks that answer each other and honour no header fall silent after the budget', async () => {
  const peer = 'mesa.de.ayuda@otra-entidad.example';
  await scene.mail({ de: peer }, { sobre: { de: peer, para: [ownAddress] } });
  await sendOwed(post);
  let answered = 0;
  for (let n = 0; n < 40; n += 1) {
    const fresh = lettersTo(peer).slice(answered);
    answered += fresh.length;
    for (const letter of fresh) {
      const { raw, para } = answeredBy(peer, letter, n);
      await handIn(scene.deps, raw, { sobre: { de: peer, para: [para] } });
    }
    // Beside it the peer writes of its own accord, under ever other names: a storm, not a dialogue.
    await handIn(scene.deps, mailOf({ de: peer, asunto: `Aviso ${n}` }), {
      sobre: { de: peer, para: [ownAddress] },
    });
    await workOff(scene.deps);
    await sendOwed(post);
  }
  const got = lettersTo(peer).length;
  assert.ok(got > 0 && got <= correoLimits.automaticMailsPerWindowMax, String(got));
});

test('our own letters, handed back to either of our addresses, begin nothing and are answered by nothing', async () => {
  const de = somebody();
  await mailed({ de });
  await sendOwed(post);
  const own = [...sink.letters];
  assert.ok(own.length > 0);
  const count = () =>
    scene.deps.db.query<{ hilos: number; salidas: number }>({
      name: 'prueba-cuenta-hilos',
      text: 'select (select count(*)::int from correo_hilos) as hilos, (select count(*)::int from correo_salidas) as salidas',
    });
  const [atFirst] = await count();
  for (let round = 0; round < 3; round += 1)
    for (const letter of own)
      for (const para of [[ownAddress], [alert, ownAddress]]) {
        const raw = Buffer.from(
          `Received: from x by ${ourServer}; Mon, 23 Nov 2026 10:00:0${round} -0500\r\n${letter.raw}\r\n`,
          'utf8',
        );
        await handIn(scene.deps, raw, { sobre: { de: ownAddress, para } });
      }
  await workOff(scene.deps);
  await sendOwed(post);
  assert.deepEqual((await count())[0], atFirst);
});

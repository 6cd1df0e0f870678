// The cases of mail intake that a reader of mails answers for, by their numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertAddress } from '../../../tests/correo/carta.ts';
import { cartaDe } from '../../../tests/correo/cartas.ts';
import { correoLimits } from './correo-limits.ts';
import { rawMail, readBytes } from './testing/read-bytes.ts';

const read = async (nombre: string) => (await readBytes(cartaDe(nombre).crudo)).correo;
const replaced = (field: string, value: string) =>
  rawMail('\r\nhola', (head) => head.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${value}`));
const idOf = async (value: string) => (await readBytes(replaced('Message-ID', value))).correo;

test('correo 9: a Message-ID that is missing, bare, with spaces, far too long or of eight bits', async () => {
  const without = (await readBytes(rawMail('\r\nhola', (head) => head.replace(/^Message-ID.*\r\n/m, ''))))
    .correo;
  assert.equal(without.messageId, null);
  assert.ok(without.avisos.includes('sin-message-id'));
  assert.equal((await idOf('suelto.1@correo.example')).messageId, 'suelto.1@correo.example');
  for (const wrong of [
    '<a b@correo.example>',
    `<${'a'.repeat(2_000)}@correo.example>`,
    '<se\xf1al@correo.example>',
  ]) {
    const { messageId, avisos } = await idOf(wrong);
    assert.equal(messageId, null);
    assert.ok(avisos.includes('message-id-invalido'));
  }
});

test('correo 9: two equal mails without Message-ID have one fingerprint, a third has another', async () => {
  const mail = (text: string) => rawMail(`\r\n${text}`, (head) => head.replace(/^Message-ID.*\r\n/m, ''));
  const [one, two, three] = await Promise.all(['hola', 'hola', 'adios'].map((text) => readBytes(mail(text))));
  assert.equal(one?.correo.huella, two?.correo.huella);
  assert.notEqual(one?.correo.huella, three?.correo.huella);
});

test('correo 15: of several senders the first counts, and everything that could deceive is named', async () => {
  assert.equal((await read('dos cabeceras From')).de?.direccion, 'persona.prueba@correo.example');
  assert.deepEqual((await read('remitente en grupo')).de, {
    nombre: 'Una, Persona',
    direccion: 'una@correo.example',
  });
  const deceiving = await read('nombre que parece otra direccion');
  assert.equal(deceiving.de?.nombre, 'alcalde@gad-demostracion.example');
  assert.equal(deceiving.de?.direccion, 'impostor@correo.example');
  const own = (await readBytes(replaced('From', '"a@b.example" <a@b.example>'))).correo;
  assert.ok(!own.avisos.includes('nombre-parece-direccion'), 'his own address as a name deceives nobody');
});

test('correo 18: the original inside a forwarded mail is listed as a mail, whole', async () => {
  const { correo, part } = await readBytes(cartaDe('reenviado como adjunto').crudo);
  assert.equal(correo.adjuntos[0]?.origen, 'mensaje');
  assert.equal(correo.de?.direccion, 'funcionaria@agencia-demostracion.example');
  const inside = await readBytes(part('No me pagan la planilla.eml') ?? Buffer.alloc(0));
  assert.equal(inside.correo.de?.direccion, 'contratista@constructora.example');
  assert.equal(inside.correo.adjuntos[0]?.nombre, 'planilla.pdf');
});

test('correo 19: what a mail answers is kept in its order', async () => {
  const answered = await read('respuesta de gmail con historia');
  assert.deepEqual(answered.enRespuestaA, ['salida.1@agencia-demostracion.example']);
  assert.deepEqual(answered.referencias, ['primero@correo.example', 'salida.1@agencia-demostracion.example']);
});

test('correo 21: Spanish is readable whatever the charset says, in header and body', async () => {
  for (const nombre of ['latin-1 declarado utf-8', 'charset desconocido', 'utf-7', 'utf-16'])
    assert.match((await read(nombre)).texto, /retención señalada en el año/, nombre);
  assert.deepEqual((await read('cabeceras en latin-1 sin codificar')).de?.nombre, 'Señor Núñez');
});

test('correo 22: names of files are clean, and what the sender wrote is kept', async () => {
  const { adjuntos } = await read('nombres de archivo con trampa');
  assert.equal(adjuntos[0]?.nombreOriginal, '../../Informe técnico número 1.pdf');
  assert.equal(adjuntos[2]?.nombreOriginal, 'factura\u202efdp.exe');
});

test('correo 23: NUL never gets into a result, and neither does half a letter', async () => {
  const half = 'Content-Type: text/plain; charset=utf-7\r\n\r\n';
  const { texto, avisos } = (await readBytes(rawMail(`${half}uno +2D0- dos\0`))).correo;
  assert.equal(texto, 'uno \ufffd dos');
  assert.ok(!texto.includes('\0'), String(avisos));
  assert.ok((await read('con caracteres nulos')).avisos.includes('con-caracteres-nulos'));
});

test('correo 24: 5,000 links give a text of bounded length', async () => {
  const links = Array.from(
    { length: 5_000 },
    (_none, n) => `<a href="https://x.example/${n}">enlace ${n}</a> `,
  );
  const { texto } = (await readBytes(rawMail(`Content-Type: text/html\r\n\r\n${links.join('')}`))).correo;
  assert.ok(texto.startsWith('enlace 0 (https://x.example/0)'));
  assert.ok(texto.length <= correoLimits.textCharsMax);
  assert.equal((await read('imagen dentro del texto')).adjuntos[0]?.enLinea, true);
});

test('correo 25: parts without end, without parts, in the wrong order, twice', async () => {
  assert.equal((await read('multiparte sin fin')).texto, 'Primera parte.');
  assert.match((await read('multiparte que solo tiene preambulo')).texto, /fuera de toda parte/);
  assert.equal((await read('texto repetido y html delante del texto')).texto, 'Lo mismo.\n\nOtra cosa.');
  const empty = (await readBytes(rawMail('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n')))
    .correo;
  assert.ok(empty.avisos.includes('incompleto'));
});

test('correo 27: what winmail.dat holds is listed by its own names', async () => {
  const { correo, part } = await readBytes(cartaDe('outlook con winmail.dat').crudo);
  assert.deepEqual(
    correo.adjuntos.map(({ origen }) => origen),
    ['tnef', 'tnef'],
  );
  assert.equal(part('factura.xml')?.toString(), '<factura/>');
  const rich = await readBytes(cartaDe('winmail.dat solo con texto enriquecido').crudo);
  assert.equal(rich.part('mensaje.rtf')?.toString(), '{\\rtf1\\ansi Hola}');
});

test('correo 28: uuencode becomes a file; what cannot be decoded is kept as it stands', async () => {
  const { correo, part } = await readBytes(cartaDe('archivo uuencode dentro del texto').crudo);
  assert.equal(correo.adjuntos[0]?.origen, 'uuencode');
  assert.equal(part('nota.txt')?.toString(), 'Cat');
  const yenc = await readBytes(cartaDe('archivo yenc dentro del texto').crudo);
  assert.ok(yenc.part('dato.bin.yenc')?.includes('=yend'));
});

test('correo 29: an archive is kept and never opened', async () => {
  const { correo, part } = await readBytes(cartaDe('zip que no se abre').crudo);
  assert.equal(correo.adjuntos.length, 1);
  assert.equal(part('documentos.zip')?.toString('latin1'), 'PK\x03\x04sintetico');
});

test('correo 32: a report names each recipient, and the mail it is about where its header came along', async () => {
  const report = (await read('rebote de exchange')).informe;
  assert.equal(report?.estados.length, 2);
  assert.equal(report?.original, 'salida.7@agencia-demostracion.example');
  assert.equal((await read('rebote sin cabeceras del original')).informe?.original, null);
  assert.equal((await read('gmail')).informe, null);
});

test('correo 33: a signature that fits names its signer; what cannot be opened is kept intact', async () => {
  assert.deepEqual((await read('smime firmado')).proteccion, {
    clase: 'smime-firmado',
    estado: 'valida',
    firmante: 'Persona de Prueba',
  });
  const { correo, part } = await readBytes(cartaDe('smime cifrado').crudo);
  assert.equal(correo.proteccion.clase, 'smime-cifrado');
  assert.ok((part('smime.p7m')?.length ?? 0) > 64);
});

test('correo 41: a date that cannot be is remarked upon and only shown', async () => {
  for (const value of [
    'Thu, 1 Jan 1970 00:00:00 +0000',
    'Tue, 1 Jan 2099 00:00:00 +9900',
    'ayer',
    '32 Ene 2026 10:00',
  ]) {
    const { avisos } = (await readBytes(replaced('Date', value))).correo;
    assert.ok(avisos.includes('fecha-imposible'), value);
  }
  const good = (await readBytes(replaced('Date', 'dom, 22 nov 2026 10:15:00 -0500 (ECT)'))).correo;
  assert.equal(good.fechaMs, Date.UTC(2026, 10, 22, 15, 15));
  assert.ok(!good.avisos.includes('fecha-imposible'));
});

test('correo 42: every address a mail was for is told', async () => {
  const raw = replaced('To', `Ayuda <ayuda@agencia-demostracion.example>, ${alertAddress}`);
  const { para } = (await readBytes(raw)).correo;
  assert.deepEqual(
    para.map(({ direccion }) => direccion),
    ['ayuda@agencia-demostracion.example', alertAddress],
  );
});

/** `mail check` as an operator runs it, over every synthetic mail and over noise: always an answer, and exit 0. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cartas } from '../../tests/correo/cartas.ts';
import { type MailReader, openMailReader } from '../documents/correo/mail-reader.ts';
import { indiceDeSugerencias } from '../domain/chat/sugerir.ts';
import { leerAutenticacion } from '../domain/correo/autenticacion.ts';
import { claseDe } from '../domain/correo/clase-de-correo.ts';
import { seOfrece } from '../domain/tramite/resultados.ts';
import { loadDefiniciones } from '../load-definiciones.ts';
import { UsageError } from './command.ts';
import { mailCommand } from './mail.ts';
import { findingsOf, type MailFindings } from './mail-findings.ts';
import { plainFindings } from './mail-plain.ts';

const nuestras = ['tramites@agencia-demostracion.example', 'alerta@agencia-demostracion.example'];
const env = { MAIL_ADDRESS: nuestras[0], MAIL_AUTHSERV_ID: 'correo.agencia-demostracion.example' };
let folder = '';
let reader: MailReader;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-mail-'));
  reader = openMailReader();
});
after(async () => {
  reader.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; out: string }> {
  const written: string[] = [];
  const terminal = {
    out: (text: string) => void written.push(text),
    err: () => assert.fail('nothing is written to err'),
    live: false,
    readInput: async () => '',
  };
  const exit = await mailCommand.run({ args, env, terminal, signal: new AbortController().signal });
  return { exit, out: written.join('') };
}

async function file(name: string, bytes: Buffer | string): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

const plainMail = [
  'Authentication-Results: correo.agencia-demostracion.example; dmarc=pass header.from=taller.example',
  'From: Maria Ejemplo <maria@taller.example>',
  'To: tramites@agencia-demostracion.example',
  'Subject: No me pagan',
  'Message-ID: <a1@taller.example>',
  'Date: Mon, 01 Jun 2026 10:15:00 -0500',
  '',
  'El municipio no me paga el contrato del proceso SIE-MDEMO-001-2026.',
  '',
].join('\r\n');

test('a mail is told in full as JSON: people, text, authentication, class, evidence, trámite, what is missing', async () => {
  const { exit, out } = await run('check', await file('pago.eml', plainMail), '--json');
  const found = JSON.parse(out) as MailFindings;
  assert.equal(exit, 0);
  assert.equal(found.correo.de?.direccion, 'maria@taller.example');
  assert.match(found.texto.visible, /no me paga/);
  assert.deepEqual([found.remitente.autenticidad, found.autenticacion.dmarc], ['verificado', 'pass']);
  assert.equal(found.clase.clase, 'persona');
  assert.deepEqual(found.marcas, [{ fuente: 'lo-responden', messageId: 'a1@taller.example' }]);
  assert.equal(found.comprendido?.tramite, found.sugerencias[0]?.tramite);
  assert.equal(found.comprendido?.recogido.datos.proceso, 'SIE-MDEMO-001-2026');
  const missing = found.comprendido?.faltan
    .filter(({ clase }) => clase === 'documento')
    .map(({ clave }) => clave);
  assert.deepEqual(missing, ['acta', 'factura']);
  assert.equal(found.alerta.asunto, 'ordinario');
});

test('a person at a terminal reads the same, and nothing in a mail commands the terminal', async () => {
  const hostile = plainMail.replace('El municipio', '\u001b[2J\u0007\u202eEl municipio');
  const { out } = await run('check', await file('hostil.eml', hostile));
  for (const part of ['Asunto: No me pagan', 'Clase: persona', 'falta: Factura', 'DMARC pass'])
    assert.ok(out.includes(part), part);
  assert.doesNotMatch(out, /[\u001b\u0007\u202e]/);
});

test('a mail that cannot be parsed is told as such, and any bytes end with 0', async () => {
  for (const [i, bytes] of ['', '\0\0\0', 'x'.repeat(100_000), '\r\n\r\n', 'From: \r\n'].entries()) {
    const { exit, out } = await run('check', await file(`ruido-${i}.eml`, bytes), '--json');
    assert.equal(exit, 0);
    const found = JSON.parse(out) as Partial<MailFindings> & { ilegible?: string };
    assert.ok(found.ilegible !== undefined || found.clase !== undefined);
  }
});

test('what is no file, and what is no order, is told in a sentence', async () => {
  for (const args of [
    [],
    ['check'],
    ['check', 'no-existe.eml'],
    ['check', folder],
    ['ver', 'x.eml'],
    ['check', 'a', 'b'],
  ])
    await assert.rejects(run(...args), UsageError);
});

test('every synthetic mail gets an answer of its class, and only one about money leaves the sealed room', async () => {
  const definiciones = loadDefiniciones()
    .todas.map(({ definicion }) => definicion)
    .filter(seOfrece);
  const indice = indiceDeSugerencias(definiciones);
  for (const { nombre, crudo, sobre, espera } of cartas) {
    const read = await reader.read({ bytes: crudo }, folder);
    if (read.outcome === 'ilegible') continue;
    const found = await findingsOf({
      read,
      partsFolder: folder,
      definiciones,
      indice,
      nuestras,
      cerradas: new Set(),
      authenticate: async ({ cabeceras }) => leerAutenticacion(cabeceras, null, null),
    });
    assert.equal(found.texto.visible + found.texto.cita, read.correo.texto, nombre);
    assert.ok(plainFindings(found).includes('Clase: '), nombre);
    const { clase } = claseDe(read.correo, sobre, nuestras);
    // A person whose envelope is empty is a machine to us: nobody could answer it.
    assert.equal(clase, sobre.de === '' && espera.clase === 'persona' ? 'automatico' : espera.clase, nombre);
    if (found.alerta.asunto === 'ordinario') assert.equal(espera.tema, 'retencion', nombre);
    const about = definiciones.find(({ id }) => id === found.sugerencias[0]?.tramite);
    const told =
      espera.clase === 'persona' ? [about?.requerimiento !== undefined, about?.sellado === true] : [];
    const meant = [espera.tema === 'retencion', espera.tema === 'corrupcion'];
    assert.deepEqual(told, espera.clase === 'persona' ? meant : [], nombre);
  }
});

/** Proves that machines are told from people by what they say of themselves, and people are not taken for machines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMachineSubmitted, withoutComments } from './cabeceras-de-maquina.ts';
import { type ClaseDeCorreo, claseDe } from './clase-de-correo.ts';
import type { CorreoLeido } from './leido.ts';
import { correoDeMuestra } from './testing/correo-de-muestra.ts';

const ours = ['tramites@agencia.example', 'alerta@agencia.example'];

type Given = { readonly [header: string]: string };

function mail(given: Given, change: Partial<CorreoLeido> = {}): CorreoLeido {
  const cabeceras = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]));
  return correoDeMuestra({ cabeceras, ...change });
}

function classOf(cabeceras: Given, change: Partial<CorreoLeido> = {}, de = 'maria@taller.example') {
  return claseDe(mail(cabeceras, change), { de, para: ours.slice(0, 1) }, ours);
}

function expect(clase: ClaseDeCorreo, cases: readonly Given[]) {
  for (const one of cases) {
    const found = classOf(one);
    assert.equal(found.clase, clase, JSON.stringify(one));
    assert.equal(found.porque.length === 0, clase === 'persona', JSON.stringify(one));
  }
}

test('a plain mail is a person’s', () => {
  expect('persona', [{}, { 'x-mailer': 'Correo', 'return-path': '<maria@taller.example>' }]);
});

test('correo 1: an out-of-office by its own word is a machine', () => {
  expect('automatico', [
    { 'auto-submitted': 'auto-replied' },
    { 'auto-submitted': 'auto-replied (vacation)' },
  ]);
});

test('correo 2: everything but «no» was sent by a machine, in any case, with comments and parameters', () => {
  expect('automatico', [
    { 'auto-submitted': 'auto-generated' },
    { 'auto-submitted': 'AUTO-Generated; type=x' },
    { 'auto-submitted': 'auto-notified; owner-email="x@y.example"' },
    { 'auto-submitted': '(no) auto-generated' },
    { 'auto-submitted': 'vnd.example-thing; foo=bar' },
    { 'auto-submitted': 'none' },
  ]);
  expect('persona', [
    { 'auto-submitted': 'no' },
    { 'auto-submitted': ' NO ' },
    { 'auto-submitted': 'No (una persona)' },
    { 'auto-submitted': '(auto-replied) no; x=1' },
    { 'auto-submitted': '' },
  ]);
});

test('correo 3: lists, bulk mail and answering machines of each kind', () => {
  expect('lista', [
    { precedence: 'bulk', 'list-unsubscribe': '<mailto:baja@tienda.example>' },
    { 'list-unsubscribe': '<https://x.example>', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
  ]);
  expect('lista', [{ 'list-id': '<proveedores.example>' }, { precedence: 'list' }, { precedence: ' List ' }]);
  expect('automatico', [
    { precedence: 'bulk' },
    { precedence: 'junk' },
    { precedence: 'auto_reply' },
    { 'x-auto-response-suppress': 'All' },
    { 'x-auto-response-suppress': 'DR, OOF, AutoReply' },
    { 'x-autoreply': 'yes' },
    { 'x-autorespond': 'Fuera de la oficina' },
    { 'x-vacation': '1' },
    { 'x-ms-exchange-generated-message-source': 'Mailbox Rules Agent' },
    { 'message-class': 'IPM.Note.Rules.OofTemplate.Microsoft' },
    { 'x-notes-item': 'OutOfOffice; name=Form' },
  ]);
  expect('persona', [
    { precedence: 'first-class' },
    { 'x-auto-response-suppress': 'None' },
    { 'x-auto-response-suppress': 'DR, RN, NRN' },
    { 'x-autoreply': 'no' },
    { 'content-class': 'urn:content-classes:message' },
    { 'list-unsubscribe': '<mailto:x@y.example>' },
  ]);
});

test('correo 4: a null sender, a daemon and a postmaster are never people', () => {
  assert.equal(classOf({}, {}, '').clase, 'automatico');
  assert.equal(classOf({ 'return-path': '<>' }).clase, 'automatico');
  assert.equal(classOf({ 'return-path': '<maria@taller.example>' }, {}, '').clase, 'persona');
  for (const local of ['MAILER-DAEMON', 'mailer-daemon', 'postmaster', 'maildelivery']) {
    const de = { nombre: '', direccion: `${local.toLowerCase()}@servidor.example` };
    assert.equal(classOf({}, { de }).clase, 'rebote', local);
  }
  assert.equal(classOf({ 'x-failed-recipients': 'a@b.example' }).clase, 'rebote');
});

test('correo 6: what comes from our own addresses is no person', () => {
  for (const direccion of ours)
    assert.equal(classOf({}, { de: { nombre: '', direccion } }).clase, 'automatico');
});

test('correo 32: a report of delivery, of reading or of abuse is told by its structure', () => {
  const informe = { estados: [], original: null };
  assert.equal(classOf({ 'auto-submitted': 'auto-replied', 'list-id': 'x' }, { informe }).clase, 'rebote');
});

test('the subject of an answering machine tells only together with something else', () => {
  for (const asunto of [
    'Respuesta automática: Falta la factura',
    'Fuera de la oficina',
    'Automatic reply: x',
  ]) {
    assert.equal(classOf({}, { asunto }).clase, 'persona', asunto);
    const texto = 'Estimados: me encuentro de vacaciones hasta el 15 de junio.';
    assert.equal(classOf({}, { asunto, texto }).clase, 'automatico', asunto);
    assert.equal(classOf({ 'x-auto-response-suppress': 'DR' }, { asunto }).clase, 'automatico', asunto);
  }
  const texto = 'El administrador del contrato dice que está fuera de la oficina y no me paga.';
  assert.equal(classOf({}, { texto }).clase, 'persona');
  assert.equal(classOf({}, { asunto: 'RE: Respuesta automática: Falta', texto }).clase, 'persona');
});

test('an address that takes no answers is a machine, unless it says where to answer', () => {
  const de = { nombre: 'Avisos', direccion: 'no-reply@sistema.example' };
  assert.equal(classOf({}, { de }).clase, 'automatico');
  const responderA = [{ nombre: 'María', direccion: 'maria@taller.example' }];
  assert.equal(classOf({}, { de, responderA }).clase, 'persona');
});

test('comments fall out of a header, nested and escaped ones too, and quoted ones stay', () => {
  assert.equal(withoutComments('a (b (c) \\) d) e'), 'a  e');
  assert.equal(withoutComments('"(a)" b'), '"(a)" b');
  assert.equal(withoutComments('a) b'), 'a) b');
  assert.equal(withoutComments('('.repeat(200_000)), '');
});

test('no header, however strange, makes a reader fail', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.array(fc.string())),
      fc.string(),
      fc.string(),
      (cabeceras, asunto, texto) => {
        const found = claseDe(mail({}, { cabeceras, asunto, texto }), { de: 'a@b', para: [] }, ours);
        assert.ok(['persona', 'automatico', 'rebote', 'lista'].includes(found.clase));
      },
    ),
  );
  assert.equal(isMachineSubmitted('no'.repeat(3)), true);
});

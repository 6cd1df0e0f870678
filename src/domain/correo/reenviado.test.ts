/** Proves that the author of a forwarded mail is proposed from its header, and from nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { originalPropuesto } from './reenviado.ts';

const body = 'La entidad no me paga.\n';

test('correo 18: a forwarded mail proposes its original sender, in the ways of each mailer', () => {
  const author = { nombre: 'María Ejemplo', direccion: 'maria@taller.example' };
  for (const texto of [
    `Para su trámite.\n\n---------- Forwarded message ---------\nDe: María Ejemplo <Maria@taller.example>\nDate: lun, 1 jun 2026\nSubject: Pago\n\n${body}`,
    `-------- Mensaje reenviado --------\nAsunto: Pago\nDe: María Ejemplo <maria@taller.example>\n\n${body}`,
    `Inicio del mensaje reenviado:\n\n> De: "María Ejemplo" <maria@taller.example>\n> Asunto: Pago\n>\n> ${body}`,
  ])
    assert.deepEqual(originalPropuesto({ asunto: 'RV: Pago', texto }), author, texto);
  const outlook = `De: María Ejemplo [mailto:maria@taller.example]\nEnviado el: lunes\nPara: Oficial\nAsunto: Pago\n\n${body}`;
  assert.deepEqual(originalPropuesto({ asunto: 'RV: Pago', texto: outlook }), author);
  const bare = outlook.replace('María Ejemplo [mailto:maria@taller.example]', 'maria@taller.example');
  assert.deepEqual(originalPropuesto({ asunto: 'Fwd: Pago', texto: bare }), { ...author, nombre: '' });
});

test('correo 18: an answer, a mail without an address and a hostile line propose nobody', () => {
  const reply = `De: Agencia <t@agencia.example>\nEnviado: lunes\nPara: María\nAsunto: Pago\n\n${body}`;
  assert.equal(originalPropuesto({ asunto: 'RE: Pago', texto: `Sí.\n\n${reply}` }), null);
  const forward = '-------- Mensaje reenviado --------\nDe: ';
  for (const value of ['María Ejemplo', '<@>', 'a@b@c.example', '"'.repeat(5_000), '\ud800 <x@y>'])
    assert.equal(
      originalPropuesto({ asunto: 'RV:', texto: `${forward}${value}\n` }),
      null,
      value.slice(0, 20),
    );
});

/** Every letter of every trámite: signed, linked, and without anything that belongs inside the case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../tramites/index.ts';
import { type ClaseEvento, eventosReservados, nombreDeEvento } from '../domain/solicitud/evento.ts';
import { cartaDeCodigo, cartaDeEnlaceDeClave, cartaDeNovedad } from './letters.ts';

const agencia = 'Agencia de Prueba';
const referencia = 'VT-2345-6789-AB';
const enlace = `https://ventanilla.example/solicitudes/${referencia}`;
const clases = Object.keys(nombreDeEvento) as ClaseEvento[];

test('each letter names the case, links to it and is signed; no placeholder is left open', () => {
  let letters = 0;
  for (const definicion of tramites) {
    for (const clase of clases) {
      for (const porAplicar of [false, true]) {
        const carta = cartaDeNovedad(agencia, clase, { referencia, definicion, enlace, porAplicar });
        if (carta === null) continue;
        letters += 1;
        assert.ok(carta.asunto.includes(referencia));
        for (const part of [referencia, definicion.nombre, enlace, agencia])
          assert.ok(carta.texto.includes(part), `${clase}: ${part}`);
        assert.doesNotMatch(carta.asunto + carta.texto, /[{}]|undefined|null/);
      }
    }
  }
  assert.equal(letters, tramites.length * 8 * 2);
});

test('nobody outside is written to about what only staff may see', () => {
  const [definicion] = tramites;
  assert.ok(definicion);
  for (const clase of eventosReservados)
    assert.equal(cartaDeNovedad(agencia, clase, { referencia, definicion, enlace, porAplicar: false }), null);
});

test('while an external register has not confirmed, no letter says that the change is made', () => {
  for (const definicion of tramites) {
    const carta = cartaDeNovedad(agencia, 'aprobar', { referencia, definicion, enlace, porAplicar: true });
    assert.ok(!carta?.texto.includes(definicion.respuestas.aprobado));
    assert.match(carta?.texto ?? '', /se está aplicando/);
  }
});

test('link and code say how long they serve and what to do when one did not ask', () => {
  const link = cartaDeEnlaceDeClave(agencia, { usuario: 'u', url: 'https://x.example/t', minutes: 15 });
  const code = cartaDeCodigo(agencia, { codigo: '012345', minutes: 10 });
  assert.match(link.texto, /una sola vez, durante 15 minutos/);
  assert.match(code.texto, /012345\n[\s\S]*durante 10 minutos/);
  for (const { texto } of [link, code]) assert.match(texto, /Si usted no lo pidió/);
});

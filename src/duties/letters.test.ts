/** Every letter of every trámite: signed, linked, and without anything that belongs inside the case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../tramites/index.ts';
import { type ClaseEvento, eventosReservados, nombreDeEvento } from '../domain/solicitud/evento.ts';
import { cartaAEntidad, cartaDeCodigo, cartaDeEnlaceDeClave, cartaDeNovedad } from './letters.ts';

const agencia = 'Agencia de Prueba';
const referencia = 'VT-2345-6789-AB';
const enlace = `https://ventanilla.example/solicitudes/${referencia}`;
const requerida = { nombre: 'Municipio de Ejemplo', hasta: '7 de diciembre de 2026' };
const clases = Object.keys(nombreDeEvento) as ClaseEvento[];

test('each letter names the case, links to it and is signed; no placeholder is left open', () => {
  let letters = 0;
  for (const definicion of tramites) {
    for (const clase of clases) {
      for (const porAplicar of [false, true]) {
        const carta = cartaDeNovedad(agencia, clase, {
          referencia,
          definicion,
          enlace,
          porAplicar,
          seContesta: false,
          requerida,
        });
        if (carta === null) continue;
        letters += 1;
        assert.ok(carta.asunto.includes(referencia));
        for (const part of [referencia, definicion.nombre, enlace, agencia])
          assert.ok(carta.texto.includes(part), `${clase}: ${part}`);
        assert.doesNotMatch(carta.asunto + carta.texto, /[{}]|undefined|null/);
      }
    }
  }
  assert.equal(letters, tramites.length * 14 * 2);
});

test('nobody outside is written to about what only staff may see', () => {
  const [definicion] = tramites;
  assert.ok(definicion);
  for (const clase of eventosReservados)
    assert.equal(
      cartaDeNovedad(agencia, clase, {
        referencia,
        definicion,
        enlace,
        porAplicar: false,
        seContesta: false,
        requerida: null,
      }),
      null,
    );
});

test('while an external register has not confirmed, no letter says that the change is made', () => {
  // What changes no register waits for none.
  for (const definicion of tramites.filter(({ alAprobar }) => alAprobar !== null)) {
    const carta = cartaDeNovedad(agencia, 'aprobar', {
      referencia,
      definicion,
      enlace,
      porAplicar: true,
      seContesta: false,
      requerida: null,
    });
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

test('the letter to an entity has the facts of its own process and one link, and nobody’s name but its own', () => {
  const asked = {
    referencia,
    proceso: 'LICO-MDEMO-003-2026',
    entidad: requerida.nombre,
    pide: 'Pague o explique.',
    hasta: requerida.hasta,
    enlace: 'https://ventanilla.example/requerimientos/x',
  };
  for (const recuerda of [false, true]) {
    const { asunto, texto } = cartaAEntidad(agencia, { ...asked, recuerda });
    assert.ok(asunto.includes(requerida.hasta));
    for (const said of [asked.proceso, asked.entidad, asked.enlace, requerida.hasta])
      assert.ok(texto.includes(said));
    assert.equal(texto.match(/https:/g)?.length, 1);
    assert.equal(texto.includes(asked.pide), !recuerda);
    assert.equal(asunto.startsWith('Recordatorio'), recuerda);
  }
});

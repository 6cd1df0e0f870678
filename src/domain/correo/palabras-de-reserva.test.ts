/** Proves which words keep a mail sealed, and which of everyday complaints about money do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldForSearch } from '../identity/nombre.ts';
import { senalesDeReserva } from './palabras-de-reserva.ts';

const signs = (text: string) => senalesDeReserva(foldForSearch(text));

test('what complaints about money are full of seals nothing', () => {
  for (const text of [
    'Soy gerente de la compañía anónima Textiles de Ejemplo, sociedad anónima.',
    'La secretaria y el secretario general del municipio no responden.',
    'Me deben el 30 % del contrato, retuvieron el 1% y el IVA del quince por ciento.',
    'Me piden la factura otra vez y nos piden que esperemos.',
    'Nos piden nuevos documentos y me exigen copia del acta.',
    'La comisión técnica y una comisión de recepción firmaron el acta.',
    'El oficio dirigido al alcalde y el dirigido a la financiera no tienen respuesta.',
    'No existe respuesta, no se hizo el pago y el dinero no llega.',
    'Es una empresa familiar que entregó filtros de agua.',
    'La retención ilegal de mi pago, retención indebida e ilegal.',
    'Fuimos el ganador del proceso y entregamos todo.',
    'Mi nombre es María Ejemplo. Confirmo mi reclamo.',
    'Este mensaje y sus anexos son confidenciales y para uso exclusivo de su destinatario. Saludos.',
    'AVISO: la información contenida en este correo es confidencial; si usted no es el destinatario, bórrelo.',
  ])
    assert.deepEqual(signs(text), [], text);
});

test('the same words seal where they say something else', () => {
  for (const text of [
    'Escribo de forma anónima.',
    'Guarden el secreto.',
    'Me piden plata.',
    'Nos exigieron algo a cambio.',
    'Pidieron una comisión.',
    'El concurso está dirigido.',
    'Pagaron obras que no existen.',
    'Le dieron el contrato a un familiar del alcalde.',
    'Es ilegal lo que hacen con las ofertas.',
    'Quiero que mi nombre no aparezca.',
    'Este correo es confidencial.',
    'Este mensaje es confidencial y para uso exclusivo de su destinatario. El director pide coimas.',
  ])
    assert.notDeepEqual(signs(text), [], text);
});

test('hostile texts take work that grows with them alone', () => {
  for (const piece of ['este ', 'confidencial ', 'me piden ', 'este confidencial ', 'la el los ', 'de la '])
    assert.ok(Array.isArray(signs(piece.repeat(40_000))), piece);
});

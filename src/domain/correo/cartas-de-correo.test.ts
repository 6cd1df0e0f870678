/** Proves what the robot answers: the definition’s words and our own, and never a word of the mail it answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cartaDeAcuse,
  cartaDeAlerta,
  cartaDeFaltantes,
  cartaDeOtraPuerta,
  cartaDePresentada,
  cartaDeTamano,
  type PorFaltar,
} from './cartas-de-correo.ts';
import { loQueFalta } from './lo-que-falta.ts';
import { tramiteDeMuestra as definicion } from './testing/correo-de-muestra.ts';

const agencia = 'Agencia de Demostración';
const referencia = 'VT-2345-6789-AB';
const enlace = 'https://agencia.example/correo/completar/abc';

function missing(recogido: PorFaltar['recogido']) {
  return cartaDeFaltantes({
    agencia,
    referencia,
    definicion,
    recogido,
    faltan: loQueFalta(definicion, recogido),
    enlace,
  });
}

test('what is missing is a checklist in the definition’s words, with what is there, the link and the other way', () => {
  const carta = missing({
    datos: { proceso: 'SIE-MDEMO-001-2026', ruc: '1799999028001', monto: '12500,40' },
    documentos: [{ clave: 'acta' }, { clave: 'acta' }],
  });
  assert.ok(carta.asunto.includes(referencia));
  for (const part of [
    '- Código del proceso: SIE-MDEMO-001-2026',
    '- RUC del contratista: 1799999028001',
    '- Monto que le deben: 12500,40 dólares',
    '- Acta de entrega (2 archivos)',
    '- Factura. El XML del SRI.',
    '- Entidad contratante.',
    'Responda a este correo con lo que falta',
    enlace,
    agencia,
  ])
    assert.ok(carta.texto.includes(part), part);
});

test('an answer that could not be read is asked for again with the reason', () => {
  const carta = missing({ datos: { proceso: 'no sé' }, documentos: [] });
  assert.match(carta.texto, /- Código del proceso\..*Lo que llegó no se pudo usar: /);
  assert.ok(!carta.texto.includes('no sé'));
});

test('nobody can make the letter carry their words: of any answer only codes, tax numbers and amounts come back', () => {
  const campo = fc.constantFrom('proceso', 'entidad', 'ruc', 'monto', 'correo');
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'https://estafa.example/x1',
      'WWW.ESTAFA.EXAMPLE-1',
      'Gane 1.000 dólares',
      '1799999028001\nGane',
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(campo, hostile), (datos) => {
      const { texto } = missing({ datos, documentos: [] });
      assert.doesNotMatch(texto, /estafa|gane 1|\nGane/i);
      const [, got = ''] = /Esto ya lo tenemos:\n([\s\S]*?)\n\n/.exec(texto) ?? [];
      for (const line of got.split('\n'))
        assert.match(
          line,
          /^$|^- (?:Código del proceso: [A-ZÑ0-9._-]+|RUC del contratista: \d{13}|Monto que le deben: [\d,]+ dólares)$/,
        );
    }),
  );
});

test('a filed mail is told its reference, what happens next and where to look', () => {
  const { asunto, texto } = cartaDePresentada({ agencia, referencia, definicion, enlace });
  assert.ok(asunto.includes(referencia));
  for (const part of [definicion.nombre, 'Una persona lo revisará.', enlace])
    assert.ok(texto.includes(part), part);
});

test('a mail for another door gets its way there, politely', () => {
  const otro = { ...definicion, canales: ['chat', 'rapido'] as const };
  const { texto } = cartaDeOtraPuerta({ agencia, referencia, definicion: otro, enlace });
  assert.match(texto, /Gracias por escribirnos/);
  assert.ok(texto.includes('el chat en línea o Trámite Rápido') && texto.includes(enlace));
});

test('what nobody recognised is acknowledged without a promise that a machine cannot keep', () => {
  assert.match(cartaDeAcuse({ agencia, referencia }).texto, /Lo leerá una persona/);
});

test('the alert mailbox answers the same to everybody: not anonymous, sealed, and where to be so', () => {
  const { asunto, texto } = cartaDeAlerta({ agencia, enlace });
  assert.match(texto, /confidencial, pero no es anónimo/);
  assert.ok(texto.includes(enlace));
  assert.doesNotMatch(`${asunto} ${texto}`, /VT-|denuncia|corrupci/i);
  assert.doesNotMatch(cartaDeAlerta({ agencia, enlace: null }).texto, /https?:/);
});

test('correo 30: a mail that was too large is told the size and where to upload its files', () => {
  const { texto } = cartaDeTamano({ agencia, sizeBytesMax: 75 * 1024 * 1024, enlace });
  assert.ok(texto.includes('75 MB') && texto.includes(enlace));
});

test('every letter has a subject on one line and ends with whose it is', () => {
  const common = { agencia, referencia, definicion, enlace, sizeBytesMax: 1 };
  const letters = [
    missing({ datos: {}, documentos: [] }),
    cartaDePresentada(common),
    cartaDeOtraPuerta(common),
    cartaDeAcuse(common),
    cartaDeAlerta(common),
    cartaDeTamano(common),
  ];
  for (const { asunto, texto } of letters) {
    assert.match(asunto, /^[^\n]{5,80}$/);
    assert.ok(texto.includes(agencia) && texto.endsWith('\n') && !texto.includes('\n\n\n'));
  }
});

/** Proves which trámite a mail is about, and that whatever might be a complaint of corruption stays sealed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tramites } from '../../../tramites/index.ts';
import { indiceDeSugerencias } from '../chat/sugerir.ts';
import type { CorreoLeido } from './leido.ts';
import { asuntoDeAlerta, sugerirTramite } from './sugerencia-de-correo.ts';
import { adjuntoDeMuestra, correoDeMuestra } from './testing/correo-de-muestra.ts';

const indice = indiceDeSugerencias(tramites);
const asked = tramites.find(({ requerimiento }) => requerimiento !== undefined)?.id;

function alert(asunto: string, visible: string, change: Partial<CorreoLeido> = {}, cita = '') {
  return asuntoDeAlerta(indice, tramites, correoDeMuestra({ asunto, ...change }), { visible, cita });
}

const owed: readonly (readonly [string, string])[] = [
  [
    'Falta de pago',
    'Estimados, el municipio no nos paga el contrato LICO-MDEMO-003-2026 desde hace 6 meses. Adjunto acta y factura.',
  ],
  ['URGENTE', 'LA ENTIDAD NO PAGA HACE UN AÑO, PRESENTE LA FACTURA Y EL ACTA Y NADIE RESPONDE'],
  [
    'Denuncia retención indebida de pagos',
    'Por medio de la presente denuncio la retención indebida de pagos del proceso SIE-MDEMO-001-2026 por parte del Hospital de Ejemplo. Adjunto el acta de entrega recepción definitiva, la factura y el oficio con el que pedí el pago.',
  ],
  [
    'Pago pendiente',
    'La comisión técnica suscribió el acta de entrega recepción definitiva el 3 de marzo de 2026 y hasta la fecha la entidad no cancela la planilla de liquidación por 12.500,40 dólares.',
  ],
];

test('a complaint about money that is owed, and about nothing else, leaves the sealed room', () => {
  for (const [asunto, visible] of owed) {
    const found = alert(asunto, visible);
    assert.deepEqual([found.asunto, found.tramite], ['ordinario', asked], asunto);
    assert.ok(found.porque.length > 0);
  }
});

const besides = [
  'Me piden el diez por ciento para pagarme.',
  'Pidieron una coima.',
  'El director me amenazó.',
  'Temo represalias.',
  'Les ruego guardar reserva de mi identidad.',
  'Es confidencial.',
  'El administrador se roba la plata.',
  'Presentaron facturas falsas.',
  'Dicen que si no les doy algo no me pagan.',
  'Me exigieron un regalo.',
  'El concurso estuvo amañado.',
  'Hay sobreprecio.',
  'Quieren un 10% por debajo de la mesa.',
  'Me están extorsionando.',
  'ME CHANTAJEAN',
  'pide una comision para agilitar',
];

test('one word of corruption, extortion, threat or reserve, wherever it stands, and the mail stays sealed', () => {
  for (const [asunto, visible] of owed)
    for (const word of besides) {
      assert.equal(alert(asunto, `${visible} ${word}`).asunto, 'sellado', word);
      assert.equal(alert(asunto, visible, {}, `> ${word}`).asunto, 'sellado', word);
    }
  const [asunto, visible] = owed[0] ?? ['', ''];
  const named = adjuntoDeMuestra('pruebas_de_la_coima.pdf');
  assert.equal(alert(asunto, visible, { adjuntos: [named] }).asunto, 'sellado');
});

test('what people write of corruption stays sealed, alone and inside a complaint about money', () => {
  const told = tramites
    .filter(({ sellado }) => sellado)
    .flatMap((one) => [...one.frases, ...one.tambienSeDice]);
  assert.ok(told.length > 100);
  for (const phrase of told) assert.equal(alert('', phrase).asunto, 'sellado', phrase);
  const slipped = told.filter((phrase) =>
    owed.some(([asunto, visible]) => alert(asunto, `${visible} ${phrase}`).asunto === 'ordinario'),
  );
  // «Denunciar» by itself is what people do about money too.
  assert.deepEqual(
    slipped.filter((phrase) => !/^(?:quiero |dónde presento una )?denunci/.test(phrase)),
    [],
  );
  assert.ok(slipped.length <= 4, slipped.join('\n'));
});

test('what is not read, not clear or about another trámite stays sealed', () => {
  const [asunto, visible] = owed[0] ?? ['', ''];
  assert.equal(alert(asunto, visible, { proteccion: { clase: 'pgp-cifrado' } }).asunto, 'sellado');
  const inside = adjuntoDeMuestra('correo.eml', { origen: 'mensaje' });
  assert.equal(alert(asunto, visible, { adjuntos: [inside] }).asunto, 'sellado');
  for (const [subject, text] of [
    ['', ''],
    ['Documentos', 'Adjunto lo solicitado'],
    ['Consulta', 'Quisiera saber cómo cambio mi clave'],
    ['Información', 'Quiero que investiguen un contrato raro del municipio'],
  ] as const) {
    const found = alert(subject, text);
    assert.deepEqual([found.asunto, found.tramite], ['sellado', null], text);
  }
});

test('where no trámite asks an entity, nothing leaves the sealed room', () => {
  const without = tramites.map(({ requerimiento: _, ...rest }) => rest);
  for (const [asunto, visible] of owed)
    assert.equal(
      asuntoDeAlerta(indice, without, correoDeMuestra({ asunto }), { visible, cita: '' }).asunto,
      'sellado',
    );
});

test('a mail is about what its subject and its text say; of a short one the names of its files speak too', () => {
  const about = (asunto: string, visible: string, adjuntos: CorreoLeido['adjuntos'] = []) =>
    sugerirTramite(indice, correoDeMuestra({ asunto, adjuntos }), visible)[0]?.tramite;
  assert.equal(about('RV: RE: no me pagan', 'El municipio no me paga la planilla.'), asked);
  assert.equal(about('Documentos', 'Adjunto lo pedido'), undefined);
  const named = adjuntoDeMuestra('el_municipio_no_me_paga_la_factura.pdf');
  assert.equal(about('Documentos', 'Adjunto lo pedido', [named]), asked);
});

test('any text gets an answer, and noise never leaves the sealed room', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (asunto, visible) => {
      assert.equal(alert(asunto, visible).asunto, 'sellado');
    }),
    { numRuns: 50 },
  );
});

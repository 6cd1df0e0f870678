/** Proves the life of a complaint: every verb in every state and kind, who may, how long it is kept, and its clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexCalendar, type OpenInterval } from '../calendar/working-calendar.ts';
import { zoneGuayaquil as zone } from '../calendar/zone.ts';
import { causalDe, causales } from './causales.ts';
import { haTerminado, puedeEnDenuncia, siguienteDeDenuncia, verbosDeDenuncia } from './ciclo.ts';
import { conservarHasta } from './conservacion.ts';
import { clasesDeDenuncia, estadosDeDenuncia } from './denuncia.ts';
import { grupoDeClase } from './grupo-de-clase.ts';
import { relojDeDenuncia } from './plazos.ts';

const asunto = {
  estado: 'recibida',
  clase: 'denuncia',
  asignada: 'yo',
  retenida: false,
  trituradaDia: null,
} as const;

test('a complaint goes from received to closed by the steps of the law and by no other', () => {
  const steps = [
    ['admitir', 'recibida', 'admitida'],
    ['inadmitir', 'recibida', 'inadmitida'],
    ['investigar', 'admitida', 'en-investigacion'],
    ['cerrar', 'admitida', 'cerrada'],
    ['cerrar', 'en-investigacion', 'cerrada'],
    ['cerrar', 'remitida', 'cerrada'],
    ['liberar-remision', 'recibida', 'remitida'],
    ['liberar-remision', 'en-investigacion', 'remitida'],
  ] as const;
  for (const [verbo, estado, hacia] of steps)
    assert.equal(siguienteDeDenuncia(verbo, { ...asunto, estado }), hacia, `${verbo} ${estado}`);
  for (const [verbo, estado] of [
    ['admitir', 'cerrada'],
    ['investigar', 'recibida'],
    ['cerrar', 'recibida'],
    ['inadmitir', 'admitida'],
    ['escribir', 'inadmitida'],
    ['derivar', 'remitida'],
  ] as const)
    assert.equal(siguienteDeDenuncia(verbo, { ...asunto, estado }), undefined, `${verbo} ${estado}`);
});

test('what ended is never opened again, and what was destroyed takes no verb at all', () => {
  const any = fc.record({
    verbo: fc.constantFrom(...verbosDeDenuncia),
    estado: fc.constantFrom(...estadosDeDenuncia),
    clase: fc.constantFrom(...clasesDeDenuncia),
    retenida: fc.boolean(),
  });
  fc.assert(
    fc.property(any, ({ verbo, ...rest }) => {
      const hacia = siguienteDeDenuncia(verbo, { ...asunto, ...rest });
      if (haTerminado(rest) && hacia !== undefined) assert.equal(hacia, rest.estado);
      assert.equal(siguienteDeDenuncia(verbo, { ...asunto, ...rest, trituradaDia: '2026-01-01' }), undefined);
      if (hacia === undefined) assert.equal(puedeEnDenuncia(verbo, { ...asunto, ...rest }, 'yo'), false);
    }),
  );
});

test('only what is no complaint is answered with where to go; a claim is never admitted here', () => {
  const orienta = clasesDeDenuncia.filter((clase) => siguienteDeDenuncia('orientar', { ...asunto, clase }));
  assert.deepEqual(orienta, ['reclamo', 'calidad', 'otra']);
  const admite = clasesDeDenuncia.filter((clase) => siguienteDeDenuncia('admitir', { ...asunto, clase }));
  assert.deepEqual(admite, ['denuncia', 'aviso', 'extorsion', 'personal-propio', 'otra']);
});

test('nobody decides, writes or asks for an identity in a complaint that another one has', () => {
  for (const verbo of [
    'escribir',
    'admitir',
    'pedir-apertura',
    'derivar',
    'proponer-remision',
    'pasar',
  ] as const) {
    assert.equal(puedeEnDenuncia(verbo, asunto, 'yo'), true, verbo);
    assert.equal(puedeEnDenuncia(verbo, asunto, 'otra'), false, verbo);
    assert.equal(puedeEnDenuncia(verbo, { ...asunto, asignada: null }, 'yo'), false, verbo);
  }
  assert.equal(puedeEnDenuncia('tomar', asunto, 'otra'), false);
  assert.equal(puedeEnDenuncia('tomar', { ...asunto, asignada: null }, 'otra'), true);
  assert.equal(puedeEnDenuncia('anotar', asunto, 'otra'), true);
});

test('a legal hold is set once and lifted once', () => {
  assert.equal(puedeEnDenuncia('soltar', asunto, 'yo'), false);
  assert.equal(puedeEnDenuncia('retener', { ...asunto, retenida: true }, 'yo'), false);
  assert.equal(puedeEnDenuncia('soltar', { ...asunto, retenida: true, estado: 'cerrada' }, 'yo'), true);
});

test('an admitted complaint is kept ten years, another two, one that goes on has no end', () => {
  const dia = '2026-11-23';
  assert.equal(conservarHasta({ desde: 'en-investigacion', hacia: 'cerrada', dia }), '2036-11-23');
  assert.equal(conservarHasta({ desde: 'admitida', hacia: 'remitida', dia }), '2036-11-23');
  assert.equal(conservarHasta({ desde: 'recibida', hacia: 'inadmitida', dia }), '2028-11-23');
  assert.equal(conservarHasta({ desde: 'recibida', hacia: 'cerrada', dia }), '2028-11-23');
  assert.equal(conservarHasta({ desde: 'recibida', hacia: 'admitida', dia }), null);
  const days = { admitidaDias: 1, inadmitidaDias: 1 };
  assert.equal(conservarHasta({ desde: 'admitida', hacia: 'cerrada', dia }, days), '2026-11-24');
});

test('the clock counts working days from the day after, and dates the three days of a claim', () => {
  const office: OpenInterval = [480, 1020];
  const calendar = indexCalendar({
    version: '1',
    zone,
    hours: [[], [office], [office], [office], [office], [office], []],
    holidays: [{ date: '2026-11-24', name: 'Feriado', scope: 'nacional', source: 'prueba' }],
  });
  const reclamo = { dia: '2026-11-20', clase: 'reclamo' } as const;
  assert.deepEqual(relojDeDenuncia(reclamo, '2026-11-26', calendar), {
    habiles: 3,
    corridos: 6,
    reclamoHasta: '2026-11-26',
  });
  const other = relojDeDenuncia({ dia: '2026-11-20', clase: 'denuncia' }, '2026-11-20', calendar);
  assert.deepEqual(other, { habiles: 0, corridos: 0, reclamoHasta: null });
  assert.equal(relojDeDenuncia(reclamo, '2026-11-01', calendar).corridos, 0);
});

test('threats go to the restricted group alone, our own staff to the head alone', () => {
  assert.deepEqual(
    clasesDeDenuncia.map((clase) => grupoDeClase(clase)),
    ['denuncias', 'denuncias', 'denuncias', 'extorsion', 'personal-propio', 'denuncias', 'denuncias'],
  );
});

test('every reason not to admit has its norm and tells the complainant what it means', () => {
  assert.equal(new Set(causales.map(({ clave }) => clave)).size, causales.length);
  for (const { clave, base, explicacion } of causales) {
    assert.match(base, /^Reglamento General a la LOSNCP, artículo/);
    assert.ok(explicacion.endsWith('.') && causalDe(clave)?.clave === clave);
  }
  assert.equal(causalDe('porque-si'), null);
});

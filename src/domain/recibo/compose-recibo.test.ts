// What a receipt takes from a case: its own event and what was filed until then, and nothing of a case under reserve.
import assert from 'node:assert/strict';
import test from 'node:test';
import { zoneGuayaquil } from '../calendar/zone.ts';
import type { Evento, EventoNuevo } from '../solicitud/evento.ts';
import type { Solicitud } from '../solicitud/solicitud.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { pdf } from '../tramite/documento.ts';
import { archivosUntil } from './archivos-until.ts';
import { composeRecibo } from './compose-recibo.ts';
import { eventosWithRecibo } from './eventos-with-recibo.ts';
import { publicable } from './publicable.ts';
import { reciboLimits } from './recibo-limits.ts';
import { firmaSentence, reciboFileName, registroSentence, resultadoSentence } from './recibo-words.ts';

const ms = Date.UTC(2026, 10, 23, 15, 0);
const sha = (digit: string) => digit.repeat(64);

/** The parts that receipts read; the rest of a case and of a definition is none of their business. */
const solicitud = {
  id: 's1',
  referencia: 'VT-3456-789A-7M',
  tramite: 'muestra',
  canal: 'rapido',
  presentadaMs: ms,
  solicitante: { clase: 'proveedor', ruc: '1790012345001', nombre: 'Empresa Sintética', cuenta: 'c1' },
} as Partial<Solicitud> as Solicitud;
const definicion = {
  id: 'muestra',
  nombre: 'Trámite de muestra',
  solicitante: 'proveedor',
  documentos: { oficio: pdf('Oficio firmado') },
} as Partial<Definicion> as Definicion;

const evento = (n: number, clase: EventoNuevo['clase'], datos: EventoNuevo['datos'] = {}): Evento => ({
  solicitud: 's1',
  n,
  clase,
  datos,
  ocurridoMs: ms + n * 3_600_000,
  actor: { clase: 'sistema', cuenta: null, nombre: 'Ventanilla', ruc: null },
  hashAnterior: null,
  hash: sha(String(n)),
});
const adjunto = (documento: string, digit: string) => ({
  documento,
  nombre: `${documento}.pdf`,
  sha256: sha(digit),
});

const diario: readonly Evento[] = [
  evento(1, 'presentada', { adjuntos: [adjunto('oficio', 'a'), adjunto('anexo', 'b')] }),
  evento(2, 'tomar'),
  evento(3, 'subsanar', { adjuntos: [adjunto('oficio', 'c')] }),
  evento(4, 'negar', { motivo: 'Falta la firma.', baseLegal: 'Norma sintética, art. 2' }),
  evento(5, 'reabrir'),
  evento(6, 'aprobar', {
    motivo: 'm'.repeat(5_000),
    baseLegal: '',
    cambios: [{ campo: 'x', etiqueta: 'Nombre', antes: '', ahora: 'Nuevo' }],
  }),
];
const around = {
  zone: zoneGuayaquil,
  agencia: 'Institución de Muestra',
  codigo: 'X',
  verificacion: 'https://ventanilla.example/verificar/X',
  registro: null,
  firma: { clase: 'ninguna', nombre: null },
} as const;
const at = (n: number) => {
  const caso = publicable(solicitud, definicion);
  assert.ok(caso);
  return composeRecibo(caso, diario, n, around);
};

test('the filing and every decision have a receipt; other events have none', () => {
  assert.deepEqual(
    eventosWithRecibo(diario).map(({ n, clase, titulo }) => [n, clase, titulo]),
    [
      [1, 'presentacion', 'Recibo de presentación'],
      [4, 'decision', 'Recibo de la decisión'],
      [6, 'decision', 'Recibo de la decisión'],
    ],
  );
  for (const n of [0, 2, 3, 5, 7]) assert.equal(at(n), null);
});

test('a receipt says what its own event says, whatever came later', () => {
  const filed = at(1);
  assert.equal(filed?.estado, 'recibida');
  assert.equal(filed?.decision, null);
  assert.equal(filed?.presentada.texto, 'lunes 23 de noviembre de 2026, 10h00');
  assert.equal(filed?.puerta, 'Trámite Rápido');
  assert.equal(reciboFileName(filed ?? assert.fail()), 'recibo-presentacion-VT-3456-789A-7M.pdf');
  const denied = at(4);
  assert.deepEqual(denied?.decision, {
    resultado: 'negada',
    automatica: false,
    motivo: 'Falta la firma.',
    baseLegal: 'Norma sintética, art. 2',
    cambios: [],
  });
  assert.equal(denied?.evento.hash, sha('4'));
  assert.equal(denied?.evento.momento.texto, 'lunes 23 de noviembre de 2026, 14h00');
  const approved = at(6);
  assert.deepEqual(approved?.decision?.cambios, [{ etiqueta: 'Nombre', antes: '', ahora: 'Nuevo' }]);
  assert.match(approved?.decision?.motivo ?? '', /^m+… \(sigue en su solicitud\)$/);
  assert.ok((approved?.decision?.motivo.length ?? 0) < reciboLimits.motivoCharsMax + 40);
});

test('a list of changes without end is cut, and says how much is left', () => {
  const cambios = Array.from({ length: 250 }, (_, i) => ({
    campo: 'x',
    etiqueta: `Dato ${i}`,
    antes: '',
    ahora: 'z',
  }));
  const caso = publicable(solicitud, definicion) ?? assert.fail();
  const recibo = composeRecibo(caso, [evento(1, 'aprobar', { cambios })], 1, around);
  assert.equal(recibo?.decision?.cambios.length, reciboLimits.rowsMax);
  assert.equal(recibo?.decision?.cambios.at(-1)?.ahora, '51 más, en su solicitud');
});

test('its files are those filed until then: a correction takes the place of what it corrects', () => {
  const hashes = (n: number) => archivosUntil(diario, n).map(({ sha256 }) => sha256[0]);
  assert.deepEqual(hashes(1), ['a', 'b']);
  assert.deepEqual(hashes(4), ['b', 'c']);
  assert.deepEqual(
    at(4)?.archivos.map(({ documento }) => documento),
    ['anexo', 'Oficio firmado'],
  );
});

test('a case under reserve has no receipt: nobody can put one together', () => {
  const complaint = { ...definicion, solicitante: 'cualquiera' } as const;
  assert.equal(publicable(solicitud, complaint), null);
  const anonymous = { ...solicitud, solicitante: { ...solicitud.solicitante, clase: 'publico' } } as const;
  assert.equal(publicable(anonymous, definicion), null);
  assert.equal(publicable(solicitud, { ...definicion, id: 'otro' }), null);
  assert.equal(publicable(solicitud, null), null);
});

test('each kind of signature and of proof has its sentence', () => {
  assert.match(firmaSentence({ clase: 'institucional', nombre: 'X' }), /lleva la firma electrónica de X/);
  assert.match(firmaSentence({ clase: 'demostracion', nombre: 'X' }), /^Firmado con clave de demostración/);
  assert.match(firmaSentence({ clase: 'ninguna', nombre: null }), /no lleva firma electrónica/);
  const filed = at(1) ?? assert.fail();
  assert.match(
    registroSentence(filed),
    /^Aún no está en el registro público.*vuelva a descargarlo más tarde/,
  );
  const registro = { sal: '', indice: 7, tamano: 9, prueba: [], puntoDeControl: '' };
  assert.match(registroSentence({ ...filed, registro }), /con el número 7, dentro de un árbol de 9 sucesos/);
  const decision = { automatica: true, motivo: '', baseLegal: '', cambios: [] };
  assert.match(resultadoSentence({ ...decision, resultado: 'aprobada' }), /aprobada en el acto/);
  assert.match(
    resultadoSentence({ ...decision, automatica: false, resultado: 'aprobada' }),
    /fue aprobada\.$/,
  );
  assert.match(resultadoSentence({ ...decision, resultado: 'negada' }), /fue negada/);
});

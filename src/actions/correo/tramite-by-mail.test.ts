// A trámite by mail, from the first message to the case, and what later mails do to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPdf } from '../../../tests/authority/build-pdf.ts';
import { makeCertificate } from '../../documents/factura/testing/make-certificate.ts';
import { invoiceXml, signAsSri } from '../../documents/factura/testing/sign-invoice.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { statement, valuesFor } from '../../store/statement.ts';
import { plusAddress } from '../../trust/correo-marcas.ts';
import { denySolicitud } from '../deny-solicitud.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { completionHash, completionLink, completionToken } from './completion-link.ts';
import { processMails } from './process-mails.ts';
import {
  agencia,
  handIn,
  lettersOf,
  type Mail,
  type MailScene,
  mailOf,
  mailRow,
  openMailScene,
  ownAddress,
  threadRow,
  workOff,
} from './testing/mail-scene.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

const tramite = 'retencion-indebida-de-pagos';
const complaint = `Señores: el municipio no me paga la factura del contrato del proceso LICO-MDEMO-003-2026.
Entregué todo hace tres meses, firmamos el acta de entrega recepción definitiva y hasta ahora no me pagan.`;
const acta = {
  nombre: 'acta entrega recepcion definitiva.pdf',
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: ['ACTA DE ENTREGA RECEPCION DEFINITIVA', 'Documento sintetico.'] }),
};
const unsigned = {
  nombre: 'factura.xml',
  tipo: 'text/xml',
  bytes: Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<factura sintetica="si"/>'),
};
const invoiceRuc = '1790012345001';
const signer = await makeCertificate('PERSONA SINTETICA', 7);
const factura = {
  nombre: 'factura 001.xml',
  tipo: 'text/xml',
  bytes: Buffer.from(signAsSri(invoiceXml({ ruc: invoiceRuc, total: '12500.40' }), signer)),
};
let contractors = 0;
const contractor = (): string => {
  contractors += 1;
  return `contratista.${contractors}@textiles-demostracion.example`;
};
const first = (de: string): Mail => ({ de, asunto: 'Retención indebida de pagos', texto: complaint });

async function journalOf(referencia: string | null) {
  assert.ok(referencia !== null);
  const caso = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(caso !== null);
  return { caso, journal: await readJournal(scene.deps.db, caso.id) };
}

/** A case that came by mail, with the address of its thread. */
async function filed() {
  const de = contractor();
  const row = await scene.mail({ ...first(de), adjuntos: [acta, factura] });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.estado, 'presentado', JSON.stringify(thread.contenido.historia));
  const para = plusAddress(scene.deps.keys, ownAddress, thread.id);
  return { de, thread, referencia: thread.solicitud ?? '', sobre: { sobre: { de, para: [para] } } };
}

async function denied(referencia: string): Promise<void> {
  const officer = scene.staff('control1');
  const { caso } = await journalOf(referencia);
  const taken = await takeSolicitud(scene.deps, officer, {
    referencia,
    versionVista: caso.version,
    llave: `tomar-${referencia}`,
  });
  assert.ok(!isRefusal(taken), JSON.stringify(taken));
  const done = await denySolicitud(scene.deps, officer, {
    referencia,
    versionVista: taken.version,
    llave: `negar-${referencia}`,
    motivo: 'Motivo sintético.',
    causal: 'Todavía no se cumple la condición de pago.',
  });
  assert.ok(!isRefusal(done), JSON.stringify(done));
}

test('without its papers it gets one letter that lists them, with the link that completes it', async () => {
  const row = await scene.mail(first(contractor()));
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.tramite, tramite);
  assert.equal(thread.estado, 'espera-documentos');
  assert.deepEqual([...thread.faltan].sort(), ['documento:acta', 'documento:factura']);
  const letters = await lettersOf(scene.deps, thread.id);
  assert.deepEqual(
    letters.map(({ clase }) => clase),
    ['faltan'],
  );
  assert.ok(letters[0]?.texto.includes(completionLink(scene.deps, thread.id)));
  assert.doesNotMatch(letters[0]?.texto ?? '', /hace tres meses/);
  const owed = statement<'id'>(
    'prueba-correo-debido',
    'select clase, estado from correos where id = :id::uuid',
  );
  const [letter] = letters;
  assert.ok(letter);
  assert.deepEqual(await scene.deps.db.query(owed, valuesFor(owed, { id: letter.id })), [
    { clase: 'correo-faltan', estado: 'por-enviar' },
  ]);
});

test('the link is kept nowhere: the row holds a keyed hash of it', async () => {
  const row = await scene.mail(first(contractor()));
  const stored = statement<'id'>(
    'prueba-huella',
    'select huella_enlace, h::text as todo from correo_hilos h where id = :id::uuid',
  );
  const [found] = await scene.deps.db.query<{ huella_enlace: string; todo: string }>(
    stored,
    valuesFor(stored, { id: row.hilo }),
  );
  const token = completionToken(scene.deps.keys, row.hilo ?? '');
  assert.equal(found?.huella_enlace, completionHash(scene.deps.keys, token));
  assert.ok(found && !found.todo.includes(token));
});

test('with all its papers it is filed at once, in the name of its sender, and told its reference', async () => {
  const { thread, referencia, de } = await filed();
  const { caso, journal } = await journalOf(referencia);
  assert.equal(caso.tramite, tramite);
  assert.equal(caso.canal, 'correo');
  assert.deepEqual(
    [caso.solicitante.clase, caso.solicitante.cuenta, caso.solicitante.nombre],
    ['publico', null, 'Persona de Prueba'],
  );
  assert.deepEqual(caso.adjuntos.map(({ documento }) => documento).sort(), ['acta', 'factura']);
  assert.equal(caso.datos.correo, de);
  assert.equal(caso.datos.ruc, invoiceRuc);
  assert.match(String(caso.datos.monto), /12500[.,]40/);
  const [presented] = journal;
  assert.equal(presented?.clase, 'presentada');
  const [letter, ...more] = await lettersOf(scene.deps, thread.id);
  assert.equal(letter?.clase, 'presentada');
  assert.ok(letter?.texto.includes(referencia));
  assert.deepEqual(more, []);
});

test('what was missing may come in an answer, piece by piece', async () => {
  const de = contractor();
  const row = await scene.mail(first(de));
  const para = plusAddress(scene.deps.keys, ownAddress, row.hilo ?? '');
  const over = { sobre: { de, para: [para] } };
  await scene.mail({ de, texto: 'Adjunto el acta.', adjuntos: [acta] }, over);
  const between = await threadRow(scene.deps, row.hilo);
  assert.deepEqual([between.estado, between.faltan], ['espera-documentos', ['documento:factura']]);
  await scene.mail({ de, texto: 'Y la factura.', adjuntos: [factura] }, over);
  const done = await threadRow(scene.deps, row.hilo);
  assert.equal(done.estado, 'presentado');
  const letters = await lettersOf(scene.deps, done.id);
  assert.deepEqual(letters.map(({ clase }) => clase).sort(), ['faltan', 'faltan', 'presentada']);
});

test('a paper that does not serve is asked for again, with the reason and without a word of the sender', async () => {
  const de = contractor();
  const bad = { ...unsigned, nombre: 'factura visite sitio-ajeno.xml' };
  const row = await scene.mail({ ...first(de), adjuntos: [acta, bad] });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.deepEqual([thread.estado, thread.faltan], ['espera-documentos', ['documento:factura']]);
  const [letter] = await lettersOf(scene.deps, thread.id);
  assert.match(letter?.texto ?? '', /no tiene firma electrónica/);
  assert.doesNotMatch(letter?.texto ?? '', /sitio-ajeno/);
  const over = { sobre: { de, para: [plusAddress(scene.deps.keys, ownAddress, thread.id)] } };
  await scene.mail({ de, texto: 'Va la buena.', adjuntos: [factura] }, over);
  const done = await threadRow(scene.deps, thread.id);
  assert.equal(done.estado, 'presentado');
  const { caso } = await journalOf(done.solicitud);
  assert.deepEqual(caso.adjuntos.map(({ nombre }) => nombre).sort(), [acta.nombre, factura.nombre]);
});

test('a process that dies between the case and the mail files no second case', async () => {
  const { deps } = scene;
  const receipt = await handIn(deps, mailOf({ ...first(contractor()), adjuntos: [acta, factura] }));
  assert.ok('id' in receipt);
  deps.faults.arm('tras-caso-antes-de-correo', { do: 'throw' });
  await processMails(deps, agencia);
  assert.equal(deps.faults.hits('tras-caso-antes-de-correo'), 1);
  deps.faults.disarm();
  assert.equal((await mailRow(deps, receipt.id)).estado, 'recibido');
  deps.clock.advance(60_000);
  await workOff(deps);
  const row = await mailRow(deps, receipt.id);
  const thread = await threadRow(deps, row.hilo);
  const { caso, journal } = await journalOf(thread.solicitud);
  const [presented] = journal;
  assert.equal(journal.length, caso.eventos);
  const origin = presented?.datos.correo;
  assert.ok(typeof origin === 'object' && origin !== null && 'hilo' in origin);
  assert.equal(origin.hilo, thread.referencia);
  const count = statement<'llave'>(
    'prueba-casos-de-hilo',
    'select count(*)::int as n from ordenes where llave = :llave',
  );
  assert.deepEqual(await deps.db.query(count, valuesFor(count, { llave: `correo-${thread.id}` })), [
    { n: 1 },
  ]);
  assert.equal((await lettersOf(deps, thread.id)).length, 1);
});

test('a later mail of the owner is a message of the case, marked as come by mail; once, also after a crash', async () => {
  const { deps } = scene;
  const { de, thread, referencia, sobre } = await filed();
  const receipt = await handIn(deps, mailOf({ de, texto: 'Todavía no me pagan.' }), sobre);
  assert.ok('id' in receipt);
  deps.faults.arm('tras-caso-antes-de-correo', { do: 'throw' });
  await processMails(deps, agencia);
  deps.faults.disarm();
  deps.clock.advance(60_000);
  await workOff(deps);
  assert.equal((await mailRow(deps, receipt.id)).hilo, thread.id);
  const { journal } = await journalOf(referencia);
  const written = journal.filter(({ clase }) => clase === 'escribir');
  assert.equal(written.length, 1);
  assert.equal(written[0]?.datos.texto, 'Todavía no me pagan.');
  assert.equal(written[0]?.actor.nombre, 'Persona de Prueba (por correo)');
  assert.equal(written[0]?.actor.clase, 'publico');
});

test('correo 1: an out-of-office answer to a case leaves it and its clock as they were', async () => {
  const { de, referencia, sobre } = await filed();
  const { caso } = await journalOf(referencia);
  await scene.mail({ de, mas: ['Auto-Submitted: auto-replied'], texto: 'Estoy de vacaciones.' }, sobre);
  assert.deepEqual((await journalOf(referencia)).caso, caso);
});

test('correo 43: inside the window the owner’s answer reopens a closed case; an automatic one does not', async () => {
  const { de, thread, referencia, sobre } = await filed();
  await denied(referencia);
  await scene.mail({ de, mas: ['Auto-Submitted: auto-replied'] }, sobre);
  assert.equal((await journalOf(referencia)).caso.estado, 'negada');
  scene.deps.clock.advance(86_400_000);
  const row = await scene.mail({ de, texto: 'No estoy de acuerdo.' }, sobre);
  assert.equal(row.hilo, thread.id);
  const { caso, journal } = await journalOf(referencia);
  assert.equal(caso.estado, 'en-revision');
  assert.deepEqual(
    journal.slice(-2).map(({ clase }) => clase),
    ['reabrir', 'escribir'],
  );
});

test('correo 43: outside the window it begins a thread of its own that names the case', async () => {
  const { de, thread, referencia, sobre } = await filed();
  await denied(referencia);
  scene.deps.clock.advance(40 * 86_400_000);
  const row = await scene.mail({ de, texto: 'Vuelvo a escribir por lo mismo.' }, sobre);
  assert.notEqual(row.hilo, thread.id);
  assert.equal((await threadRow(scene.deps, row.hilo)).contenido.sugerida, referencia);
  assert.equal((await journalOf(referencia)).caso.estado, 'negada');
});

test('correo 13: nothing is filed for whom nobody vouches, but what came is gathered for staff', async () => {
  const row = await scene.mail({ ...first(contractor()), comprobado: 'calla', adjuntos: [acta, factura] });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.deepEqual([thread.estado, thread.solicitud], ['en-atencion', null]);
  assert.deepEqual(thread.contenido.documentos.map(({ documento }) => documento).sort(), ['acta', 'factura']);
  assert.deepEqual(await lettersOf(scene.deps, thread.id), []);
});

test('a mail about a trámite of another door gets the way to it once, and stays for the desk', async () => {
  const de = contractor();
  const row = await scene.mail({
    de,
    asunto: 'Reseteo de clave',
    texto: 'Olvidé la clave de mi cuenta y no puedo ingresar.',
  });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.estado, 'derivado');
  const letters = await lettersOf(scene.deps, thread.id);
  assert.deepEqual(
    letters.map(({ clase }) => clase),
    ['derivacion'],
  );
  assert.match(letters[0]?.texto ?? '', /\/tramites\/reseteo-de-clave/);
  const para = plusAddress(scene.deps.keys, ownAddress, thread.id);
  await scene.mail({ de, texto: 'No entiendo, ayúdenme.' }, { sobre: { de, para: [para] } });
  assert.equal((await threadRow(scene.deps, thread.id)).estado, 'en-atencion');
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

/** A payment that is withheld, from the filing to the end: officer, entity and contractor, each by their own door. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sampleDeskDoor } from '../../../tests/sample-doors.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import {
  type Answers,
  deskVerb,
  sendEntityForm,
  withheldTramite as tramite,
  withheldHands,
} from '../../../tests/withheld-hands.ts';
import { paths } from '../../paths.ts';
import { readJournal } from '../../store/solicitudes.ts';
import { portalDoor } from './portal-door.ts';

let served: Served;
let hands: ReturnType<typeof withheldHands>;
before(async () => {
  served = await serveScene([portalDoor, sampleDeskDoor], { parts: { interesAnualPorciento: 8.5 } });
  hands = withheldHands(served);
});
after(() => served.stop());

test('from the filing to the payment: notified, answered by the link, confirmed, closed', async () => {
  const referencia = await hands.filed();
  const desk = await hands.officer();
  const taken = await deskVerb(desk, referencia, 'tomar');
  assert.match(taken.html, /la ley presume retención desde el día 31/);
  assert.match(taken.html, /compras@|@municipio/);
  assert.doesNotMatch(taken.html, /\/aprobar"/);
  const told = await deskVerb(desk, referencia, 'notificar');
  assert.match(told.html, /Notificó a Municipio de Ejemplo/);
  assert.match(told.html, /7 de diciembre de 2026/);
  assert.match(told.html, /de interés\. No es una liquidación/);
  const owed = await hands.letterOf(referencia, 'notificar', 'entidad');
  assert.match(owed?.para ?? '', /municipio/);
  assert.doesNotMatch(owed?.carta.texto ?? '', /orden de pago está en trámite|textiles-demostracion/);

  const href = await hands.entityLink(referencia);
  const entity = new WebClient(served.origin);
  const page = await entity.get(href);
  assert.equal(page.status, 200);
  assert.match(page.html, /LICO-MDEMO-003-2026/);
  assert.match(page.html, /12500,40/);
  // What the contractor tells the agency in confidence stays inside.
  assert.doesNotMatch(page.html, /orden de pago está en trámite|contabilidad@textiles/);
  const empty = await sendEntityForm(entity, page, href, [['respuesta', 'pagado']]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /Adjunte el documento que lo prueba/);
  const answers: Answers = [
    ['respuesta', 'pagado'],
    ['explicacion', 'Pagamos el lunes.'],
  ];
  const review = await sendEntityForm(entity, empty, href, answers, sampleFiles.pdf);
  assert.equal(review.status, 200);
  assert.match(review.html, /comprobante\.pdf/);
  assert.equal((await hands.present(referencia)).estado, 'notificada');
  const sent = await sendEntityForm(entity, review, href, [['_accion', 'enviar']]);
  assert.equal(sent.status, 303);
  assert.match((await entity.get(href)).html, /Recibimos su respuesta/);
  // The same form again, from the back button, is answered as the first time.
  assert.equal((await sendEntityForm(entity, review, href, [['_accion', 'enviar']])).status, 303);
  assert.equal((await hands.present(referencia)).estado, 'en-revision');

  const queue = await desk.get(paths.mesa.cola);
  assert.match(queue.html, /Respondió la entidad/);
  const person = await hands.contractor();
  const own = await person.get(paths.solicitud(referencia));
  assert.match(own.html, /Ya pagamos/);
  const adjunto = (await hands.present(referencia)).requerimiento?.respuesta?.adjuntos[0] ?? '';
  assert.equal((await person.get(paths.adjunto(referencia, adjunto))).status, 200);
  const ask = await person.get(paths.confirmarPago(referencia));
  const mute = await person.post(ask, paths.confirmarPago(referencia), []);
  assert.match(mute.html, /Elija una de las dos respuestas/);
  const unpaid = await person.post(ask, paths.confirmarPago(referencia), [
    ['pagaron', 'no'],
    ['texto', 'Solo la mitad.'],
  ]);
  assert.equal(unpaid.status, 303);
  assert.match((await desk.get(paths.mesa.solicitud(referencia))).html, /No me han pagado/);
  const again = await person.get(paths.confirmarPago(referencia));
  assert.equal((await person.post(again, paths.confirmarPago(referencia), [['pagaron', 'si']])).status, 303);
  const closed = await hands.present(referencia);
  assert.deepEqual([closed.estado, closed.decision?.resultado], ['aprobada', 'aprobada']);
  assert.match((await person.get(paths.solicitud(referencia))).html, /Atendida/);
  assert.match((await person.get(paths.seguimientoDe(referencia))).html, /Atendida/);
  assert.deepEqual(
    (await readJournal(served.deps.db, closed.id)).map((e) => [e.clase, e.actor.clase]),
    [
      ['presentada', 'proveedor'],
      ['tomar', 'funcionario'],
      ['notificar', 'funcionario'],
      ['contestar', 'entidad'],
      ['escribir', 'proveedor'],
      ['confirmar-pago', 'proveedor'],
    ],
  );
});

test('a promised day must be written and lie ahead; what does not correspond must be explained', async () => {
  const { href } = await hands.notified();
  const entity = new WebClient(served.origin);
  const page = await entity.get(href);
  const day = (dia: string, mes: string, anio: string): Answers => [
    ['respuesta', 'fechaComprometida'],
    ['fecha-dia', dia],
    ['fecha-mes', mes],
    ['fecha-anio', anio],
  ];
  for (const [answers, said] of [
    [[], /Elija una de las respuestas/],
    [[['respuesta', 'toString']], /Elija una de las respuestas/],
    [day('', '', ''), /Escriba la fecha/],
    [day('31', '2', '2027'), /no existe/],
    [day('1', '11', '2026'), /de hoy en adelante/],
    [
      [
        ['respuesta', 'contestado'],
        ['explicacion', '  '],
      ],
      /Explique por qué/,
    ],
  ] as const) {
    const refused = await sendEntityForm(entity, page, href, answers);
    assert.equal(refused.status, 422);
    assert.match(refused.html, said);
  }
  const review = await sendEntityForm(entity, page, href, day('15', '12', '2026'));
  assert.match(review.html, /15\/12\/2026/);
  const corrected = await sendEntityForm(entity, review, href, [['_accion', 'corregir']]);
  assert.match(corrected.html, /name="fecha-anio"[^>]*value="2026"|value="2026"[^>]*name="fecha-anio"/);
});

test('two people of the entity answer at once: one answer counts, the other is told', async () => {
  const { referencia, href } = await hands.notified();
  const reviews = await Promise.all(
    [new WebClient(served.origin), new WebClient(served.origin)].map(async (client) => {
      const page = await client.get(href);
      const review = await sendEntityForm(client, page, href, [
        ['respuesta', 'contestado'],
        ['explicacion', 'No procede.'],
      ]);
      return { client, review };
    }),
  );
  const sent = await Promise.all(
    reviews.map(({ client, review }) => sendEntityForm(client, review, href, [['_accion', 'enviar']])),
  );
  assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 409]);
  assert.match(sent.find(({ status }) => status === 409)?.html ?? '', /ya se contestó/);
  const { id } = await hands.present(referencia);
  const events = (await readJournal(served.deps.db, id)).filter(({ clase }) => clase === 'contestar');
  assert.equal(events.length, 1);
});

test('a note of the desk while the entity writes does not lose its answer', async () => {
  const { href, referencia, desk } = await hands.notified();
  const entity = new WebClient(served.origin);
  const page = await entity.get(href);
  const review = await sendEntityForm(entity, page, href, [
    ['respuesta', 'contestado'],
    ['explicacion', 'Falta un informe.'],
  ]);
  await deskVerb(desk, referencia, 'anotar', [['texto', 'Llamaron de la entidad.']]);
  assert.equal((await sendEntityForm(entity, review, href, [['_accion', 'enviar']])).status, 303);
});

test('forged, foreign and mistaken links open nothing; a form without its token changes nothing', async () => {
  const { href, referencia } = await hands.notified();
  const stranger = new WebClient(served.origin);
  for (const path of [
    `${href}x`,
    '/requerimientos/x',
    paths.confirmarPagoCon(href.split('/').at(-1) ?? ''),
  ]) {
    const answer = await stranger.get(path);
    assert.equal(answer.status, 410, path);
    assert.doesNotMatch(answer.html, /LICO-MDEMO/);
  }
  const body = new URLSearchParams({
    respuesta: 'contestado',
    explicacion: 'x',
    _accion: 'enviar',
    llave: 'x'.repeat(20),
  });
  const forged = await stranger.send(href, { method: 'POST', body });
  assert.equal(forged.status, 403);
  assert.equal((await hands.present(referencia)).estado, 'notificada');
  // Another entity, signed in, finds neither the case nor the requerimiento.
  const other = await hands.as(served.entity('hospital'));
  assert.equal((await other.get(paths.solicitud(referencia))).status, 404);
  assert.doesNotMatch((await other.get(paths.misSolicitudes)).html, new RegExp(referencia));
});

test('the entity’s own account finds it among its requests, answers as itself, and still cannot read the case', async () => {
  const { href, referencia } = await hands.notified();
  const entity = await hands.as(served.entity('municipio'));
  assert.match((await entity.get(paths.misSolicitudes)).html, new RegExp(href));
  assert.equal((await entity.get(paths.solicitud(referencia))).status, 404);
  const page = await entity.get(href);
  const review = await sendEntityForm(entity, page, href, [
    ['respuesta', 'contestado'],
    ['explicacion', 'No procede.'],
  ]);
  assert.equal((await sendEntityForm(entity, review, href, [['_accion', 'enviar']])).status, 303);
  const { id } = await hands.present(referencia);
  const event = (await readJournal(served.deps.db, id)).findLast(({ clase }) => clase === 'contestar');
  assert.equal(event?.actor.cuenta, (served.entity('municipio') as { cuenta: string }).cuenta);
});

test('two officers: only the one who has the case notifies, and a stale page says what changed', async () => {
  const referencia = await hands.filed();
  const first = await hands.officer();
  await deskVerb(first, referencia, 'tomar');
  const stale = await first.get(paths.mesa.solicitud(referencia));
  await deskVerb(first, referencia, 'notificar');
  const again = await first.post(stale, paths.mesa.verbo(referencia, 'notificar'), []);
  assert.equal(again.status, 409);
  assert.match(again.html, /Se notificó a la entidad/);
  const { id } = await hands.present(referencia);
  const events = (await readJournal(served.deps.db, id)).filter(({ clase }) => clase === 'notificar');
  assert.equal(events.length, 1);
});

test('the officer closes with the answer in hand, in the words of the trámite', async () => {
  const { href, referencia, desk } = await hands.notified();
  const entity = new WebClient(served.origin);
  const review = await sendEntityForm(entity, await entity.get(href), href, [
    ['respuesta', 'contestado'],
    ['explicacion', 'No procede.'],
  ]);
  await sendEntityForm(entity, review, href, [['_accion', 'enviar']]);
  const revisiones = served.deps.definiciones.porId(tramite)?.definicion.revisiones ?? [];
  const closed = await deskVerb(desk, referencia, 'aprobar', [
    ...revisiones.map((revision) => ['revisiones', revision] as const),
    ['motivo', 'Se remite a la Contraloría General del Estado (ejemplo).'],
  ]);
  assert.match(closed.html, /La solicitud quedó así: Atendida/);
  assert.match((await entity.get(href)).html, /Recibimos su respuesta/);
});

test('a case given up while the entity is asked leaves it nothing to answer', async () => {
  const { href, referencia } = await hands.notified();
  const person = await hands.contractor();
  const page = await person.get(paths.desistir(referencia));
  assert.equal((await person.post(page, paths.desistir(referencia), [])).status, 303);
  assert.match((await new WebClient(served.origin).get(href)).html, /ya no hay nada que contestar/i);
  assert.equal((await hands.present(referencia)).requerimiento?.estado, 'retirado');
  assert.equal(await hands.letterOf(referencia, 'notificar', 'entidad'), null);
});

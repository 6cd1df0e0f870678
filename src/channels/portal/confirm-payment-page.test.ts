/** Telling how a payment went by the link of a letter; the doors that the agency can close; processes the register does not know. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { sampleDeskDoor } from '../../../tests/sample-doors.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import {
  deskVerb,
  sendEntityForm,
  withheldTramite as tramite,
  withheldHands,
} from '../../../tests/withheld-hands.ts';
import { startDraft } from '../../actions/start-draft.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { portalDoor } from './portal-door.ts';

let served: Served;
let hands: ReturnType<typeof withheldHands>;
before(async () => {
  served = await serveScene([portalDoor, sampleDeskDoor]);
  hands = withheldHands(served);
});
after(() => served.stop());

test('the agency can close the web door: nobody starts or files there, and the page says where to write', async () => {
  const closed = await serveScene([portalDoor], {
    parts: { puertasCerradas: new Set([`${tramite}:rapido`]) },
  });
  try {
    const anybody = new WebClient(closed.origin);
    const page = await anybody.get(paths.tramite(tramite));
    assert.match(page.html, /Se presenta por correo/);
    assert.doesNotMatch(page.html, new RegExp(`href="${paths.solicitar(tramite)}"`));
    const begun = await startDraft(closed.deps, closed.supplier('textilera'), tramite);
    assert.equal(isRefusal(begun) ? begun.code : '', 'puerta-cerrada');
    const definicion = closed.deps.definiciones.porId(tramite)?.definicion;
    await assert.rejects(
      fileFor(closed, {
        actor: closed.supplier('textilera'),
        tramite,
        datos: definicion?.ejemplos[0]?.datos ?? {},
      }),
      /puerta-cerrada/,
    );
    const open = await new WebClient(served.origin).get(paths.tramite(tramite));
    assert.match(open.html, /Abierto además de la vía publicada/);
  } finally {
    await closed.stop();
  }
});

test('whoever filed without account reads the answer, its files, and tells how it went, all by one link', async () => {
  const { href, referencia } = await hands.notified();
  await served.deps.db.query(
    {
      name: 'nobody-signed-in',
      text: `update solicitudes set solicitante_clase = 'publico', solicitante_ruc = null, canal = 'correo',
        contenido = jsonb_set(contenido, '{solicitanteCuenta}', 'null') where referencia = $1`,
    },
    [referencia],
  );
  const entity = new WebClient(served.origin);
  const review = await sendEntityForm(
    entity,
    await entity.get(href),
    href,
    [['respuesta', 'pagado']],
    sampleFiles.pdf,
  );
  await sendEntityForm(entity, review, href, [['_accion', 'enviar']]);
  const { requerimiento } = await hands.present(referencia);
  const news = await hands.letterOf(referencia, 'contestar', 'novedad');
  const link = /(\/confirmar-pago\/[\w-]+)/.exec(news?.carta.texto ?? '')?.[1];
  assert.ok(link);
  const person = new WebClient(served.origin);
  const page = await person.get(link);
  assert.match(page.html, /Ya pagamos/);
  const file = `${link}/adjuntos/${requerimiento?.respuesta?.adjuntos[0]}`;
  assert.ok(page.html.includes(file));
  assert.equal((await person.get(file)).status, 200);
  // Their own papers, and those of the other link, are not given out here.
  const own = (await hands.present(referencia)).adjuntos[0]?.id ?? '';
  assert.equal((await person.get(`${link}/adjuntos/${own}`)).status, 404);
  assert.equal(
    (await person.get(`${href.replace('requerimientos', 'confirmar-pago')}/adjuntos/${own}`)).status,
    410,
  );
  const unpaid = await person.post(page, link, [['pagaron', 'no']]);
  assert.match((await person.get(unpaid.location ?? '')).html, /Recibimos su aviso/);
  const again = await person.get(link);
  assert.equal((await person.post(again, link, [['pagaron', 'si']])).status, 303);
  assert.match((await person.get(link)).html, /Gracias por avisarnos/);
  assert.equal((await hands.present(referencia)).estado, 'aprobada');
});

test('where the register does not say whose the process is, the officer writes the RUC', async () => {
  const actor = served.supplier('textilera');
  const { referencia } = await fileFor(served, { actor, tramite, datos: { proceso: 'SIE-NADIE-001-2026' } });
  const desk = await hands.officer();
  await deskVerb(desk, referencia, 'tomar');
  const page = await desk.get(paths.mesa.solicitud(referencia));
  assert.match(page.html, /Escriba el RUC de la entidad/);
  const unknown = await deskVerb(desk, referencia, 'notificar', [['entidad', '1799999036001']]);
  assert.equal(unknown.status, 422);
  assert.match(unknown.html, /Ninguna entidad contratante consta/);
  const ruc = served.entity('hospital').ruc;
  assert.match(
    (await deskVerb(desk, referencia, 'notificar', [['entidad', ruc]])).html,
    /Notificó a Hospital/,
  );
});

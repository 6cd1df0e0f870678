// A sealed definition keeps its promise at its own door: each example through the pages without JavaScript; every other door refuses it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileComplaint } from '../../src/actions/sala/file-complaint.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { denunciasDoor } from '../../src/channels/denuncias/denuncias-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import { seAtiendePorChat } from '../../src/domain/chat/dialogo.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { paperFor } from '../sample-files.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { SealedHand } from '../sealed-hand.ts';
import { someReaders } from '../sealed-readers.ts';
import { type Served, serveScene } from '../served.ts';

const { denuncias } = paths;
let served: Served;

before(async () => {
  served = await serveScene([denunciasDoor, rapidoDoor, apiDoor(unsealedReceipts)]);
  await someReaders(served.deps);
});
after(() => served.stop());

function filesOf(
  definicion: Definicion,
  { documentos = [] }: Ejemplo,
): (readonly [string, string, Uint8Array])[] {
  return documentos.map((clave) => {
    const documento = definicion.documentos[clave];
    assert.ok(documento, clave);
    const { nombre, bytes } = paperFor(clave, documento, { ruc: '', today: served.today, socios: undefined });
    return ['archivos', nombre, bytes] as const;
  });
}

const sealed = tramites.filter(({ sellado }) => sellado === true);

for (const definicion of sealed) {
  const declared = definicion.paginas.at(-1)?.campos ?? [];
  for (const ejemplo of definicion.ejemplos)
    test(`${definicion.id}: ${ejemplo.dice} (puerta sellada, sin JavaScript)`, async () => {
      const datos = conFechas(ejemplo.datos, served.today);
      const person = new SealedHand(served.origin);
      const told = await person.tell({ datos, archivos: filesOf(definicion, ejemplo) });
      const atEnd = Object.fromEntries(Object.entries(datos).filter(([campo]) => declared.includes(campo)));
      const answer = told.path === denuncias.revisar ? await person.sendIt(told, served.deps, atEnd) : told;
      if ('errorEn' in ejemplo.espera) {
        assert.equal(answer.status, 422, answer.html.slice(0, 300));
        assert.match(answer.html, new RegExp(`href="[^"]*#${ejemplo.espera.errorEn}"`));
        return;
      }
      assert.ok('funcionario' in ejemplo.espera, 'whatever is sealed is read by a person');
      assert.equal(answer.location, denuncias.palabras);
    });

  test(`${definicion.id}: no other door takes it`, async () => {
    const { deps } = served;
    const actor = served.supplier('personaNatural');
    const draft = await startDraft(deps, actor, definicion.id);
    assert.ok(isRefusal(draft));
    assert.equal(draft.code, 'puerta-cerrada');
    assert.equal(seAtiendePorChat(definicion), false);
    const token = await served.sessionOf(actor);
    const api = await fetch(`${served.origin}${paths.api.raiz}/tramites/${definicion.id}/solicitudes`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': deps.ids.randomToken(12),
      },
      body: JSON.stringify({ datos: definicion.ejemplos[0]?.datos ?? {} }),
    });
    assert.equal(((await api.json()) as { code: string }).code, 'puerta-cerrada');
    assert.ok(isRefusal(await fileComplaint(deps, definicion, deps.ids.randomToken(32))));
  });
}

/** A prepared agency with something behind every address of the desk, and the people who may look at it. */
import assert from 'node:assert/strict';
import { startReview } from '../../src/actions/auditoria/start-review.ts';
import { registerAbsence } from '../../src/actions/ausencias/register-absence.ts';
import { enterDataRequest } from '../../src/actions/derechos/ask-about-data.ts';
import { runLote } from '../../src/actions/lote/run-lote.ts';
import { createPersona } from '../../src/actions/personal/create-persona.ts';
import { readSession } from '../../src/actions/read-session.ts';
import { createWebhook } from '../../src/actions/webhooks/create-webhook.ts';
import { addDays } from '../../src/domain/calendar/civil-date.ts';
import { accepted, chatCase } from '../hostile/chat-case.ts';
import { mailCase, roomCase } from '../hostile/room-case.ts';
import type { Places } from '../hostile/routes.ts';
import type { Served } from '../served.ts';
import { caseOf, fillQueue, keepTemplate, registro, type Seat } from './mesa-ground.ts';

/** Somebody who looks at pages; `usuario` null for whoever has not signed in, or comes with a session of their own. */
export type Walker = { readonly name: string; readonly usuario: string | null; readonly seat: Seat };

/** In the order in which they are asked to look: whoever works there before whoever only reads. */
export const walkers = [
  'registro1',
  'supervisora',
  'control1',
  'administracion',
  'proteccion',
  'auditor',
  'lectora',
  'custodia',
  'nadie',
] as const;

export type MesaPlaces = {
  /** One address may name different things: the same addresses with each of them in it, in the same order. */
  readonly fillings: readonly Places[];
  readonly walkers: readonly Walker[];
  readonly filed: readonly string[];
};

const text = 'Persona sintética de prueba';

/** What has an id of its own and shares the address' place with others. */
async function named(served: Served, referencia: string): Promise<readonly string[]> {
  const { deps } = served;
  const officer = served.staff('registro1');
  const today = served.today;
  accepted(
    await registerAbsence(deps, served.staff('supervisora'), {
      cuenta: served.staff('registro2').cuenta,
      desde: addDays(today, 5),
      hasta: addDays(today, 12),
      sustituto: officer.cuenta,
      llave: 'ausencia-de-prueba-1',
    }),
  );
  const version = (await caseOf(served, referencia))?.version ?? 0;
  const lote = {
    accion: 'anotar',
    filas: [{ referencia, version }],
    a: '',
    texto: 'Falta el respaldo.',
  } as const;
  const done = accepted(await runLote(deps, officer, lote, 'lote-de-prueba-1'));
  const request = accepted(
    await enterDataRequest(deps, served.staff('proteccion'), {
      derecho: 'supresion',
      via: 'ventanilla',
      nombre: text,
      ruc: '',
      correo: 'persona.sintetica@correo.example',
      detalle: 'Pide que eliminemos sus conversaciones.',
      identidad: '',
      llave: 'peticion-de-prueba-1',
    }),
  );
  const review = { pedido: { clase: 'caso', referencia }, llave: 'revision-de-prueba-1' } as const;
  const asked = accepted(await startReview(deps, served.staff('auditor'), review));
  return [officer.cuenta, done.id, request.id, asked];
}

/** What the administration made: where to tell of changes, and the first link of a new person. */
async function administered(served: Served): Promise<{ readonly webhook: string; readonly token: string }> {
  const { deps } = served;
  const session = await readSession(deps, await served.sessionOf(served.staff('administracion')));
  assert.ok(session);
  const asked = { url: 'https://tablero.institucion.example/avisos', tipos: [] };
  const webhook = accepted(await createWebhook(deps, session, asked));
  const made = accepted(
    await createPersona(
      deps,
      { por: 'administrador', session },
      {
        usuario: 'persona.nueva',
        nombre: 'Persona Nueva de Ejemplo',
        correo: 'persona.nueva@agencia-demostracion.example',
        roles: ['funcionario'],
        unidades: [registro],
        motivo: 'Ingreso de prueba.',
      },
    ),
  );
  return { webhook: webhook.id, token: made.enlace.split('/').at(-1) ?? '' };
}

/** `cases`: how many are in the queue. */
export async function arrangeMesa(served: Served, cases: number): Promise<MesaPlaces> {
  const filed = await fillQueue(served, { count: cases, takenBy: 'registro1', taken: 3 });
  await keepTemplate(served);
  const mail = await mailCase(served, text);
  const room = await roomCase(served, text);
  // Without the session's idle time in between: a chat begun now is one that waits now.
  const talk = await chatCase(served, text);
  const [referencia = ''] = filed;
  const ids = await named(served, referencia);
  const { webhook, token } = await administered(served);
  const first: Places = {
    tramite: 'retencion-indebida-de-pagos',
    borrador: '0',
    campo: '0',
    documento: '0',
    referencia,
    adjunto: (await caseOf(served, referencia))?.adjuntos[0]?.id ?? '',
    evento: '1',
    token,
    conversacion: talk.conversacion,
    archivo: talk.archivo,
    ...mail,
    denuncia: room.denuncia,
  };
  const walkerOf = async (name: (typeof walkers)[number]): Promise<Walker> => {
    if (name === 'nadie') return { name, usuario: null, seat: {} };
    if (name !== 'lectora' && name !== 'custodia') return { name, usuario: name, seat: {} };
    const { actor, token: sala } = room.people[name];
    return { name, usuario: null, seat: { session: await served.sessionOf(actor), cookies: { sala } } };
  };
  return {
    filed,
    fillings: [
      first,
      { ...first, tramite: registro },
      { ...first, tramite: 'correo-electronico' },
      ...[...ids, webhook].map((id) => ({ ...first, hilo: id })),
    ],
    walkers: await Promise.all(walkers.map(walkerOf)),
  };
}

// Filing at awkward moments: the agency's midnight, a Friday evening, the eve of a holiday. Days are those of Ecuador.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { instantOf } from '../../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../src/domain/calendar/zone.ts';
import type { Solicitud } from '../../src/domain/solicitud/solicitud.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { fileFor } from '../filing.ts';
import { restoreRegister } from '../restore-register.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { everyDoor } from './hands.ts';

let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());
beforeEach(() => restoreRegister(served));

/** The first example that an officer of some unit decides, by who files it. */
function forOfficer(quien: 'asociacion' | 'conPendientes') {
  for (const { id, ejemplos } of tramites) {
    const ejemplo = ejemplos.find((e) => e.quien === quien && 'funcionario' in e.espera);
    if (ejemplo !== undefined) return { tramite: id, datos: ejemplo.datos };
  }
  throw new Error(`nothing of ${quien} goes to an officer`);
}

async function fileAt(
  day: string,
  minute: number,
  second: number,
  quien: 'asociacion' | 'conPendientes',
): Promise<Solicitud> {
  served.deps.clock.set(instantOf(day, minute, zoneGuayaquil) + second * 1_000);
  const { referencia } = await fileFor(served, { actor: served.supplier(quien), ...forOfficer(quien) });
  const stored = await findSolicitudByReferencia(served.deps.db, referencia);
  assert.ok(stored);
  return stored;
}

const pageOf = async ({ referencia }: Solicitud, quien: 'asociacion' | 'conPendientes') =>
  (
    await new WebClient(served.origin, await served.sessionOf(served.supplier(quien))).get(
      paths.solicitud(referencia),
    )
  ).html;

test('a second before midnight is still that day, two seconds later the next, though in Greenwich it is one day', async () => {
  const late = await fileAt('2026-11-24', 1_439, 59, 'asociacion');
  assert.match(await pageOf(late, 'asociacion'), /24 de noviembre de 2026/);
  const early = await fileAt('2026-11-25', 0, 1, 'asociacion');
  assert.match(await pageOf(early, 'asociacion'), /25 de noviembre de 2026/);
  assert.equal(early.presentadaMs - late.presentadaMs, 2_000);
  const tracked = await fetch(served.origin + paths.seguimientoDe(late.referencia));
  assert.match(await tracked.text(), /24 de noviembre de 2026/);
});

/** By hand, from the calendar: three working days and thirty, neither counting the day of receipt. */
const awkward: Readonly<Record<string, readonly [string, number, number, string, string, RegExp]>> = {
  'un viernes antes del cierre': [
    '2026-11-27',
    959,
    0,
    '2026-12-02',
    '2027-01-12',
    /desde el viernes 27 de noviembre/,
  ],
  'un viernes en la noche': [
    '2026-11-27',
    1_200,
    0,
    '2026-12-03',
    '2027-01-13',
    /desde el lunes 30 de noviembre.*20h00, fuera del horario/,
  ],
  'un sábado': ['2026-11-28', 600, 0, '2026-12-03', '2027-01-13', /desde el lunes 30 de noviembre/],
  'al filo de la medianoche, antes de un feriado': [
    '2026-12-23',
    1_439,
    59,
    '2026-12-30',
    '2027-02-10',
    /23h59, fuera del horario.*25 de diciembre será feriado \(Navidad\)/,
  ],
  'la víspera en la noche': [
    '2026-12-24',
    1_200,
    0,
    '2026-12-31',
    '2027-02-11',
    /desde el lunes 28 de diciembre.*feriado \(Navidad\)/,
  ],
  'el feriado mismo': [
    '2026-12-25',
    600,
    0,
    '2026-12-31',
    '2027-02-11',
    /25 de diciembre es feriado \(Navidad\)/,
  ],
  'el último día del año, en la noche': [
    '2026-12-31',
    1_200,
    0,
    '2027-01-07',
    '2027-02-17',
    /desde el lunes 4 de enero de 2027.*1 de enero será feriado/,
  ],
};

const closesAt = (day: string) => instantOf(day, 17 * 60, zoneGuayaquil);

for (const [when, [day, minute, second, promise, legal, explained]] of Object.entries(awkward)) {
  test(`filed ${when}: both clocks end where the calendar says, and the page says why`, async () => {
    const filed = await fileAt(day, minute, second, 'asociacion');
    assert.deepEqual([filed.promesaVenceMs, filed.legalVenceMs], [closesAt(promise), closesAt(legal)]);
    assert.match((await pageOf(filed, 'asociacion')).replaceAll('\n', ' '), explained);
  });
}

test('what is decided at once is decided at night too, and dated that night', async () => {
  served.deps.clock.set(instantOf('2026-12-24', 1_439, zoneGuayaquil) + 59_000);
  const [atOnce] = tramites.flatMap(({ id, documentos, ejemplos }) =>
    Object.keys(documentos).length > 0
      ? []
      : ejemplos.filter((e) => e.quien === 'textilera' && 'aprobada' in e.espera).map((e) => ({ id, e })),
  );
  assert.ok(atOnce);
  const actor = served.supplier('textilera');
  const { referencia, estado } = await fileFor(served, { actor, tramite: atOnce.id, datos: atOnce.e.datos });
  assert.equal(estado, 'aprobada');
  const client = new WebClient(served.origin, await served.sessionOf(actor));
  assert.match((await client.get(paths.solicitud(referencia))).html, /24 de diciembre de 2026/);
});

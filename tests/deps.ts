/** What the verbs work with in tests: a real database, real files, a clock that stands still; also for further processes. */
import type { Definiciones, Deps } from '../src/actions/deps.ts';
import { openMailReader } from '../src/documents/correo/mail-reader.ts';
import { openExaminer } from '../src/documents/examen/examiner.ts';
import { noTrust } from '../src/documents/examen/order.ts';
import { indexCalendar } from '../src/domain/calendar/working-calendar.ts';
import { composeNews } from '../src/duties/case-letter.ts';
import { sampleLetter } from '../src/duties/sample-letter.ts';
import { type TestClock, testClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import { openEgress } from '../src/platform/egress/egress.ts';
import type { DatabaseAddress } from '../src/platform/embedded-postgres-roles.ts';
import { armableFaults } from '../src/platform/fault-points.ts';
import { openFileStore } from '../src/platform/files.ts';
import { type Ids, seededIds, systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { passwordsWith } from '../src/platform/passwords.ts';
import { localBus } from '../src/platform/pointer-bus.ts';
import { embeddedRegistry } from '../src/registry/embedded.ts';
import { calendarFrom } from '../src/store/calendar-source.ts';
import { readCalendar } from '../src/store/calendario.ts';
import { ingresoSource } from '../src/store/ingreso-source.ts';
import { liveAjustes } from '../src/store/live-ajustes.ts';
import { keysFrom } from '../src/trust/keys.ts';

/** Monday 23 November 2026, 10:00 in Ecuador. */
export const testStartMs = Date.UTC(2026, 10, 23, 15, 0);

export type TestDeps = Deps & { readonly clock: TestClock };

type Place = {
  readonly connection: DatabaseAddress;
  /** As the role of the sealed room; the service's own where not given. */
  readonly sala?: DatabaseAddress;
  /** For attached files. */
  readonly folder: string;
  /** Shows in pg_stat_activity. */
  readonly name: string;
  readonly write: (line: string) => void;
  readonly level?: 'debug' | 'error';
};

/** Identifiers repeat from run to run; what is secret does not. */
function idsFor(clock: TestClock): Ids {
  const seeded = seededIds(20_261_123, clock);
  return { ...systemIds, newId: seeded.newId, randomId: seeded.randomId };
}

const noDefinitions: Definiciones = { todas: [], porId: () => null };

/** Whoever asks closes the database and the examiner again. */
export async function depsOn({
  connection,
  sala,
  folder,
  name,
  write,
  level = 'debug',
}: Place): Promise<TestDeps> {
  const clock = testClock(testStartMs);
  const ids = idsFor(clock);
  const log = createLog({ level, clock, ids, write });
  const open = (as: DatabaseAddress, poolMax: number) =>
    openDatabase({ connection: as, poolMax, statementSeconds: 20, applicationName: name, log });
  const db = open(connection, 10);
  const faults = armableFaults();
  const vivos = liveAjustes({ db, clock }, new Set());
  return {
    db,
    clock,
    ids,
    log,
    faults,
    keys: keysFrom(Buffer.from(systemIds.randomToken(32), 'base64url'), systemIds),
    files: await openFileStore(folder, systemIds, faults),
    examiner: openExaminer(noTrust),
    crlFolder: null,
    scanner: null,
    passwords: passwordsWith(systemIds, 2, 1_000),
    registry: embeddedRegistry(db),
    definiciones: noDefinitions,
    calendar: async () => {
      const { setting, holidays } = await readCalendar(db);
      return indexCalendar(calendarFrom(setting, holidays));
    },
    mailReader: openMailReader(),
    mail: {
      address: 'tramites@agencia-demostracion.example',
      alertAddress: 'alerta@agencia-demostracion.example',
      authservId: 'correo.agencia-demostracion.example',
      verifiesBySelf: false,
    },
    sala: {
      db: sala === undefined ? db : open(sala, 4),
      files: await openFileStore(`${folder}/sala`, systemIds, faults),
      admiteSinIdentidad: true,
    },
    puertasCerradas: vivos.cerradas,
    vivos,
    ingreso: ingresoSource(db, clock),
    institucional: null,
    interesAnualPorciento: null,
    bus: localBus(),
    egress: openEgress({ networks: [], httpsOnly: false }),
    chatWaitMs: 180_000,
    nudge: () => undefined,
    sendCode: () => Promise.resolve(),
    acknowledgeSealed: () => undefined,
    composeNews: (of, evento, s) => composeNews(of, 'Agencia de Prueba', evento, s),
    composeSample: (of, about) => sampleLetter(of, 'Agencia de Prueba', about),
    baseUrl: 'http://localhost:8080',
  };
}

/**
 * Fills an empty, migrated database with a whole synthetic agency: units, officers, three years of cases with their journals,
 * mails. Set-based, as the owner of the tables; for throw-away databases only.
 */
import type pg from 'pg';
import { demoSuppliers } from '../demo/parties.ts';
import { type CivilDate, civilDateAt } from '../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../src/domain/calendar/zone.ts';
import type { Definicion } from '../src/domain/tramite/definicion.ts';
import { conFechas } from '../src/domain/tramite/ejemplo.ts';
import { leerDatos } from '../src/domain/tramite/leer-datos.ts';
import { loadDefiniciones } from '../src/load-definiciones.ts';
import { systemClock } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { withoutIndexes } from './agency-seed-indexes.ts';
import { seedSearch } from './agency-seed-search.ts';
import { casesText, entriesText, schemaText, threadsText } from './agency-seed-sql.ts';

export type AgencySeed = {
  readonly cases: number;
  /** About so many: one case has between 1 and some dozens. */
  readonly events: number;
  readonly officers: number;
  /** How many units share the work; those that the definitions name unless told. */
  readonly units?: number;
};

export type SeededAgency = {
  readonly cases: number;
  readonly events: number;
  readonly open: number;
  /** Accounts of the officers, each of one unit; none has a session. */
  readonly officers: readonly { readonly cuenta: string; readonly unidad: string }[];
  readonly unidades: readonly string[];
  /** From the first row to the last index, milliseconds. */
  readonly seedMs: number;
  /** Of which filling and indexing the search. */
  readonly searchMs: number;
  /** Of which writing rows, then their other indexes. */
  readonly rowsMs: number;
  readonly indexMs: number;
};

const years = 3;
const batchRows = 25_000;
/** Share of all cases per trámite, out of 1000: few kinds make most of the work. */
const shares = [300, 180, 130, 110, 80, 70, 60, 40, 20, 10];
const autoShare = 0.7;
const minutesOfPromise = 120;
const hoursOfPromise = 72;
/** A filer comes back about so often (`agency-seed-sql.ts` draws them). */
const casesPerFiler = 30;
/** No duty has anything to do beyond this place. */
const cursorMax = '9223372036854775807';

/** Each unit that a definition names, and its zones by how much comes in: `count` in all, the first under the plain name. */
function unitsByName(
  weights: ReadonlyMap<string, number>,
  count: number,
): ReadonlyMap<string, readonly string[]> {
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  const zones = [...weights].map(([name, weight]) => {
    const own = Math.max(1, Math.round((count * weight) / sum));
    return [
      name,
      Array.from({ length: own }, (_, i) => (i === 0 ? name : `${name}, zona ${i + 1}`)),
    ] as const;
  });
  return new Map(zones);
}

/** Answers as a filing keeps them: those of the first example that reads without fault. */
function answersOf(definicion: Definicion, hoy: CivilDate): string {
  const read = definicion.ejemplos.map(({ datos }) => leerDatos(definicion, conFechas(datos, hoy)));
  return JSON.stringify(read.find(({ errores }) => errores.length === 0)?.datos ?? {});
}

async function seedTramites(
  db: pg.ClientBase,
  units: number,
): Promise<{ unidades: readonly string[]; autoCases: number }> {
  // Sealed matters are no cases of the desk.
  const hoy = civilDateAt(systemClock.nowMs(), zoneGuayaquil);
  const todas = loadDefiniciones().todas.filter(({ definicion }) => definicion.sellado !== true);
  const weights = todas.map((_, i) => shares[i] ?? 1);
  const sum = weights.reduce((a, b) => a + b, 0);
  const byUnit = new Map<string, number>();
  for (const [i, { definicion }] of todas.entries())
    byUnit.set(definicion.atiende, (byUnit.get(definicion.atiende) ?? 0) + (weights[i] ?? 0));
  const unidades = unitsByName(byUnit, units);
  let before = 0;
  let autoCases = 0;
  for (const [i, { definicion, version }] of todas.entries()) {
    const from = Math.round((before / sum) * 1_000);
    before += weights[i] ?? 0;
    const to = Math.round((before / sum) * 1_000);
    const promesa = definicion.tiempoEstimado;
    const isFast = promesa.kind === 'inmediato';
    if (isFast) autoCases += (to - from) / 1_000;
    const hours = isFast ? minutesOfPromise / 60 : hoursOfPromise;
    await db.query(
      `insert into definiciones (version, tramite, contenido) values ($1, $2, $3) on conflict do nothing`,
      [version, definicion.id, JSON.stringify({ ...definicion, ejemplos: undefined, frases: undefined })],
    );
    await db.query(
      `insert into semilla.tramites values ($1, $2, $3, $4, $5, $6, make_interval(hours => $7), $8, $9, $10)`,
      [
        definicion.id,
        version,
        unidades.get(definicion.atiende),
        definicion.canales,
        isFast,
        JSON.stringify(promesa),
        hours,
        from,
        to,
        answersOf(definicion, hoy),
      ],
    );
  }
  return { unidades: [...unidades.values()].flat(), autoCases: autoCases * autoShare };
}

async function seedOfficers(
  db: pg.ClientBase,
  count: number,
  unidades: readonly string[],
): Promise<SeededAgency['officers']> {
  const officers: { cuenta: string; unidad: string }[] = [];
  await db.query('begin');
  for (const [at, unidad] of unidades.entries()) {
    const ofUnit = Math.floor(count / unidades.length) + (at < count % unidades.length ? 1 : 0);
    for (let k = 0; k < ofUnit; k += 1) {
      const cuenta = systemIds.newId();
      await db.query(
        `insert into cuentas (id, clase, usuario, nombre, roles, unidades, creada_en)
         values ($1::uuid, 'funcionario', 'sintetica-' || $1, $2, $3, array[$4::text], now())`,
        [
          cuenta,
          `Funcionario Sintético ${officers.length + 1}`,
          k === 0 ? ['funcionario', 'supervisor'] : ['funcionario'],
          unidad,
        ],
      );
      await db.query('insert into semilla.funcionarios values ($1, $2, $3, $4)', [cuenta, unidad, k, ofUnit]);
      officers.push({ cuenta, unidad });
    }
  }
  await db.query('commit');
  return officers;
}

/**
 * The last word that nobody at the desk answered stands in the row of an open case, as the writing of the case would have
 * left it.
 */
const newsText = `update solicitudes s set novedad = n.novedad
  from (select distinct on (e.solicitud) e.solicitud, case when e.actor ->> 'clase' <> 'funcionario' then e.clase end as novedad
    from solicitudes o join eventos e on e.solicitud = o.id
    where o.cerrada_en is null and e.clase in ('escribir', 'subsanar', 'contestar', 'vencer') order by e.solicitud, e.n desc) n
  where n.solicitud = s.id and n.novedad is not null`;

/** Runs a statement in batches over all connections, each committed without waiting for the disk. */
async function inBatches(
  connections: readonly pg.ClientBase[],
  text: string,
  count: number,
  more: readonly unknown[],
): Promise<void> {
  let next = 1;
  await Promise.all(
    connections.map(async (db) => {
      await db.query('set synchronous_commit = off');
      while (next <= count) {
        const first = next;
        next += batchRows;
        await db.query(text, [first, Math.min(count, first + batchRows - 1), count, ...more]);
      }
      await db.query('reset synchronous_commit');
    }),
  );
}

async function seedEntries(db: pg.ClientBase, cases: number, nowMs: number): Promise<void> {
  const { textilera } = demoSuppliers(civilDateAt(nowMs, zoneGuayaquil));
  await db.query(entriesText, [Math.max(1, Math.floor(cases / casesPerFiler)), JSON.stringify(textilera)]);
}

/**
 * Everything counts as dispatched, entered and indexed: nobody gets letters about it. Officers have neither password nor
 * session. `db`: a connection of the owner, alone in the database or beside an idle product; `helpers`: more of them, to
 * use more cores.
 */
export async function seedAgency(
  db: pg.ClientBase,
  { cases, events, officers: officerCount, units }: AgencySeed,
  helpers: readonly pg.ClientBase[] = [],
): Promise<SeededAgency> {
  const startedMs = systemClock.nowMs();
  await db.query(schemaText);
  await db.query('update busqueda_relleno set hasta = null');
  // Duties of a running product leave these rows alone: each reads from its cursor on.
  await db.query('update cursores set tx = $1::xid8', [cursorMax]);
  await db.query('update vigilancia_estado set tx = $1::xid8', [cursorMax]);
  const { unidades, autoCases } = await seedTramites(db, units ?? 1);
  const officers = await seedOfficers(db, officerCount, unidades);
  await db.query('analyze semilla.tramites');
  await db.query('analyze semilla.funcionarios');
  await seedEntries(db, cases, startedMs);
  const ofOthers = Math.max(3, Math.round((events / cases - 2 * autoCases) / (1 - autoCases)));
  const now = new Date(startedMs).toISOString();
  let rowsMs = 0;
  await withoutIndexes(db, ['solicitudes', 'eventos'], async () => {
    await inBatches([db, ...helpers], casesText, cases, [years, now, ofOthers]);
    await db.query(newsText);
    await inBatches([db, ...helpers], threadsText, Math.ceil(cases / 50), [years, now]);
    rowsMs = systemClock.nowMs() - startedMs;
  });
  for (const table of [
    'solicitudes',
    'eventos',
    'correo_hilos',
    'correos_recibidos',
    'cuentas',
    'asientos',
  ]) {
    await db.query(`vacuum analyze ${table}`);
  }
  const searchStartedMs = systemClock.nowMs();
  await seedSearch([db, ...helpers]);
  await db.query(
    `update cursores set tx = pg_current_xact_id(), seq = (select last_value from eventos_seq_seq)`,
  );
  // Whoever watches over clocks has all open cases before them, as after a change of the rules.
  await db.query(
    `update vigilancia_estado set tx = pg_current_xact_id(), seq = (select last_value from eventos_seq_seq),
       reglas_hechas = '', reglas_en_curso = null`,
  );
  await db.query('drop schema semilla cascade');
  const endedMs = systemClock.nowMs();
  const { rows } = await db.query<{ cases: number; events: number; open: number }>(
    `select (select count(*) from solicitudes)::float8 as cases, (select count(*) from eventos)::float8 as events,
       (select count(*) from solicitudes where cerrada_en is null)::float8 as open`,
  );
  const counted = rows[0] ?? { cases: 0, events: 0, open: 0 };
  return {
    ...counted,
    officers,
    unidades,
    seedMs: endedMs - startedMs,
    searchMs: endedMs - searchStartedMs,
    rowsMs,
    indexMs: searchStartedMs - startedMs - rowsMs,
  };
}

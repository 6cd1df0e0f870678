/** How far open cases are reckoned by the calendar in force, and which process is at it. */
import type { Queries } from '../platform/database.ts';
import { primerId } from './relojes.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Recalculo = {
  /** Version of the calendar in force. */
  readonly vigente: number;
  /** Version by which all open cases are reckoned; 0 before the first time. */
  readonly hecha: number;
  readonly enCurso: number | null;
  readonly vuelta: 1 | 2;
  /** Id of the open case up to which the round in hand came. */
  readonly tras: string;
  /** When the version in hand was first seen, epoch ms. */
  readonly vistaMs: number | null;
};

type Row = Omit<Recalculo, 'vistaMs'> & {
  readonly vista_en: Date | null;
};

const columns = `(select version from ajustes where clave = 'calendario') as vigente, r.version_hecha as hecha,
  r.version_en_curso as "enCurso", r.vuelta, r.tras_id as tras, r.vista_en`;
const startOver = `tras_id = '${primerId}'`;

const read = statement<never>('recalculo', `select ${columns} from recalculo r`);

const lend = statement<'proceso' | 'ahora' | 'hasta'>(
  'recalculo-prestar',
  `update recalculo r set proceso = :proceso, prestado_hasta = :hasta::timestamptz
   where r.prestado_hasta is null or r.prestado_hasta < :ahora::timestamptz or r.proceso = :proceso
   returning ${columns}`,
);
const begin = statement<'proceso' | 'version' | 'ahora'>(
  'recalculo-empezar',
  `update recalculo set version_en_curso = :version::int, vuelta = 1, vista_en = :ahora::timestamptz, ${startOver}
   where proceso = :proceso`,
);
const advance = statement<'proceso' | 'version' | 'tras' | 'hasta'>(
  'recalculo-avanzar',
  `update recalculo set tras_id = :tras::uuid, prestado_hasta = :hasta::timestamptz
   where proceso = :proceso and version_en_curso = :version::int
     and :version::int = (select version from ajustes where clave = 'calendario')`,
);
const endRound = statement<'proceso' | 'version'>(
  'recalculo-vuelta',
  `update recalculo set ${startOver}, prestado_hasta = null, vuelta = 2,
     version_hecha = case when vuelta = 2 then :version::int else version_hecha end,
     version_en_curso = case when vuelta = 2 then null else version_en_curso end
   where proceso = :proceso and version_en_curso = :version::int`,
);
const giveBack = statement<'proceso'>(
  'recalculo-devolver',
  'update recalculo set prestado_hasta = null where proceso = :proceso',
);

const recalculoFrom = ({ vista_en, ...row }: Row): Recalculo => ({
  ...row,
  vistaMs: vista_en?.getTime() ?? null,
});

export async function readRecalculo(db: Queries): Promise<Recalculo> {
  const [row] = await db.query<Row>(read);
  if (row === undefined) throw new Error('the row of the recompute is missing');
  return recalculoFrom(row);
}

/** For one process until `hastaMs`, unless it gives it back before; null while another has it. */
export async function lendRecalculo(
  db: Queries,
  proceso: string,
  ahoraMs: number,
  hastaMs: number,
): Promise<Recalculo | null> {
  const values = { proceso, ahora: instant(ahoraMs), hasta: instant(hastaMs) };
  const [row] = await db.query<Row>(lend, valuesFor(lend, values));
  return row === undefined ? null : recalculoFrom(row);
}

/** From the first place, by this version. */
export async function beginRecalculo(
  db: Queries,
  proceso: string,
  version: number,
  ahoraMs: number,
): Promise<void> {
  await db.execute(begin, valuesFor(begin, { proceso, version, ahora: instant(ahoraMs) }));
}

/** False where the calendar changed again, or the loan was another's meanwhile: whoever goes on begins anew. */
export async function advanceRecalculo(
  db: Queries,
  proceso: string,
  version: number,
  tras: string,
  hastaMs: number,
): Promise<boolean> {
  const values = { proceso, version, tras, hasta: instant(hastaMs) };
  return (await db.execute(advance, valuesFor(advance, values))) === 1;
}

/** All places were passed: after the second time the version is done. */
export async function endVuelta(db: Queries, proceso: string, version: number): Promise<void> {
  await db.execute(endRound, valuesFor(endRound, { proceso, version }));
}

export async function giveBackRecalculo(db: Queries, proceso: string): Promise<void> {
  await db.execute(giveBack, valuesFor(giveBack, { proceso }));
}

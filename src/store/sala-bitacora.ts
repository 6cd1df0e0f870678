/** The log of the room: who did and who read what, one after the other; and the counts that outlive the complaints. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type EntradaDeBitacora = {
  readonly n: number;
  readonly denuncia: string | null;
  readonly clase: string;
  readonly cuenta: string | null;
  readonly nombre: string;
  readonly dia: string;
  readonly hash: string;
};

const columns = 'n, denuncia, clase, cuenta, nombre, dia, hash';

// Whoever comes second waits here until the first one's entry can be seen: the chain has no forks.
const lock = statement<never>(
  'sala-bitacora-turno',
  `select pg_advisory_xact_lock(hashtext('sala.bitacora')) is null as listo`,
);
const tail = statement<never>(
  'sala-bitacora-ultima',
  `select ${columns} from sala.bitacora order by n desc limit 1`,
);
const insert = statement<'n' | 'denuncia' | 'clase' | 'cuenta' | 'nombre' | 'dia' | 'hash'>(
  'sala-bitacora-nueva',
  `insert into sala.bitacora (n, denuncia, clase, cuenta, nombre, dia, hash)
   values (:n::bigint, :denuncia::uuid, :clase, :cuenta::uuid, :nombre, :dia::date, :hash)`,
);
const noted = statement<'denuncia' | 'clase' | 'cuenta' | 'dia'>(
  'sala-bitacora-anotada',
  `select n from sala.bitacora
   where denuncia = :denuncia::uuid and clase = :clase and cuenta = :cuenta::uuid and dia = :dia::date limit 1`,
);
const page = statement<'desde' | 'limite'>(
  'sala-bitacora-pagina',
  `select ${columns} from sala.bitacora where n >= :desde::bigint order by n limit :limite::int`,
);
const latest = statement<'limite'>(
  'sala-bitacora-reciente',
  `select ${columns} from sala.bitacora order by n desc limit :limite::int`,
);
const count = statement<'dia' | 'grupo' | 'clase' | 'via' | 'hecho'>(
  'sala-cifra-contar',
  `insert into sala.cifras (mes, grupo, clase, via, hecho, cuantas)
   values (date_trunc('month', :dia::date)::date, :grupo, :clase, :via, :hecho, 1)
   on conflict (mes, grupo, clase, via, hecho) do update set cuantas = cifras.cuantas + 1`,
);

/** Waits for its turn, which lasts until the transaction ends, and answers the entry to follow. */
export async function lockBitacora(db: Queries): Promise<EntradaDeBitacora | null> {
  await db.query(lock, []);
  const [row] = await db.query<EntradaDeBitacora>(tail, []);
  return row ?? null;
}

export async function insertBitacora(db: Queries, entrada: EntradaDeBitacora): Promise<void> {
  await db.execute(insert, valuesFor(insert, entrada));
}

/** Whether the account's doing is noted for that day already. */
export async function isAnotada(
  db: Queries,
  entrada: {
    readonly denuncia: string;
    readonly clase: string;
    readonly cuenta: string;
    readonly dia: string;
  },
): Promise<boolean> {
  return (await db.query(noted, valuesFor(noted, entrada))).length > 0;
}

/** In order, from number `desde` on. */
export function listBitacora(db: Queries, desde: number, limite: number): Promise<EntradaDeBitacora[]> {
  return db.query<EntradaDeBitacora>(page, valuesFor(page, { desde, limite }));
}

/** The latest first. */
export function listBitacoraReciente(db: Queries, limite: number): Promise<EntradaDeBitacora[]> {
  return db.query<EntradaDeBitacora>(latest, valuesFor(latest, { limite }));
}

/** One more of what happened, in the month of the day. */
export async function countCifra(
  db: Queries,
  cifra: {
    readonly dia: string;
    readonly grupo: string;
    readonly clase: string;
    readonly via: string;
    readonly hecho: string;
  },
): Promise<void> {
  await db.execute(count, valuesFor(count, cifra));
}

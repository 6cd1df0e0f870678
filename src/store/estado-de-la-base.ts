/** What the operator's check-up asks of the database. Reads only. */
import type { Queries } from '../platform/database.ts';
import { statement } from './statement.ts';

type EstadoDeLaBase = {
  readonly version: string;
  readonly usuario: string;
  /** Names of the migrations applied, in order; empty where the schema was never made. */
  readonly migraciones: readonly string[];
  /** Seconds by which the database's clock is ahead of ours. */
  readonly adelantoSegundos: number;
};

export type Contenido = {
  readonly proveedores: number;
  readonly entidades: number;
  readonly procesos: number;
  readonly parroquias: number;
  readonly cpcs: number;
  readonly ciius: number;
  readonly relaciones: number;
  /** Years (as text) with at least one national holiday. */
  readonly aniosConFeriados: readonly string[];
  readonly funcionariosActivos: number;
  readonly correosFallidos: number;
  /** Whether this database was begun with the demonstration's data. */
  readonly demo: boolean;
};

const server = statement(
  'estado-servidor',
  `select current_setting('server_version') as version, current_user as usuario,
     extract(epoch from clock_timestamp())::float8 as ahora, to_regclass('migraciones') is not null as migrada`,
);
const migrations = statement('estado-migraciones', 'select name from migraciones order by name');
const content = statement(
  'estado-contenido',
  `select
     (select count(*)::int from asientos where clase = 'proveedor') as proveedores,
     (select count(*)::int from asientos where clase = 'entidad') as entidades,
     (select count(*)::int from asientos where clase = 'proceso') as procesos,
     (select count(*)::int from parroquias) as parroquias,
     (select count(*)::int from cpc) as cpcs,
     (select count(*)::int from ciiu) as ciius,
     (select count(*)::int from cpc_ciiu) as relaciones,
     (select coalesce(array_agg(distinct to_char(fecha, 'YYYY')), '{}') from feriados where alcance = 'nacional') as "aniosConFeriados",
     (select count(*)::int from cuentas where clase = 'funcionario' and activa) as "funcionariosActivos",
     (select count(*)::int from correos where estado = 'fallido') as "correosFallidos",
     exists (select from ajustes where clave = 'demo') as demo`,
);

/** `ahoraMs`: our own clock, to compare with the server's. */
export async function leerEstado(queries: Queries, ahoraMs: number): Promise<EstadoDeLaBase> {
  const [row] = await queries.query<{ version: string; usuario: string; ahora: number; migrada: boolean }>(
    server,
    [],
  );
  if (row === undefined) throw new Error('the server answered no row');
  const applied = row.migrada ? await queries.query<{ name: string }>(migrations, []) : [];
  return {
    version: row.version,
    usuario: row.usuario,
    migraciones: applied.map(({ name }) => name),
    adelantoSegundos: row.ahora - ahoraMs / 1000,
  };
}

export async function leerContenido(queries: Queries): Promise<Contenido> {
  const [row] = await queries.query<Contenido>(content, []);
  if (row === undefined) throw new Error('the server answered no row');
  return row;
}

/** Whether a database holds anything that a restore would lose, and how it is taken down on the operator's word. */
import type { Queries } from '../platform/database.ts';
import { jobsSchema } from '../platform/job-queues.ts';
import { statement } from './statement.ts';

/** One row in any of these, and the target is somebody's. */
export const holdsSomething: readonly string[] = [
  'public.solicitudes',
  'public.eventos',
  'public.cuentas',
  'public.asientos',
  'public.archivos',
  'public.conversaciones',
  'public.correos_recibidos',
  'sala.denuncias',
  'sala.lectores',
];

const grants = statement(
  'respaldo-permisos',
  `select format('grant %s on schema public to %s', a.privilege_type, case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end) as texto
   from pg_namespace n cross join lateral aclexplode(n.nspacl) a
   where n.nspname = 'public' and a.grantee <> n.nspowner`,
);

/**
 * Statements that leave the database without anything of the product, for the owner of its schemas. Who may enter the
 * schema stays as it is; what its owner grants by default on new tables does not hang on it.
 */
export async function dropTexts(queries: Queries): Promise<readonly string[]> {
  const kept = await queries.query<{ texto: string }>(grants);
  return [
    'drop schema if exists sala cascade',
    `drop schema if exists ${jobsSchema} cascade`,
    'drop schema public cascade',
    'create schema public',
    ...kept.map(({ texto }) => texto),
  ];
}

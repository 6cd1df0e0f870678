/** Outgoing mail: one row per letter owed, so that what was sent is not sent again and what failed can be seen. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type EstadoCorreo = 'por-enviar' | 'enviado' | 'fallido';

export type Correo = {
  readonly id: string;
  readonly solicitud: string | null;
  readonly clase: string;
  /** Empty where no address is known. */
  readonly para: string;
  readonly asunto: string;
  readonly estado: EstadoCorreo;
  readonly intentos: number;
  readonly ultimoError: string | null;
  readonly creadoMs: number;
};

type Row = Omit<Correo, 'creadoMs' | 'ultimoError'> & { creado_en: Date; ultimo_error: string | null };

const columns = 'id, solicitud, clase, para, asunto, estado, intentos, ultimo_error, creado_en';

// The recipient of the first try stays: a register that changes meanwhile must not make two letters of one.
const begin = statement<'id' | 'solicitud' | 'clase' | 'para' | 'asunto' | 'ahora'>(
  'correo-empezar',
  `insert into correos (id, solicitud, clase, para, asunto, estado, intentos, creado_en)
   values (:id, :solicitud, :clase, :para, :asunto, 'por-enviar', 1, :ahora)
   on conflict (id) do update set intentos = correos.intentos + case when correos.estado = 'enviado' then 0 else 1 end,
     para = case when correos.para = '' then excluded.para else correos.para end
   returning ${columns}`,
);
const finish = statement<'id' | 'estado' | 'error' | 'enviado'>(
  'correo-terminar',
  `update correos set estado = :estado, ultimo_error = :error, enviado_en = :enviado where id = :id::uuid and estado <> 'enviado'`,
);
const failed = statement<'limite'>(
  'correos-fallidos',
  `select ${columns} from correos where estado = 'fallido' order by creado_en desc limit :limite`,
);
const byId = statement<'id'>('correo', `select ${columns} from correos where id = :id::uuid`);

function correoFrom({ creado_en, ultimo_error, ...row }: Row): Correo {
  return { ...row, ultimoError: ultimo_error, creadoMs: creado_en.getTime() };
}

/** Opens a try of a letter; `estado` 'enviado' says that there is nothing left to do. */
export async function beginCorreo(
  db: Database,
  correo: Pick<Correo, 'id' | 'solicitud' | 'clase' | 'para' | 'asunto'>,
  ahoraMs: number,
): Promise<Correo> {
  const [row] = await db.query<Row>(begin, valuesFor(begin, { ...correo, ahora: instant(ahoraMs) }));
  if (row === undefined) throw new Error('a letter neither inserted nor found');
  return correoFrom(row);
}

export async function markEnviado(db: Database, id: string, ahoraMs: number): Promise<void> {
  const values = { id, estado: 'enviado', error: null, enviado: instant(ahoraMs) };
  await db.execute(finish, valuesFor(finish, values));
}

/** `estado` 'fallido' when nobody tries again; `error` a code or short reason, never what somebody typed. */
export async function markSinEnviar(
  db: Database,
  id: string,
  estado: 'por-enviar' | 'fallido',
  error: string,
): Promise<void> {
  await db.execute(finish, valuesFor(finish, { id, estado, error, enviado: null }));
}

/** What could not be sent, the newest first: for staff. */
export async function listCorreosFallidos(db: Database, limite: number): Promise<readonly Correo[]> {
  return (await db.query<Row>(failed, valuesFor(failed, { limite }))).map(correoFrom);
}

export async function findCorreo(db: Database, id: string): Promise<Correo | null> {
  const [row] = await db.query<Row>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : correoFrom(row);
}

/** Trámites an agent proposed in a conversation, with the answers filled in for the person to confirm, and what came of each. */
import type { Entrada } from '../domain/tramite/leer-datos.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type Propuesta = {
  /** Number of its line. */
  readonly n: number;
  readonly tramite: string;
  /** Null where nothing was filled in. */
  readonly entrada: Entrada | null;
  readonly agente: { readonly cuenta: string; readonly nombre: string };
  readonly respuesta: 'aceptada' | 'rechazada' | null;
};

const keep = statement<'conversacion' | 'cliente' | 'entrada'>(
  'propuesta-guardar',
  `insert into conversacion_propuestas (conversacion, cliente, entrada) values (:conversacion::uuid, :cliente, :entrada::jsonb)
   on conflict (conversacion, cliente) do update set entrada = conversacion_propuestas.entrada
   returning entrada = :entrada::jsonb as misma`,
);
// Taken out, a proposal has no content and is nobody's to accept.
const read = statement<'conversacion' | 'n' | 'respuesta'>(
  'propuesta',
  `select l.n, l.contenido ->> 'tramite' as tramite, p.entrada, l.autor_cuenta as cuenta, l.autor_nombre as nombre, r.clase as respuesta
   from conversacion_lineas l
     left join conversacion_propuestas p on p.conversacion = l.conversacion and p.cliente = l.cliente
     left join conversacion_lineas r on r.conversacion = l.conversacion and r.cliente = :respuesta
       and r.clase in ('propuesta-aceptada', 'propuesta-rechazada')
   where l.conversacion = :conversacion::uuid and l.n = :n::int and l.clase = 'tramite-propuesto' and l.contenido is not null`,
);

const forget = statement<'conversacion' | 'n'>(
  'propuesta-olvidar',
  `delete from conversacion_propuestas p using conversacion_lineas l
   where l.conversacion = :conversacion::uuid and l.n = :n::int and l.contenido is null
     and p.conversacion = l.conversacion and p.cliente = l.cliente`,
);

/** `cliente` as its line will keep it. False where the same client id already holds other answers. */
export async function keepPropuesta(
  db: Queries,
  { conversacion, cliente }: { readonly conversacion: string; readonly cliente: string },
  entrada: Entrada,
): Promise<boolean> {
  const values = valuesFor(keep, { conversacion, cliente, entrada: JSON.stringify(entrada) });
  const [row] = await db.query<{ misma: boolean }>(keep, values);
  return row?.misma ?? false;
}

/** `respuesta`: the stored sender's id under which the person's one answer to it is written. */
export async function findPropuesta(
  db: Queries,
  {
    conversacion,
    n,
    respuesta,
  }: { readonly conversacion: string; readonly n: number; readonly respuesta: string },
): Promise<Propuesta | null> {
  type Row = {
    readonly n: number;
    readonly tramite: string;
    readonly entrada: Entrada | null;
    readonly cuenta: string | null;
    readonly nombre: string | null;
    readonly respuesta: string | null;
  };
  const values = valuesFor(read, { conversacion, n, respuesta });
  const [row] = await db.query<Row>(read, values);
  if (row === undefined || row.cuenta === null) return null;
  const { tramite, entrada, cuenta, nombre } = row;
  return {
    n: row.n,
    tramite,
    entrada,
    agente: { cuenta, nombre: nombre ?? '' },
    respuesta:
      row.respuesta === null ? null : row.respuesta === 'propuesta-aceptada' ? 'aceptada' : 'rechazada',
  };
}

/** Removes the answers of a proposal whose line was taken out; safe to call for any line, and again. */
export async function forgetPropuesta(db: Queries, conversacion: string, n: number): Promise<void> {
  await db.execute(forget, valuesFor(forget, { conversacion, n }));
}

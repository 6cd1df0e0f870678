/** Reviews of the audit room: asked for once, worked on in steps by whichever process has the lease, never removed by steps. */

import type { PasoDeRevision, PedidoDeRevision, Revision } from '../domain/auditoria/revision.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const columns = `id, pedido, estado, avance, hechos::float8 as hechos, total::float8 as total, hallazgos, hallados, resultado, cuenta, nombre,
  iniciada_en, terminada_en`;

const insert = statement<'id' | 'clase' | 'pedido' | 'cuenta' | 'nombre' | 'ahora' | 'max'>(
  'revision-nueva',
  `insert into revisiones (id, clase, pedido, estado, avance, cuenta, nombre, iniciada_en, prestada_hasta)
   select :id::uuid, :clase, :pedido::jsonb, 'en-curso', 'null', :cuenta::uuid, :nombre, :ahora::timestamptz, :ahora::timestamptz
   where (select count(*) from revisiones where estado = 'en-curso') < :max::int
   on conflict do nothing`,
);
const byId = statement<'id'>('revision', `select ${columns} from revisiones where id = :id::uuid`);
const newest = statement<'limite'>(
  'revisiones-recientes',
  `select ${columns} from revisiones order by iniciada_en desc, id desc limit :limite::int`,
);
const claim = statement<'ahora' | 'hasta'>(
  'revision-tomar',
  `update revisiones r set prestada_hasta = :hasta::timestamptz
   where r.id = (select id from revisiones where estado = 'en-curso' and prestada_hasta <= :ahora::timestamptz
     order by iniciada_en limit 1 for update skip locked)
   returning ${columns}`,
);
const step = statement<
  'id' | 'avance' | 'hechos' | 'total' | 'nuevos' | 'hallados' | 'resultado' | 'acabo' | 'ahora' | 'max'
>(
  'revision-paso',
  `update revisiones set avance = :avance::jsonb, hechos = :hechos::bigint, total = :total::bigint,
     hallazgos = case when jsonb_array_length(hallazgos) < :max::int
       then jsonb_path_query_array(hallazgos || :nuevos::jsonb, '$[0 to 49]') else hallazgos end,
     hallados = hallados + :hallados::int, resultado = :resultado::jsonb, prestada_hasta = :ahora::timestamptz,
     estado = case when :acabo::boolean then 'terminada' else estado end,
     terminada_en = case when :acabo::boolean then :ahora::timestamptz end
   where id = :id::uuid and estado = 'en-curso'`,
);
const stop = statement<'id' | 'ahora'>(
  'revision-detener',
  `update revisiones set estado = 'interrumpida', terminada_en = :ahora::timestamptz
   where id = :id::uuid and estado = 'en-curso'`,
);

type Row = Omit<Revision, 'iniciadaMs' | 'terminadaMs'> & { iniciada_en: Date; terminada_en: Date | null };

const from = ({ iniciada_en, terminada_en, ...row }: Row): Revision => ({
  ...row,
  iniciadaMs: iniciada_en.getTime(),
  terminadaMs: terminada_en === null ? null : terminada_en.getTime(),
});

type Nueva = {
  readonly id: string;
  readonly pedido: PedidoDeRevision;
  readonly cuenta: string;
  readonly nombre: string;
};

/** False where `max` are in hand already, or the same one was asked for before. */
export async function insertRevision(
  queries: Queries,
  { pedido, ...rest }: Nueva,
  max: number,
  ahoraMs: number,
): Promise<boolean> {
  const values = {
    ...rest,
    clase: pedido.clase,
    pedido: JSON.stringify(pedido),
    max,
    ahora: instant(ahoraMs),
  };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

export async function findRevision(queries: Queries, id: string): Promise<Revision | null> {
  const [row] = await queries.query<Row>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : from(row);
}

/** The newest first. */
export async function listRevisiones(queries: Queries, limite: number): Promise<readonly Revision[]> {
  return (await queries.query<Row>(newest, valuesFor(newest, { limite }))).map(from);
}

/** The one that has waited longest, lent until `hastaMs`; null where none waits. */
export async function claimRevision(
  queries: Queries,
  ahoraMs: number,
  hastaMs: number,
): Promise<Revision | null> {
  const [row] = await queries.query<Row>(
    claim,
    valuesFor(claim, { ahora: instant(ahoraMs), hasta: instant(hastaMs) }),
  );
  return row === undefined ? null : from(row);
}

/** Does nothing to one that was stopped meanwhile. At most fifty findings are kept. */
export async function writePaso(
  queries: Queries,
  id: string,
  { avance, nuevos, resultado, ...rest }: PasoDeRevision,
  ahoraMs: number,
): Promise<void> {
  const json = (value: Json | readonly object[]) => JSON.stringify(value);
  const values = {
    ...rest,
    id,
    avance: json(avance),
    nuevos: json(nuevos),
    resultado: json(resultado as Json),
    max: 50,
    ahora: instant(ahoraMs),
  };
  await queries.execute(step, valuesFor(step, values));
}

export async function stopRevision(queries: Queries, id: string, ahoraMs: number): Promise<boolean> {
  return (await queries.execute(stop, valuesFor(stop, { id, ahora: instant(ahoraMs) }))) === 1;
}

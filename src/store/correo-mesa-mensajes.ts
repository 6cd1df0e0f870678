/** The mails and letters of a thread, and one mail by itself, as staff read them. */
import type { CorreoLeido, Sobre, ViaDeEntrada } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import type { EstadoCorreo } from './correos.ts';
import { statement, valuesFor } from './statement.ts';

/** What the pipeline wrote about a mail; every part may be missing in an older row. */
export type JuicioDeCorreo = {
  /** Why it stands in this thread: one sentence for each piece of evidence. */
  readonly porque?: readonly string[];
  readonly avisos?: readonly string[];
  /** Somebody who is not the owner wrote it. */
  readonly tercero?: boolean;
};

export type EntregaDeCorreo = {
  readonly via: ViaDeEntrada;
  readonly buzon: string;
  readonly sobre: Sobre;
  readonly cuentaNombre: string | null;
  readonly entregadoMs: number;
};

export type CorreoDeMesa = {
  readonly id: string;
  readonly sha256: string;
  readonly tamanoBytes: number;
  readonly estado: 'recibido' | 'procesado' | 'repetido' | 'apartado' | 'descartado';
  readonly recibidoMs: number;
  readonly causa: string | null;
  readonly leido: CorreoLeido | null;
  readonly clase: 'persona' | 'automatico' | 'rebote' | 'lista' | null;
  readonly remitente: string | null;
  readonly autenticidad: string | null;
  readonly juicio: JuicioDeCorreo;
  readonly hilo: string | null;
  readonly enCuarentena: boolean;
  readonly entregas: readonly EntregaDeCorreo[];
};

type EntregaRow = Omit<EntregaDeCorreo, 'entregadoMs'> & { readonly entregadoEn: string };
type MailRow = Omit<CorreoDeMesa, 'recibidoMs' | 'juicio' | 'entregas'> & {
  readonly recibido_en: Date;
  readonly juicio: JuicioDeCorreo | null;
  readonly entregas: readonly EntregaRow[] | null;
};

const mailColumns = `m.id, m.sha256, m.tamano_bytes::float8 as "tamanoBytes", m.estado, m.recibido_en, m.causa, m.leido, m.clase, m.remitente,
  m.autenticidad, m.juicio, m.hilo, m.en_cuarentena as "enCuarentena",
  (select jsonb_agg(jsonb_build_object('via', e.via, 'buzon', e.buzon, 'sobre', e.sobre, 'cuentaNombre', c.nombre,
     'entregadoEn', e.entregado_en) order by e.n)
   from correo_entregas e left join cuentas c on c.id = e.cuenta where e.correo = m.id) as entregas`;

const ofThread = statement<'hilo' | 'limite'>(
  'correos-de-hilo',
  `select ${mailColumns} from correos_recibidos m where m.hilo = :hilo::uuid
   order by m.recibido_en desc, m.id desc limit :limite::int`,
);
const byId = statement<'id'>(
  'correo-de-mesa',
  `select ${mailColumns} from correos_recibidos m where m.id = :id::uuid`,
);
const rawOf = statement<'id'>('correo-crudo', 'select crudo from correos_recibidos where id = :id::uuid');

function mailFrom({ recibido_en, juicio, entregas, ...row }: MailRow): CorreoDeMesa {
  return {
    ...row,
    recibidoMs: recibido_en.getTime(),
    juicio: juicio ?? {},
    entregas: (entregas ?? []).map(({ entregadoEn, ...one }) => ({
      ...one,
      entregadoMs: Date.parse(entregadoEn),
    })),
  };
}

/** The latest ones, oldest first. */
export async function listCorreosDeHilo(
  db: Queries,
  hilo: string,
  limite: number,
): Promise<readonly CorreoDeMesa[]> {
  const rows = await db.query<MailRow>(ofThread, valuesFor(ofThread, { hilo, limite }));
  return rows.map(mailFrom).reverse();
}

export async function findCorreoRecibido(db: Queries, id: string): Promise<CorreoDeMesa | null> {
  const [row] = await db.query<MailRow>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : mailFrom(row);
}

/** The raw bytes where they lie in the row; null: the file store has them under their hash. */
export async function readCrudo(db: Queries, id: string): Promise<Buffer | null> {
  const [row] = await db.query<{ crudo: Buffer | null }>(rawOf, valuesFor(rawOf, { id }));
  return row?.crudo ?? null;
}

export type SalidaDeMesa = {
  readonly id: string;
  readonly clase: 'acuse' | 'faltan' | 'derivacion' | 'presentada' | 'respuesta' | 'entrega-fallida';
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly respondeA: string | null;
  readonly cuentaNombre: string | null;
  readonly creadaMs: number;
  /** What the other side's server said of it. */
  readonly entrega: string | null;
  /** Whether ours sent it. */
  readonly envio: EstadoCorreo | null;
};

const letters = statement<'hilo' | 'limite'>(
  'salidas-de-hilo',
  `select s.id, s.clase, s.para, s.asunto, s.texto, s.responde_a as "respondeA", c.nombre as "cuentaNombre", s.creada_en,
     s.entrega, k.estado as envio
   from correo_salidas s left join cuentas c on c.id = s.cuenta left join correos k on k.id = s.id
   where s.hilo = :hilo::uuid order by s.creada_en desc, s.id desc limit :limite::int`,
);

/** The latest ones, oldest first. */
export async function listSalidasDeHilo(
  db: Queries,
  hilo: string,
  limite: number,
): Promise<readonly SalidaDeMesa[]> {
  type Row = Omit<SalidaDeMesa, 'creadaMs'> & { readonly creada_en: Date };
  const rows = await db.query<Row>(letters, valuesFor(letters, { hilo, limite }));
  return rows.map(({ creada_en, ...row }) => ({ ...row, creadaMs: creada_en.getTime() })).reverse();
}

const settle = statement<'id' | 'hilo' | 'cuarentena' | 'estado' | 'antes'>(
  'correo-de-mesa-colocar',
  `update correos_recibidos set hilo = :hilo::uuid, en_cuarentena = :cuarentena::boolean, estado = :estado
   where id = :id::uuid and estado = :antes`,
);

/** Puts a mail where it belongs; false when its state is no longer the one that was seen. */
export async function placeCorreo(
  queries: Queries,
  { id, estado: antes }: Pick<CorreoDeMesa, 'id' | 'estado'>,
  next: {
    readonly hilo: string | null;
    readonly enCuarentena: boolean;
    readonly estado: CorreoDeMesa['estado'];
  },
): Promise<boolean> {
  const { hilo, enCuarentena: cuarentena, estado } = next;
  return (await queries.execute(settle, valuesFor(settle, { id, hilo, cuarentena, estado, antes }))) === 1;
}

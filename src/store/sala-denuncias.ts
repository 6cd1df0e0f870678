/** Complaints of the sealed room: opening one with all its seals and pieces, finding it, changing its clear row. */
import type { Denuncia } from '../domain/denuncia/denuncia.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

/** `para`: 'lector:<account>', 'denunciante' or 'recuperacion:<version>'. */
export type LlaveDeSello = 'caso' | 'identidad' | 'identidad-lector' | 'identidad-custodio';
export type Sello = { readonly para: string; readonly llave: LlaveDeSello; readonly sello: Buffer };
export type SellosHallados = Readonly<Partial<Record<LlaveDeSello, Buffer>>>;

/** A piece as it is stored. `llave`: under which key, 'caso', 'identidad' or 'apertura:<id>'. */
export type FilaDePieza = {
  readonly id: string;
  readonly n: number;
  readonly clase: string;
  readonly autor: string;
  readonly llave: string;
  readonly sellado: Buffer | null;
  readonly archivo: string | null;
  readonly hash: string;
  readonly dia: string;
};

const columns = `d.id, d.grupo, d.clase, d.estado, d.via, d.con_identidad as "conIdentidad", d.version, d.piezas, d.hash, d.dia,
  d.cambiada_dia as "cambiadaDia", d.asignada, d.conservar_hasta as "conservarHasta", d.retenida, d.triturada_dia as "trituradaDia"`;

const open = statement<
  | 'id'
  | 'busqueda'
  | 'claveDenunciante'
  | 'grupo'
  | 'clase'
  | 'via'
  | 'conIdentidad'
  | 'piezasTotal'
  | 'hash'
  | 'dia'
  | 'sellos'
  | 'piezas'
  | 'archivos'
>(
  'sala-denuncia-abrir',
  `with nueva as (
     insert into sala.denuncias (id, busqueda, clave_denunciante, grupo, clase, estado, via, con_identidad, version, piezas, hash, dia, cambiada_dia)
     values (:id::uuid, :busqueda::bytea, :claveDenunciante::bytea, :grupo, :clase, 'recibida', :via, :conIdentidad::boolean, 1, :piezasTotal::int, :hash, :dia::date, :dia::date)
     on conflict do nothing returning id, grupo, clase, via),
   tomados as (delete from sala.archivos_sueltos where archivo = any(:archivos::text[]) and exists (select from nueva) returning archivo),
   sellos as (insert into sala.sellos (denuncia, para, llave, sello)
     select nueva.id, s.para, s.llave, decode(s.sello, 'base64')
     from nueva, json_to_recordset(:sellos::json) as s(para text, llave text, sello text)),
   piezas as (insert into sala.piezas (id, denuncia, n, clase, autor, llave, sellado, archivo, hash, dia)
     select p.id, nueva.id, p.n, p.clase, p.autor, p.llave, decode(p.sellado, 'base64'), p.archivo, p.hash, :dia::date
     from nueva, json_to_recordset(:piezas::json)
       as p(id uuid, n int, clase text, autor text, llave text, sellado text, archivo text, hash text)),
   cifra as (insert into sala.cifras (mes, grupo, clase, via, hecho, cuantas)
     select date_trunc('month', :dia::date)::date, grupo, clase, via, 'recibida', 1 from nueva
     on conflict (mes, grupo, clase, via, hecho) do update set cuantas = cifras.cuantas + 1)
   select (select count(*) from nueva) as nuevas, (select count(*) from tomados) as tomados`,
);
const byWords = statement<'busqueda'>(
  'sala-denuncia-por-palabras',
  `select ${columns}, s.llave, s.sello from sala.denuncias d
   left join sala.sellos s on s.denuncia = d.id and s.para = 'denunciante'
   where d.busqueda = :busqueda::bytea and d.triturada_dia is null`,
);
const byIdFor = statement<'id' | 'para'>(
  'sala-denuncia-para',
  `select ${columns}, s.llave, s.sello from sala.denuncias d
   join sala.sellos s on s.denuncia = d.id and s.para = :para
   where d.id = :id::uuid and d.triturada_dia is null`,
);
const lock = statement<'id'>(
  'sala-denuncia-tomar',
  `select ${columns} from sala.denuncias d where d.id = :id::uuid for update`,
);
const update = statement<
  'id' | 'estado' | 'clase' | 'grupo' | 'asignada' | 'conservarHasta' | 'retenida' | 'piezas' | 'hash' | 'dia'
>(
  'sala-denuncia-cambiar',
  `update sala.denuncias set estado = :estado, clase = :clase, grupo = :grupo, asignada = :asignada::uuid,
     conservar_hasta = :conservarHasta::date, retenida = :retenida::boolean, piezas = :piezas::int, hash = :hash,
     cambiada_dia = :dia::date, version = version + 1
   where id = :id::uuid and triturada_dia is null returning version`,
);

/** How many complaints (0 or 1) were opened, and how many of the loose files were there to be taken. */
export async function insertDenuncia(
  db: Queries,
  nueva: Pick<Denuncia, 'id' | 'grupo' | 'clase' | 'via' | 'conIdentidad' | 'hash' | 'dia'> & {
    readonly busqueda: Buffer | null;
    readonly claveDenunciante: Buffer | null;
    readonly sellos: readonly Sello[];
    readonly piezas: readonly Omit<FilaDePieza, 'dia'>[];
    readonly archivos: readonly string[];
  },
): Promise<{ readonly nuevas: number; readonly tomados: number }> {
  const { sellos, piezas, ...rest } = nueva;
  const values = {
    ...rest,
    piezasTotal: piezas.length,
    sellos: JSON.stringify(sellos.map((one) => ({ ...one, sello: one.sello.toString('base64') }))),
    piezas: JSON.stringify(
      piezas.map((one) => ({ ...one, sellado: one.sellado?.toString('base64') ?? null })),
    ),
  };
  const [row] = await db.query<{ nuevas: number; tomados: number }>(open, valuesFor(open, values));
  return row ?? { nuevas: 0, tomados: 0 };
}

type FilaConSello = Denuncia & { readonly llave: LlaveDeSello | null; readonly sello: Buffer | null };
export type DenunciaConSellos = { readonly denuncia: Denuncia; readonly sellos: SellosHallados };

function gathered(rows: readonly FilaConSello[]): DenunciaConSellos | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { llave: _llave, sello: _sello, ...denuncia } = first;
  const sellos: Partial<Record<LlaveDeSello, Buffer>> = {};
  for (const { llave, sello } of rows) if (llave !== null && sello !== null) sellos[llave] = sello;
  return { denuncia, sellos };
}

/** The complaint that the words find, with the complainant's seals. */
export async function findDenunciaPorPalabras(
  db: Queries,
  busqueda: Buffer,
): Promise<DenunciaConSellos | null> {
  return gathered(await db.query<FilaConSello>(byWords, valuesFor(byWords, { busqueda })));
}

/** The complaint with the seals made for somebody; null where there is none for them. */
export async function findDenunciaPara(
  db: Queries,
  id: string,
  para: string,
): Promise<DenunciaConSellos | null> {
  return gathered(await db.query<FilaConSello>(byIdFor, valuesFor(byIdFor, { id, para })));
}

/** The clear row, and nobody else changes it until the transaction ends. */
export async function lockDenuncia(db: Queries, id: string): Promise<Denuncia | null> {
  const [row] = await db.query<Denuncia>(lock, valuesFor(lock, { id }));
  return row ?? null;
}

/** Writes the clear row as given, with the next version; the caller holds the lock. Null when it was shredded. */
export async function updateDenuncia(
  db: Queries,
  denuncia: Pick<
    Denuncia,
    'id' | 'estado' | 'clase' | 'grupo' | 'asignada' | 'conservarHasta' | 'retenida' | 'piezas' | 'hash'
  >,
  dia: string,
): Promise<number | null> {
  const { id, estado, clase, grupo, asignada, conservarHasta, retenida, piezas, hash } = denuncia;
  const values = { id, estado, clase, grupo, asignada, conservarHasta, retenida, piezas, hash, dia };
  const [row] = await db.query<{ version: number }>(update, valuesFor(update, values));
  return row?.version ?? null;
}

/** Requests to open an identity: asked by one account, decided by another, used once. */
import type { Apertura } from '../domain/denuncia/denuncia.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const columns = `a.id, a.denuncia, a.pide, a.pide_nombre as "pideNombre", a.estado, a.decide, a.decide_nombre as "decideNombre",
  a.dia, a.decidida_dia as "decididaDia"`;

const insert = statement<'id' | 'denuncia' | 'pide' | 'pideNombre' | 'motivo' | 'motivos' | 'dia'>(
  'sala-apertura-nueva',
  `with nueva as (insert into sala.aperturas (id, denuncia, pide, pide_nombre, motivo, estado, dia)
     values (:id::uuid, :denuncia::uuid, :pide::uuid, :pideNombre, :motivo::bytea, 'pedida', :dia::date) returning id)
   insert into sala.motivos (apertura, cuenta, sello)
   select nueva.id, m.cuenta, decode(m.sello, 'base64') from nueva, json_to_recordset(:motivos::json) as m(cuenta uuid, sello text)`,
);
const ofCase = statement<'denuncia'>(
  'sala-aperturas-de-denuncia',
  `select ${columns} from sala.aperturas a where a.denuncia = :denuncia::uuid order by a.dia, a.id`,
);
const forCustodian = statement<'cuenta' | 'limite'>(
  'sala-aperturas-de-custodio',
  `select ${columns}, m.sello as "motivoSellado" from sala.aperturas a join sala.motivos m on m.apertura = a.id
   where m.cuenta = :cuenta::uuid order by (a.estado = 'pedida') desc, a.dia desc, a.id limit :limite::int`,
);
const lock = statement<'id'>(
  'sala-apertura-tomar',
  `select ${columns}, a.sello from sala.aperturas a where a.id = :id::uuid for update`,
);
// Whoever asked never decides, whatever else was checked before.
const decide = statement<'id' | 'estado' | 'decide' | 'decideNombre' | 'sello' | 'dia'>(
  'sala-apertura-decidir',
  `update sala.aperturas set estado = :estado, decide = :decide::uuid, decide_nombre = :decideNombre, sello = :sello::bytea,
     decidida_dia = :dia::date
   where id = :id::uuid and estado = 'pedida' and pide <> :decide::uuid`,
);
const use = statement<'id' | 'pide'>(
  'sala-apertura-usar',
  `update sala.aperturas set estado = 'usada', sello = null
   where id = :id::uuid and pide = :pide::uuid and estado = 'concedida'`,
);

export async function insertApertura(
  db: Queries,
  apertura: Pick<Apertura, 'id' | 'denuncia' | 'pide' | 'pideNombre' | 'dia'> & {
    /** The reason under the complaint's key, and sealed to each custodian. */
    readonly motivo: Buffer;
    readonly motivos: readonly { readonly cuenta: string; readonly sello: Buffer }[];
  },
): Promise<void> {
  const motivos = JSON.stringify(
    apertura.motivos.map(({ cuenta, sello }) => ({ cuenta, sello: sello.toString('base64') })),
  );
  await db.execute(insert, valuesFor(insert, { ...apertura, motivos }));
}

export function listAperturasDe(db: Queries, denuncia: string): Promise<Apertura[]> {
  return db.query<Apertura>(ofCase, valuesFor(ofCase, { denuncia }));
}

export type AperturaParaCustodio = Apertura & { readonly motivoSellado: Buffer };

/** Those whose reason was sealed to the custodian, the undecided first. */
export function listAperturasPara(
  db: Queries,
  cuenta: string,
  limite: number,
): Promise<AperturaParaCustodio[]> {
  return db.query<AperturaParaCustodio>(forCustodian, valuesFor(forCustodian, { cuenta, limite }));
}

export type AperturaConSello = Apertura & { readonly sello: Buffer | null };

/** Nobody else decides or uses it until the transaction ends. */
export async function lockApertura(db: Queries, id: string): Promise<AperturaConSello | null> {
  const [row] = await db.query<AperturaConSello>(lock, valuesFor(lock, { id }));
  return row ?? null;
}

/** False when it was decided before, or by whoever asked. */
export async function decideApertura(
  db: Queries,
  decision: {
    readonly id: string;
    readonly estado: 'concedida' | 'negada';
    readonly decide: string;
    readonly decideNombre: string;
    readonly sello: Buffer | null;
    readonly dia: string;
  },
): Promise<boolean> {
  return (await db.execute(decide, valuesFor(decide, decision))) === 1;
}

/** False when it is not granted to this account, or was used. The custodian's half is destroyed with it. */
export async function spendApertura(db: Queries, id: string, pide: string): Promise<boolean> {
  return (await db.execute(use, valuesFor(use, { id, pide }))) === 1;
}

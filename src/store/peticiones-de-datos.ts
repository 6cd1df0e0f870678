/** What people ask about their data: one row each with its version, and a history that only grows. */
import type { PasoDePeticion, Peticion } from '../domain/derechos/peticion.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const columns = `p.id, p.numero, p.derecho, p.via, p.version, p.estado, p.cuenta, p.ruc, p.nombre, p.correo, p.detalle, p.identidad,
  p.recibida_en, p.vence_en, p.plazo, p.respuesta, p.respondida_en, p.paquete, p.paquete_bytes, p.paquete_hasta`;

const insert = statement<
  | 'id'
  | 'numero'
  | 'derecho'
  | 'via'
  | 'estado'
  | 'cuenta'
  | 'ruc'
  | 'nombre'
  | 'correo'
  | 'detalle'
  | 'identidad'
  | 'recibida'
  | 'vence'
  | 'plazo'
  | 'quien'
  | 'quienCuenta'
>(
  'peticion-nueva',
  `with p as (insert into peticiones_de_datos (id, numero, derecho, via, version, estado, cuenta, ruc, nombre, correo, detalle, identidad,
     recibida_en, vence_en, plazo)
   values (:id::uuid, :numero, :derecho, :via, 1, :estado, :cuenta::uuid, :ruc, :nombre, :correo, :detalle, :identidad,
     :recibida::timestamptz, :vence::timestamptz, :plazo::jsonb) on conflict do nothing returning id)
   insert into peticiones_historia (peticion, n, clase, nombre, cuenta, texto, ocurrido_en)
   select id, 1, 'recibida', :quien, :quienCuenta::uuid, '', :recibida::timestamptz from p`,
);
const byId = statement<'id'>(
  'peticion',
  `select ${columns} from peticiones_de_datos p where p.id = :id::uuid`,
);
const open = statement<'limite'>(
  'peticiones-abiertas',
  `select ${columns} from peticiones_de_datos p where p.estado in ('recibida','en-preparacion','lista') order by p.vence_en limit :limite::int`,
);
const closed = statement<'limite'>(
  'peticiones-cerradas',
  `select ${columns} from peticiones_de_datos p where p.respondida_en is not null order by p.respondida_en desc limit :limite::int`,
);
const ofCuenta = statement<'cuenta' | 'limite'>(
  'peticiones-de-cuenta',
  `select ${columns} from peticiones_de_datos p where p.cuenta = :cuenta::uuid order by p.recibida_en desc limit :limite::int`,
);
const toPrepare = statement<'limite'>(
  'peticiones-por-preparar',
  `select ${columns} from peticiones_de_datos p where p.estado = 'en-preparacion' order by p.recibida_en limit :limite::int`,
);
// The version rises and the history grows in one statement, or neither does.
const change = statement<
  | 'id'
  | 'versionVista'
  | 'estado'
  | 'identidad'
  | 'respuesta'
  | 'respondida'
  | 'paquete'
  | 'paqueteBytes'
  | 'paqueteHasta'
  | 'clase'
  | 'quien'
  | 'quienCuenta'
  | 'texto'
  | 'ahora'
>(
  'peticion-cambiar',
  `with p as (update peticiones_de_datos set version = version + 1, estado = :estado, identidad = :identidad, respuesta = :respuesta,
     respondida_en = :respondida::timestamptz, paquete = :paquete, paquete_bytes = :paqueteBytes::bigint, paquete_hasta = :paqueteHasta::timestamptz
   where id = :id::uuid and version = :versionVista::int returning id)
   insert into peticiones_historia (peticion, n, clase, nombre, cuenta, texto, ocurrido_en)
   select p.id, (select count(*) + 1 from peticiones_historia h where h.peticion = p.id), :clase, :quien, :quienCuenta::uuid, :texto,
     :ahora::timestamptz from p`,
);
const history = statement<'id'>(
  'peticion-historia',
  `select n, clase, nombre, texto, ocurrido_en from peticiones_historia where peticion = :id::uuid order by n`,
);

type Row = Omit<Peticion, 'recibidaMs' | 'venceMs' | 'respondidaMs' | 'paquete'> & {
  readonly recibida_en: Date;
  readonly vence_en: Date;
  readonly respondida_en: Date | null;
  readonly paquete: string | null;
  readonly paquete_bytes: number | null;
  readonly paquete_hasta: Date | null;
};

function peticionFrom(row: Row): Peticion {
  const { recibida_en, vence_en, respondida_en, paquete, paquete_bytes, paquete_hasta, ...rest } = row;
  return {
    ...rest,
    recibidaMs: recibida_en.getTime(),
    venceMs: vence_en.getTime(),
    respondidaMs: respondida_en?.getTime() ?? null,
    paquete:
      paquete === null
        ? null
        : { sha256: paquete, tamanoBytes: paquete_bytes ?? 0, hastaMs: paquete_hasta?.getTime() ?? 0 },
  };
}

/** Who does something to a request, as its history keeps it. */
export type Quien = { readonly nombre: string; readonly cuenta: string | null };

/** False where it was already written under that id. */
export async function insertPeticion(queries: Queries, peticion: Peticion, quien: Quien): Promise<boolean> {
  const { recibidaMs, venceMs, plazo, ...row } = peticion;
  const values = {
    ...row,
    recibida: instant(recibidaMs),
    vence: instant(venceMs),
    plazo: JSON.stringify(plazo),
    quien: quien.nombre,
    quienCuenta: quien.cuenta,
  };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

export async function findPeticion(queries: Queries, id: string): Promise<Peticion | null> {
  const [row] = await queries.query<Row>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : peticionFrom(row);
}

/** Those whose time runs out first. */
export async function listPeticionesAbiertas(queries: Queries, limite: number): Promise<readonly Peticion[]> {
  return (await queries.query<Row>(open, valuesFor(open, { limite }))).map(peticionFrom);
}

/** The newest answers first. */
export async function listPeticionesCerradas(queries: Queries, limite: number): Promise<readonly Peticion[]> {
  return (await queries.query<Row>(closed, valuesFor(closed, { limite }))).map(peticionFrom);
}

export async function listPeticionesDeCuenta(
  queries: Queries,
  cuenta: string,
  limite: number,
): Promise<readonly Peticion[]> {
  return (await queries.query<Row>(ofCuenta, valuesFor(ofCuenta, { cuenta, limite }))).map(peticionFrom);
}

export async function listPorPreparar(queries: Queries, limite: number): Promise<readonly Peticion[]> {
  return (await queries.query<Row>(toPrepare, valuesFor(toPrepare, { limite }))).map(peticionFrom);
}

/** Writes the request as it is to stand, over the version seen; false where somebody changed it meanwhile. */
export async function changePeticion(
  queries: Queries,
  peticion: Peticion,
  paso: Pick<PasoDePeticion, 'clase' | 'texto'>,
  quien: Quien,
  ahoraMs: number,
): Promise<boolean> {
  const { id, version, estado, identidad, respuesta, respondidaMs, paquete } = peticion;
  const values = {
    id,
    versionVista: version,
    estado,
    identidad,
    respuesta,
    respondida: instant(respondidaMs),
    paquete: paquete?.sha256 ?? null,
    paqueteBytes: paquete?.tamanoBytes ?? null,
    paqueteHasta: instant(paquete?.hastaMs ?? null),
    ...paso,
    quien: quien.nombre,
    quienCuenta: quien.cuenta,
    ahora: instant(ahoraMs),
  };
  return (await queries.execute(change, valuesFor(change, values))) === 1;
}

export async function readPasos(queries: Queries, id: string): Promise<readonly PasoDePeticion[]> {
  const rows = await queries.query<Omit<PasoDePeticion, 'ocurridoMs'> & { ocurrido_en: Date }>(
    history,
    valuesFor(history, { id }),
  );
  return rows.map(({ ocurrido_en, ...row }) => ({ ...row, ocurridoMs: ocurrido_en.getTime() }));
}

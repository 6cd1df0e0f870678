/**
 * Lines of the audit room: the journal, the security events, the settings' history and the register's, each by its own
 * index from a place backwards. What the index does not decide is filtered over a bounded stretch, never over everything.
 */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { type Parameter, type Statement, statement, valuesFor } from './statement.ts';

/** `hecho-por`: security events that the account brought about for another one. */
export const fuentesDeLineas = ['diario', 'seguridad', 'hecho-por', 'ajustes', 'registro'] as const;
export type FuenteDeLineas = (typeof fuentesDeLineas)[number];

/** Microseconds since 1970, and what tells lines of the same instant apart within their source. */
export type LugarDeLinea = { readonly us: number; readonly clave: string };

export type LineaGuardada = LugarDeLinea & {
  readonly clase: string;
  readonly cuenta: string | null;
  readonly nombre: string | null;
  readonly referencia: string | null;
  readonly canal: string | null;
  readonly detalle: { readonly [nombre: string]: Json };
};

/** Which index leads, and the value it is asked for. */
export type CaminoDeLineas = {
  readonly por: 'tiempo' | 'caso' | 'cuenta' | 'clase' | 'red' | 'consulta' | 'lecturas';
  readonly valor: string;
};

export type FiltroDeLineas = {
  readonly camino: CaminoDeLineas;
  readonly desdeUs: number;
  /** Lines before this place. */
  readonly antes: LugarDeLinea;
  /** What is left to filter by, null where nothing. */
  readonly cuenta: string | null;
  readonly clase: string | null;
  readonly canal: string | null;
  readonly referencia: string | null;
  readonly limite: number;
  /** How many lines of the index are looked at. */
  readonly mirar: number;
};

type Parametro =
  | 'valor'
  | 'desde'
  | 'us'
  | 'clave'
  | 'cuenta'
  | 'clase'
  | 'canal'
  | 'referencia'
  | 'limite'
  | 'mirar';

type Fuente = {
  readonly tabla: string;
  /** Columns that tell lines of one instant apart, in order, and how `:clave` is compared with them. */
  readonly orden: string;
  readonly lugar: string;
  readonly columnas: string;
  readonly junto: string;
  readonly clave: string;
  readonly quedan: string;
  readonly caminos: { readonly [P in CaminoDeLineas['por']]?: string };
};

const momento = (parametro: string) =>
  `timestamptz 'epoch' + ${parametro}::float8 * interval '1 microsecond'`;
const micros = '(extract(epoch from l.ocurrido_en) * 1000000)::float8';

const bySeq = {
  orden: 'l.ocurrido_en desc, l.seq desc',
  lugar: '(l.ocurrido_en, l.seq)',
  clave: 'l.seq::text',
};

const fuentes: { readonly [F in FuenteDeLineas]: Fuente } = {
  diario: {
    ...bySeq,
    tabla: 'eventos',
    columnas: `l.clase, l.actor ->> 'cuenta' as cuenta, l.actor ->> 'nombre' as nombre, s.referencia, s.canal,
      jsonb_build_object('n', l.n, 'actor', l.actor ->> 'clase', 'tramite', s.tramite) as detalle`,
    junto: 'left join solicitudes s on s.id = l.solicitud',
    quedan: `(:cuenta::text is null or l.actor ->> 'cuenta' = :cuenta::text) and (:clase::text is null or l.clase = :clase::text)
      and (:canal::text is null or s.canal = :canal::text) and (:referencia::text is null or s.referencia = :referencia::text)`,
    caminos: {
      tiempo: 'true',
      caso: 'l.solicitud = (select id from solicitudes where referencia = :valor::text)',
      cuenta: `l.actor ->> 'cuenta' = :valor::text`,
      clase: 'l.clase = :valor::text',
    },
  },
  seguridad: {
    ...bySeq,
    tabla: 'sucesos_de_seguridad',
    columnas: `l.clase, l.cuenta::text as cuenta, k.nombre, l.detalle ->> 'referencia' as referencia, null as canal, l.detalle`,
    junto: 'left join cuentas k on k.id = l.cuenta',
    quedan: `(:cuenta::uuid is null or l.cuenta = :cuenta::uuid) and (:clase::text is null or l.clase = :clase::text)
      and (:referencia::text is null or l.detalle ->> 'referencia' = :referencia::text)`,
    caminos: {
      tiempo: 'true',
      caso: `l.detalle ->> 'referencia' = :valor::text`,
      cuenta: 'l.cuenta = :valor::uuid',
      clase: 'l.clase = :valor::text',
      red: `l.detalle ->> 'red' = :valor::text`,
      consulta: `l.detalle ->> 'consulta' = :valor::text`,
      lecturas: `l.clase like 'lectura-de-%'`,
    },
  },
  'hecho-por': {
    ...bySeq,
    tabla: 'sucesos_de_seguridad',
    columnas: `l.clase, l.cuenta::text as cuenta, k.nombre, l.detalle ->> 'referencia' as referencia, null as canal, l.detalle`,
    junto: 'left join cuentas k on k.id = l.cuenta',
    quedan: `l.cuenta is distinct from :valor::uuid and (:clase::text is null or l.clase = :clase::text)
      and (:referencia::text is null or l.detalle ->> 'referencia' = :referencia::text)`,
    caminos: { cuenta: `l.detalle ->> 'por' = :valor::text` },
  },
  ajustes: {
    tabla: 'ajustes_historia',
    orden: 'l.ocurrido_en desc, l.clave desc, l.version desc',
    lugar: `(l.ocurrido_en, l.clave, l.version)`,
    clave: `l.clave || ' ' || l.version`,
    columnas: `'ajuste-cambiado' as clase, l.cuenta::text as cuenta, l.nombre, null as referencia, null as canal,
      jsonb_build_object('clave', l.clave, 'version', l.version, 'motivo', l.motivo) as detalle`,
    junto: '',
    quedan: '(:cuenta::uuid is null or l.cuenta = :cuenta::uuid)',
    caminos: { tiempo: 'true' },
  },
  registro: {
    tabla: 'asientos_historia',
    orden: 'l.ocurrido_en desc, l.clase desc, l.id desc, l.version desc',
    lugar: '(l.ocurrido_en, l.clase, l.id, l.version)',
    clave: `l.clase || ' ' || l.version || ' ' || l.id`,
    columnas: `'asiento-cambiado' as clase, null as cuenta, l.origen as nombre,
      case when l.origen like 'importación %' then null else l.origen end as referencia, null as canal,
      jsonb_build_object('asiento', l.clase, 'id', l.id, 'version', l.version,
        'campos', jsonb_path_query_array(l.cambios, '$[*].etiqueta')) as detalle`,
    junto: '',
    quedan: '(:referencia::text is null or l.origen = :referencia::text)',
    caminos: { tiempo: 'true', caso: 'l.origen = :valor::text' },
  },
};

/** A place as the table's own columns compare with it: `:clave` holds what `clave` wrote, in one text. */
const desdeClave: { readonly [F in FuenteDeLineas]: string } = {
  diario: ':clave::bigint',
  seguridad: ':clave::bigint',
  'hecho-por': ':clave::bigint',
  ajustes: `split_part(:clave::text, ' ', 1), split_part(:clave::text, ' ', 2)::int`,
  // The id comes last: only it could hold blanks.
  registro: `split_part(:clave::text, ' ', 1), regexp_replace(:clave::text, '^\\S+ \\S+ ', ''), split_part(:clave::text, ' ', 2)::int`,
};

/** Below every line of an instant. */
export const claveMinima: { readonly [F in FuenteDeLineas]: string } = {
  diario: '-1',
  seguridad: '-1',
  'hecho-por': '-1',
  ajustes: ' 0',
  registro: ' 0 ',
};

function stretch(fuente: FuenteDeLineas, camino: string): string {
  const { tabla, lugar } = fuentes[fuente];
  return `from ${tabla} l where ${camino} and l.ocurrido_en >= ${momento(':desde')}
    and ${lugar} < (${momento(':us')}, ${desdeClave[fuente]})`;
}

type Prepared = {
  readonly lines: Statement<Parametro>;
  readonly edge: Statement<Parametro>;
  readonly count: Statement<Parametro>;
};

function prepare(fuente: FuenteDeLineas, por: string, camino: string): Prepared {
  const { orden, columnas, junto, clave, quedan } = fuentes[fuente];
  const inner = stretch(fuente, camino);
  const name = `auditoria-${fuente}-${por}`;
  return {
    lines: statement<Parametro>(
      name,
      `select ${micros} as us, ${clave} as clave, ${columnas}
       from (select l.* ${inner} order by ${orden} limit :mirar::int) l ${junto}
       where ${quedan} order by ${orden} limit :limite::int`,
    ),
    edge: statement<Parametro>(
      `${name}-borde`,
      `select ${micros} as us, ${clave} as clave ${inner} order by ${orden} offset :mirar::int - 1 limit 1`,
    ),
    count: statement<Parametro>(
      `${name}-cuenta`,
      `select count(*)::int as cuenta from (select 1 ${inner} limit :limite::int) c`,
    ),
  };
}

const prepared = new Map<string, Prepared>(
  fuentesDeLineas.flatMap((fuente) =>
    Object.entries(fuentes[fuente].caminos).map(([por, camino]): [string, Prepared] => [
      `${fuente} ${por}`,
      prepare(fuente, por, camino),
    ]),
  ),
);

/** Whether lines of the source can be found that way at all. */
export function tieneCamino(fuente: FuenteDeLineas, por: CaminoDeLineas['por']): boolean {
  return prepared.has(`${fuente} ${por}`);
}

function preparedFor(fuente: FuenteDeLineas, { camino }: FiltroDeLineas): Prepared {
  const found = prepared.get(`${fuente} ${camino.por}`);
  if (found === undefined) throw new Error(`no way to ${fuente} by ${camino.por}`);
  return found;
}

function valuesOf(text: Statement<Parametro>, filtro: FiltroDeLineas): Parameter[] {
  const { camino, desdeUs, antes, cuenta, clase, canal, referencia, limite, mirar } = filtro;
  const asked = { cuenta, clase, canal, referencia, limite, mirar };
  return valuesFor(text, { ...asked, valor: camino.valor, desde: desdeUs, us: antes.us, clave: antes.clave });
}

/** The newest first, at most `limite`. */
export function readLineas(
  queries: Queries,
  fuente: FuenteDeLineas,
  filtro: FiltroDeLineas,
): Promise<readonly LineaGuardada[]> {
  const { lines } = preparedFor(fuente, filtro);
  return queries.query<LineaGuardada>(lines, valuesOf(lines, filtro));
}

/** Where the stretch that was looked at ended; null where it reached the end. */
export async function readBorde(
  queries: Queries,
  fuente: FuenteDeLineas,
  filtro: FiltroDeLineas,
): Promise<LugarDeLinea | null> {
  const { edge } = preparedFor(fuente, filtro);
  const [row] = await queries.query<LugarDeLinea>(edge, valuesOf(edge, filtro));
  return row ?? null;
}

/** Lines of the index alone, counted up to `limite`. */
export async function countLineas(
  queries: Queries,
  fuente: FuenteDeLineas,
  filtro: FiltroDeLineas,
): Promise<number> {
  const { count } = preparedFor(fuente, filtro);
  const [row] = await queries.query<{ cuenta: number }>(count, valuesOf(count, filtro));
  return row?.cuenta ?? 0;
}

export type CuentaHallada = {
  readonly id: string;
  readonly clase: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly ruc: string | null;
};

const accounts = statement<'texto' | 'id' | 'limite'>(
  'auditoria-cuentas',
  `select id, clase, usuario, nombre, ruc from cuentas
   where id = :id::uuid or ruc = :texto or lower(usuario) = lower(:texto) or lower(correo) = lower(:texto)
   order by clase, usuario limit :limite::int`,
);

/** Accounts by user name, e-mail or RUC, or the one with that id. */
export function findCuentasPara(
  queries: Queries,
  { texto, id }: { readonly texto: string; readonly id: string | null },
  limite: number,
): Promise<readonly CuentaHallada[]> {
  return queries.query<CuentaHallada>(accounts, valuesFor(accounts, { texto, id, limite }));
}

export type VioElCaso = {
  readonly cuenta: string;
  readonly nombre: string | null;
  readonly roles: readonly string[];
  readonly veces: number;
  readonly primera: Date;
  readonly ultima: Date;
};

const seen = statement<'referencia' | 'limite'>(
  'auditoria-quien-vio',
  `select l.cuenta, k.nombre, coalesce(k.roles, '{}') as roles, count(*)::int as veces,
     min(l.ocurrido_en) as primera, max(l.ocurrido_en) as ultima
   from sucesos_de_seguridad l left join cuentas k on k.id = l.cuenta
   where l.detalle ->> 'referencia' = :referencia and l.clase = 'lectura-de-caso' and l.cuenta is not null
   group by l.cuenta, k.nombre, k.roles order by max(l.ocurrido_en) desc limit :limite::int`,
);

/** Accounts that opened a case, whoever did so last first. */
export function listQuienVio(
  queries: Queries,
  referencia: string,
  limite: number,
): Promise<readonly VioElCaso[]> {
  return queries.query<VioElCaso>(seen, valuesFor(seen, { referencia, limite }));
}

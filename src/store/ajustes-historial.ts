/** The history of all settings together, and how each stands against its last line. */
import type { CambioDeAjuste, ClaveDeAjuste } from '../domain/ajuste.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const columns = `h.clave, h.version, h.valor, h.motivo, h.cuenta, h.nombre, h.ocurrido_en,
  h.hash_anterior as "hashAnterior", h.hash`;

// The history is short (hundreds of lines in years), so the order by time needs no index of its own.
const list = statement<'claves' | 'antesDe' | 'antesClave' | 'antesVersion' | 'limite'>(
  'ajustes-historial',
  `select ${columns}, p.valor as "valorAnterior"
   from ajustes_historia h
   left join lateral (select valor from ajustes_historia p where p.clave = h.clave and p.version < h.version
     order by p.version desc limit 1) p on true
   where h.clave = any(:claves::text[])
     and (:antesDe::timestamptz is null
       or (h.ocurrido_en, h.clave, h.version) < (:antesDe::timestamptz, :antesClave::text, :antesVersion::int))
   order by h.ocurrido_en desc, h.clave desc, h.version desc limit :limite::int`,
);

const standing = statement<never>(
  'ajustes-estado',
  `select clave, a.version, a.valor, h.version as "ultimaVersion", h.valor as "ultimoValor"
   from ajustes a full join (select distinct on (clave) clave, version, valor from ajustes_historia
     order by clave, version desc) h using (clave)`,
);

export type CambioConAnterior = CambioDeAjuste & {
  /** Null for the first line of its setting. */
  readonly valorAnterior: Json;
};

/** The place of a line among all, newest first. */
export type LugarEnHistorial = {
  readonly ocurridoMs: number;
  readonly clave: ClaveDeAjuste;
  readonly version: number;
};

/** The newest first; `antes` leaves out that line and those before it in this order. */
export async function listHistorial(
  db: Queries,
  claves: readonly ClaveDeAjuste[],
  antes: LugarEnHistorial | null,
  limite: number,
): Promise<readonly CambioConAnterior[]> {
  const rows = await db.query<CambioConAnterior & { ocurrido_en: Date }>(
    list,
    valuesFor(list, {
      claves,
      antesDe: instant(antes?.ocurridoMs ?? null),
      antesClave: antes?.clave ?? null,
      antesVersion: antes?.version ?? null,
      limite,
    }),
  );
  return rows.map(({ ocurrido_en, ...row }) => ({ ...row, ocurridoMs: ocurrido_en.getTime() }));
}

export type EstadoDeAjuste = {
  readonly clave: ClaveDeAjuste;
  /** As it holds; null where only its history is left. */
  readonly version: number | null;
  readonly valor: Json;
  /** Of its last line of history; null where there is none. */
  readonly ultimaVersion: number | null;
  readonly ultimoValor: Json;
};

export function listEstadoDeAjustes(db: Queries): Promise<readonly EstadoDeAjuste[]> {
  return db.query<EstadoDeAjuste>(standing);
}

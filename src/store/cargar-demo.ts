/** Puts the demonstration's register and accounts into an empty database: all of it in one transaction, once. */

import type { Holiday } from '../domain/calendar/holiday.ts';
import { foldForSearch } from '../domain/identity/nombre.ts';
import { parseProcessCode } from '../domain/identity/process-code.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Entidad, Proceso } from '../domain/registro/proceso.ts';
import type { Database, Queries } from '../platform/database.ts';
import { type CuentaNueva, insertCuenta } from './cuentas.ts';
import { escribirAsientos, type FilaAsiento } from './importar-asientos.ts';
import {
  type FilaCiiu,
  type FilaRelacion,
  importarCiiu,
  importarCpc,
  importarRelaciones,
} from './importar-catalogos.ts';
import { importarFeriados } from './importar-feriados.ts';
import { type FilaParroquia, importarParroquias } from './importar-parroquias.ts';
import { instant, statement, valuesFor } from './statement.ts';

type RegistroDemo = {
  readonly proveedores: readonly Ficha[];
  readonly entidades: readonly Entidad[];
  readonly procesos: readonly Proceso[];
  readonly cpcs: readonly {
    readonly codigo: string;
    readonly descripcion: string;
    readonly restringido: boolean;
  }[];
  readonly ciius: readonly FilaCiiu[];
  readonly cpcCiius: readonly FilaRelacion[];
  readonly parroquias: readonly FilaParroquia[];
  readonly feriados: readonly Holiday[];
};

const isEmpty = statement(
  'demo-por-cargar',
  `select not exists (select from ajustes where clave = 'demo') and not exists (select from asientos)
     and not exists (select from cuentas) as vacia`,
);
const mark = statement<'valor'>(
  'demo-marca',
  `insert into ajustes (clave, version, valor) values ('demo', 1, :valor::jsonb) on conflict do nothing`,
);

/** Whether nothing was loaded yet: neither the demonstration nor anything of the operator's. */
export async function faltaDemo(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ vacia: boolean }>(isEmpty, []);
  return row?.vacia ?? false;
}

function asientosOf(registro: RegistroDemo): FilaAsiento[] {
  const nuevo = { versionVista: null, cambios: [] } as const;
  return [
    ...registro.proveedores.map((contenido): FilaAsiento => {
      const busqueda = foldForSearch(contenido.razonSocial);
      return { ...nuevo, clase: 'proveedor', id: contenido.ruc, busqueda, contenido };
    }),
    ...registro.entidades.map((contenido): FilaAsiento => {
      const busqueda = foldForSearch(contenido.nombre);
      return { ...nuevo, clase: 'entidad', id: contenido.ruc, busqueda, contenido };
    }),
    ...registro.procesos.map((contenido): FilaAsiento => {
      const parsed = parseProcessCode(contenido.codigo);
      if (!parsed.ok) throw new Error(`the demo's process ${contenido.codigo} has no readable code`);
      const { folded } = parsed.value;
      return {
        ...nuevo,
        clase: 'proceso',
        id: `${contenido.entidad}:${folded}`,
        busqueda: folded,
        contenido,
      };
    }),
  ];
}

/** False when another process loaded it first: its marker holds this one back until it is through. */
export async function cargarDemo(
  db: Database,
  registro: RegistroDemo,
  cuentas: readonly CuentaNueva[],
  ahoraMs: number,
): Promise<boolean> {
  return db.transaction(async (queries) => {
    const valor = JSON.stringify({ cargada: instant(ahoraMs) });
    if ((await queries.execute(mark, valuesFor(mark, { valor }))) === 0) return false;
    await importarParroquias(queries, registro.parroquias);
    await importarCpc(
      queries,
      registro.cpcs.map((fila) => ({ ...fila, derivada: false })),
    );
    await importarCiiu(queries, registro.ciius);
    await importarRelaciones(queries, registro.cpcCiius);
    await importarFeriados(queries, registro.feriados);
    await escribirAsientos(queries, asientosOf(registro), 'datos de demostración', ahoraMs);
    for (const cuenta of cuentas) await insertCuenta(queries, cuenta, ahoraMs);
    return true;
  });
}

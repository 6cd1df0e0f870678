/** Synthetic people for tests of identity: a supplier with a register entry, an entity, staff. */
import type { Deps } from '../src/actions/deps.ts';
import type { Source } from '../src/actions/source.ts';
import type { CorreoRegistrado, Ficha } from '../src/domain/registro/ficha.ts';
import type { Database, Queries } from '../src/platform/database.ts';
import type { Passwords } from '../src/platform/passwords.ts';
import { type CuentaNueva, insertCuenta } from '../src/store/cuentas.ts';

export const goodClave = 'tres sauces bajo la lluvia tibia';
export const otherClave = 'mantel de cuadros y panela fría';

/** A source nobody has seen before. */
export function stranger(network = '198.51.100.0/24'): Source {
  return { network, device: null, equipo: 'Firefox en Linux' };
}

const putEntry = {
  name: 'prueba-asiento',
  text: `insert into asientos (clase, id, version, busqueda, contenido, cambiado_en) values ($1, $2, 1, $2, $3, now())
    on conflict (clase, id) do update set contenido = excluded.contenido`,
};

export function syntheticFicha(ruc: string, correo: CorreoRegistrado): Ficha {
  return {
    ruc,
    tipo: 'juridica',
    nacional: true,
    razonSocial: 'Textiles Demostración S.A.',
    nombreComercial: 'Textiles Demostración',
    estado: 'habilitado',
    estadoDesde: '2024-01-01',
    impedimentos: [],
    pendientes: [],
    direccion: null,
    correo,
    telefonos: [],
    cpcs: [],
    ciius: [],
    representantes: [],
    listadoDeSocios: null,
    sri: null,
  };
}

export type Person = { readonly id: string; readonly ruc: string; readonly usuario: string };

async function addCuenta(deps: Deps, parts: Partial<CuentaNueva> & Pick<CuentaNueva, 'clase' | 'usuario'>) {
  const id = deps.ids.newId();
  const claveHash = await deps.passwords.hash(goodClave);
  const whole = { ruc: null, nombre: 'Persona Sintética', correo: null, roles: [], unidades: [], ...parts };
  await insertCuenta(deps.db, { ...whole, id, claveHash }, deps.clock.nowMs());
  return id;
}

export async function addSupplier(
  deps: Deps,
  ruc: string,
  usuario = 'gerencia',
  correo: CorreoRegistrado = {
    direccion: 'contabilidad@textiles-demostracion.example',
    recuperaDesdeMs: 0,
    anterior: null,
  },
): Promise<Person> {
  await deps.db.query(putEntry, ['proveedor', ruc, JSON.stringify(syntheticFicha(ruc, correo))]);
  return { id: await addCuenta(deps, { clase: 'proveedor', ruc, usuario }), ruc, usuario };
}

export async function addEntity(deps: Deps, ruc: string, usuario = 'compras'): Promise<Person> {
  const entidad = {
    ruc,
    nombre: 'Municipio de Muestra',
    correo: 'compras@municipio-muestra.example',
    parroquia: null,
  };
  await deps.db.query(putEntry, ['entidad', ruc, JSON.stringify(entidad)]);
  return { id: await addCuenta(deps, { clase: 'entidad', ruc, usuario }), ruc, usuario };
}

export async function addStaff(deps: Deps, usuario: string): Promise<Person> {
  const correo = `${usuario}@agencia-muestra.example`;
  const parts = { roles: ['funcionario', 'inventado'], unidades: ['Registro de Proveedores'] };
  return { id: await addCuenta(deps, { clase: 'funcionario', usuario, correo, ...parts }), ruc: '', usuario };
}

/** Counts the hashings, right or wrong. */
export function countingPasswords(passwords: Passwords): Passwords & { count: number } {
  const counting = {
    count: 0,
    hash: (clave: string) => {
      counting.count += 1;
      return passwords.hash(clave);
    },
    verify: (clave: string, stored: string | null) => {
      counting.count += 1;
      return passwords.verify(clave, stored);
    },
  };
  return counting;
}

/** Keeps the names of the statements that ran. */
export function watchedDatabase(db: Database): Database & { readonly names: string[] } {
  const names: string[] = [];
  const watch = (queries: Queries): Queries => ({
    query: (statement, values) => {
      names.push(statement.name);
      return queries.query(statement, values);
    },
    execute: (statement, values) => {
      names.push(statement.name);
      return queries.execute(statement, values);
    },
  });
  return {
    ...db,
    ...watch(db),
    transaction: (work) => db.transaction((queries) => work(watch(queries))),
    names,
  };
}

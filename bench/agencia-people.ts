/** The people of the agency at size: its officers with their sessions and kept filters, its auditor, those who file. */
import type pg from 'pg';
import { systemIds } from '../src/platform/ids.ts';
import { createSuppliers, openSession, type Party } from './synthetic.ts';

export type Officer = {
  readonly cuenta: string;
  readonly unidad: string;
  readonly supervises: boolean;
  readonly token: string;
};

const filters = [
  { nombre: 'Vence hoy', consulta: 'ver=todas&vence=hoy' },
  { nombre: 'Por subsanar', consulta: 'estado=por-subsanar' },
  { nombre: 'Pasivos sin asignar', consulta: 'ver=equipo&tramite=cambio-a-pasivo' },
] as const;

/** Three filters for each officer, and the first of a unit shares one with it. */
export async function seedFilters(
  client: pg.ClientBase,
  officers: readonly { readonly cuenta: string; readonly unidad: string }[],
): Promise<void> {
  const insert = `insert into filtros_guardados (id, cuenta, unidad, nombre, consulta, creado_en) values ($1, $2, $3, $4, $5, now())`;
  const shared = new Set<string>();
  await client.query('begin');
  for (const { cuenta, unidad } of officers) {
    for (const { nombre, consulta } of filters)
      await client.query(insert, [systemIds.newId(), cuenta, null, nombre, consulta]);
    if (shared.has(unidad)) continue;
    shared.add(unidad);
    await client.query(insert, [
      systemIds.newId(),
      cuenta,
      unidad,
      'En revisión',
      'ver=todas&estado=en-revision',
    ]);
  }
  await client.query('commit');
}

/** All officers of the seed, each with a new session. */
export async function signInOfficers(client: pg.Client): Promise<readonly Officer[]> {
  const { rows } = await client.query<Omit<Officer, 'token'>>(
    `select id as cuenta, unidades[1] as unidad, 'supervisor' = any(roles) as supervises from cuentas
     where usuario like 'sintetica-%' and 'funcionario' = any(roles) order by id`,
  );
  const officers: Officer[] = [];
  for (const row of rows) officers.push({ ...row, token: await openSession(client, row.cuenta) });
  return officers;
}

/** Somebody who sees and may take away everything. */
export async function signInAuditor(client: pg.Client): Promise<string> {
  await client.query(
    `insert into cuentas (id, clase, usuario, nombre, roles, unidades, creada_en)
     values ($1, 'funcionario', 'auditoria-sintetica', 'Auditoría Sintética', '{auditor}', '{}', now()) on conflict do nothing`,
    [systemIds.newId()],
  );
  const { rows } = await client.query<{ id: string }>(
    `select id from cuentas where usuario = 'auditoria-sintetica'`,
  );
  return openSession(client, rows[0]?.id ?? '');
}

/** Suppliers that file: those of the run before, signed in again, or new ones. */
export async function signInSuppliers(client: pg.Client, count: number): Promise<readonly Party[]> {
  const { rows } = await client.query<Omit<Party, 'token'>>(
    `select id as cuenta, ruc from cuentas where clase = 'proveedor' and usuario = 'medidas' order by ruc`,
  );
  if (rows.length === 0) return createSuppliers(client, count);
  const parties: Party[] = [];
  for (const row of rows) parties.push({ ...row, token: await openSession(client, row.cuenta) });
  return parties;
}

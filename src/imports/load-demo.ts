/** Fills an empty database with the synthetic register of `demo/`, the first time the demonstration starts. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Ids } from '../platform/ids.ts';
import type { Passwords } from '../platform/passwords.ts';
import { cargarDemo, faltaDemo } from '../store/cargar-demo.ts';
import type { CuentaNueva } from '../store/cuentas.ts';

type DemoDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwords: Passwords;
};

async function demoAccounts({ ids, passwords }: DemoDeps): Promise<readonly CuentaNueva[]> {
  const { demoOutsideAccounts, demoStaffAccounts } = await import('../../demo/accounts.ts');
  const outside = demoOutsideAccounts.map(({ clase, ruc, usuario, nombre, clave }) => {
    return { clase, ruc, usuario, nombre, clave, correo: null, roles: [], unidades: [] };
  });
  const staff = demoStaffAccounts.map(({ usuario, nombre, clave, correo, roles, unidades }) => {
    return { clase: 'funcionario' as const, ruc: null, usuario, nombre, clave, correo, roles, unidades };
  });
  return Promise.all(
    [...outside, ...staff].map(async ({ clave, ...cuenta }) => ({
      ...cuenta,
      id: ids.newId(),
      claveHash: await passwords.hash(clave),
    })),
  );
}

/**
 * Call it at the start in demo mode only. Later starts, and a database that already holds register entries or
 * accounts, cost one query. Answers whether it loaded.
 */
export async function loadDemo(deps: DemoDeps): Promise<boolean> {
  const { db, clock } = deps;
  if (!(await faltaDemo(db))) return false;
  const { demoRegister } = await import('../../demo/register.ts');
  const today = civilDateAt(clock.nowMs(), zoneGuayaquil);
  const { proveedores, entidades, ...rest } = demoRegister(today);
  const registro = {
    ...rest,
    proveedores: Object.values(proveedores),
    entidades: Object.values(entidades),
  };
  return cargarDemo(db, registro, await demoAccounts(deps), clock.nowMs());
}

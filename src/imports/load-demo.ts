/** Fills an empty database with the synthetic register of `demo/`, the first time the demonstration starts. */
import type { Deps } from '../actions/deps.ts';
import { assignGroups } from '../actions/sala/assign-reader.ts';
import { enrolReader } from '../actions/sala/enrol-reader.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import { isRefusal } from '../domain/refusals.ts';
import { cargarDemo, faltaDemo } from '../store/cargar-demo.ts';
import type { CuentaNueva } from '../store/cuentas.ts';

type DemoDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'passwords' | 'sala'>;

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

/** Readers and custodian of the sealed room, each with the public phrase of the demonstration. */
async function enrolDemoReaders(deps: DemoDeps, cuentas: readonly CuentaNueva[]): Promise<void> {
  const { demoStaffAccounts } = await import('../../demo/accounts.ts');
  for (const { usuario, nombre, roles, sala } of demoStaffAccounts) {
    const cuenta = cuentas.find((one) => one.clase === 'funcionario' && one.usuario === usuario)?.id;
    if (sala === undefined || cuenta === undefined) continue;
    const actor = { clase: 'funcionario', cuenta, nombre, roles, unidades: [] } as const;
    const enrolled = await enrolReader(deps, actor, { frase: sala.frase, impedimentos: [] });
    if (isRefusal(enrolled)) throw new Error(`demo reader ${usuario}: ${enrolled.code}`);
    if (sala.grupos.length > 0) await assignGroups(deps, { cuenta, nombre }, sala.grupos);
  }
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
  const cuentas = await demoAccounts(deps);
  const loaded = await cargarDemo(db, registro, cuentas, clock.nowMs());
  if (loaded) await enrolDemoReaders(deps, cuentas);
  return loaded;
}

/** A whole small agency for tests: the demonstration's register, its people with accounts, and the definitions in force. */
import { demoOutsideAccounts, demoStaffAccounts } from '../demo/accounts.ts';
import { type PartyKey, partyRucs } from '../demo/parties.ts';
import { demoRegister } from '../demo/register.ts';
import { civilDateAt } from '../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../src/domain/calendar/zone.ts';
import type { Funcionario, RolFuncionario, Solicitante } from '../src/domain/solicitud/actor.ts';
import { loadDefiniciones } from '../src/load-definiciones.ts';
import { cargarDemo } from '../src/store/cargar-demo.ts';
import { rememberDefiniciones } from '../src/store/definiciones.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export type Scene = TestDatabase & {
  /** A supplier of the demo register with an account, by its key. */
  supplier(key: PartyKey): Solicitante;
  /** An entity's account, by its user name in `demo/accounts.ts`. */
  entity(usuario: string): Solicitante;
  staff(usuario: string): Funcionario;
  readonly today: string;
};

type SceneOptions = { readonly override?: Parameters<typeof testDatabase>[0] };

/** Passwords are not hashed: nobody signs in here, the verbs are called as somebody who did. */
export async function openScene({ override = () => ({}) }: SceneOptions = {}): Promise<Scene> {
  const definiciones = loadDefiniciones();
  const base = await testDatabase((deps) => ({ definiciones, ...override(deps) }));
  const { deps } = base;
  const today = civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
  const { proveedores, entidades, ...rest } = demoRegister(today);
  const accounts = Object.entries(partyRucs).map(([key, ruc]) => ({
    id: deps.ids.newId(),
    clase: 'proveedor' as const,
    ruc,
    usuario: key,
    nombre: proveedores[key]?.razonSocial ?? key,
  }));
  const ofEntities = demoOutsideAccounts
    .filter((a) => a.clase === 'entidad')
    .map(({ ruc, usuario, nombre }) => ({
      id: deps.ids.newId(),
      clase: 'entidad' as const,
      ruc,
      usuario,
      nombre,
    }));
  const ofStaff = demoStaffAccounts.map((a) => ({
    ...a,
    id: deps.ids.newId(),
    clase: 'funcionario' as const,
    ruc: null,
  }));
  await cargarDemo(
    deps.db,
    { ...rest, proveedores: Object.values(proveedores), entidades: Object.values(entidades) },
    [...accounts, ...ofEntities, ...ofStaff].map((a) => ({
      correo: null,
      roles: [],
      unidades: [],
      ...a,
      claveHash: null,
    })),
    deps.clock.nowMs(),
  );
  await rememberDefiniciones(deps.db, definiciones);
  const outside = (
    found: (typeof accounts)[number] | (typeof ofEntities)[number] | undefined,
  ): Solicitante => {
    if (found === undefined) throw new Error('no such account in the scene');
    return { clase: found.clase, cuenta: found.id, ruc: found.ruc, nombre: found.nombre };
  };
  return {
    ...base,
    today,
    supplier: (key) => outside(accounts.find((a) => a.usuario === key)),
    entity: (usuario) => outside(ofEntities.find((a) => a.usuario === usuario)),
    staff: (usuario) => {
      const found = ofStaff.find((a) => a.usuario === usuario);
      if (found === undefined) throw new Error(`no such staff account: ${usuario}`);
      const { id, nombre, roles, unidades } = found;
      return {
        clase: 'funcionario',
        cuenta: id,
        nombre,
        roles: roles as readonly RolFuncionario[],
        unidades,
      };
    },
  };
}

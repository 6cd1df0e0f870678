/** The whole synthetic register of the demonstration, as data: what `demo` mode loads and every example runs against. */
import type { Ficha } from '../src/domain/registro/ficha.ts';
import type { Entidad, Proceso } from '../src/domain/registro/proceso.ts';
import { demoCiius, demoCpcCiius } from './ciiu.ts';
import { demoCpcs } from './cpc.ts';
import { demoParishes } from './dpa.ts';
import { demoHolidays } from './holidays.ts';
import { demoEntities, demoSuppliers } from './parties.ts';
import { demoProcesses } from './processes.ts';

/** Parties by the key that examples name in `quien`. */
export function demoRegister(today: string) {
  const proveedores: Readonly<Record<string, Ficha>> = demoSuppliers(today);
  const entidades: Readonly<Record<string, Entidad>> = demoEntities;
  const procesos: readonly Proceso[] = demoProcesses(today);
  return {
    proveedores,
    entidades,
    procesos,
    cpcs: demoCpcs,
    ciius: demoCiius,
    cpcCiius: demoCpcCiius,
    parroquias: demoParishes,
    feriados: demoHolidays,
  } as const;
}

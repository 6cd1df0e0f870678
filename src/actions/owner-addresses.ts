/** Where the owner of an account is told about its security: the register's address, and the former one while it rests. */
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import type { Queries } from '../platform/database.ts';
import type { Cuenta } from '../store/cuentas.ts';
import type { Deps } from './deps.ts';

/**
 * Puts notices into the outbox. It is called inside the transaction of the change they tell about, so that none is
 * sent for a change that did not happen, and none is lost for one that did (ASVS 6.3.7).
 */
export type Avisar = (queries: Queries, avisos: readonly Aviso[]) => Promise<void>;

export type Owner = {
  /** Most current first, each once; empty where none is registered. */
  readonly correos: readonly string[];
  /** Names a password must not be made of. */
  readonly nombres: readonly string[];
};

function addressesIn({ correo }: Ficha, nowMs: number): readonly string[] {
  const { direccion, anterior, recuperaDesdeMs } = correo;
  return anterior !== null && nowMs < recuperaDesdeMs ? [direccion, anterior] : [direccion];
}

/** Throws `RegistryFault` when the register does not answer: a change nobody can be told of has to wait. */
export async function findOwner(deps: Pick<Deps, 'registry' | 'clock'>, cuenta: Cuenta): Promise<Owner> {
  const { clase, ruc, nombre } = cuenta;
  if (clase === 'funcionario' || ruc === null) {
    return { correos: cuenta.correo === null ? [] : [cuenta.correo], nombres: [nombre] };
  }
  if (clase === 'entidad') {
    const entidad = (await deps.registry.entidad(ruc))?.contenido;
    if (entidad === undefined) return { correos: [], nombres: [nombre] };
    return { correos: [entidad.correo], nombres: [nombre, entidad.nombre] };
  }
  const ficha = (await deps.registry.proveedor(ruc))?.contenido;
  if (ficha === undefined) return { correos: [], nombres: [nombre] };
  const correos = [...new Set(addressesIn(ficha, deps.clock.nowMs()))];
  return { correos, nombres: [nombre, ficha.razonSocial, ficha.nombreComercial] };
}

/** The same notice to each address of the owner. */
export function avisosPara({ correos }: Owner, asunto: string, texto: string): readonly Aviso[] {
  return correos.map((para) => ({ para, asunto, texto }));
}

/** How staff sign in, for whoever administers: the rules in force, who does not fulfil them yet, and whose account is tied. */
import {
  llaveDesde,
  type PoliticaDeIngreso,
  politicaFrom,
} from '../../domain/ingreso/politica-de-ingreso.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readAjuste } from '../../store/ajustes.ts';
import { type IdentidadVinculada, listIdentidades } from '../../store/identidades-institucionales.ts';
import { type IngresoDePersona, listIngresoDelPersonal } from '../../store/ingreso-del-personal.ts';
import type { Deps } from '../deps.ts';
import { ingresoLimits } from './ingreso-limits.ts';

export type Incumplimiento = Pick<IngresoDePersona, 'id' | 'usuario' | 'nombre' | 'roles'> & {
  /** What is missing: the passkey that a role demands, or any second factor. */
  readonly falta: 'llave' | 'segunda-prueba';
  /** Civil date since which the key is due; null for the second factor, which every first sign-in asks for. */
  readonly desde: string | null;
};

export type IngresoVisto = {
  readonly version: number;
  readonly politica: PoliticaDeIngreso;
  readonly incumplen: readonly Incumplimiento[];
  /** Active administrators with a password: who may be kept for an emergency. */
  readonly administradores: readonly Pick<IngresoDePersona, 'id' | 'usuario' | 'nombre'>[];
  readonly vinculadas: readonly IdentidadVinculada[];
  /** Active people who are not tied yet; 0 where no provider is configured. */
  readonly sinVincular: number;
};

function missing(politica: PoliticaDeIngreso, person: IngresoDePersona): readonly Incumplimiento[] {
  const { id, usuario, nombre, roles, llaves, conCodigos } = person;
  const desde = llaveDesde(politica, roles);
  if (desde !== null && llaves === 0) return [{ id, usuario, nombre, roles, falta: 'llave', desde }];
  return llaves === 0 && !conCodigos
    ? [{ id, usuario, nombre, roles, falta: 'segunda-prueba', desde: null }]
    : [];
}

export async function readIngreso(
  { db, institucional }: Pick<Deps, 'db' | 'institucional'>,
  actor: Funcionario,
): Promise<IngresoVisto | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const emisor = institucional?.issuer ?? '';
  const { personsListedMax } = ingresoLimits;
  const [ajuste, people, vinculadas] = await Promise.all([
    readAjuste(db, 'ingreso-del-personal'),
    listIngresoDelPersonal(db, emisor, personsListedMax),
    institucional === null ? [] : listIdentidades(db, emisor, personsListedMax),
  ]);
  const politica = politicaFrom(ajuste?.valor ?? null);
  return {
    version: ajuste?.version ?? 0,
    politica,
    incumplen: people.flatMap((person) => missing(politica, person)),
    administradores: people.filter(({ roles, conClave }) => conClave && roles.includes('administrador')),
    vinculadas,
    sinVincular: institucional === null ? 0 : people.filter(({ vinculada }) => !vinculada).length,
  };
}

/** Who changed which setting, when, why and what, with the chain checked at every look. */
import type { CambioDeAjuste, ClaveDeAjuste } from '../../domain/ajuste.ts';
import { clavesDeAjuste, leerClave } from '../../domain/ajustes/claves.ts';
import { type Diferencia, diferencias } from '../../domain/ajustes/diferencias.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type LugarEnHistorial, listHistorial } from '../../store/ajustes-historial.ts';
import type { Deps } from '../deps.ts';
import { ajustesLimits } from './ajustes-limits.ts';
import { type CadenaComprobada, verifyHistorial } from './verify-historial.ts';

export type CambioContado = Omit<CambioDeAjuste, 'valor'> & {
  readonly diferencias: readonly Diferencia[];
  /** Differences beyond those told. */
  readonly masDiferencias: number;
};

export type Historial = {
  readonly cambios: readonly CambioContado[];
  /** Leads to the lines before these; null at the end. */
  readonly anteriores: string | null;
  readonly cadenas: readonly CadenaComprobada[];
  readonly zone: Zone;
};

const roles = ['administrador', 'auditor'] as const;

export function puedeLeerHistorial({ roles: held }: Pick<Funcionario, 'roles'>): boolean {
  return roles.some((rol) => held.includes(rol));
}

const lugarText = ({ ocurridoMs, clave, version }: LugarEnHistorial) => `${ocurridoMs}.${version}.${clave}`;

/** Null for what no page of ours wrote: the list then starts anew. */
function leerLugar(raw: string): LugarEnHistorial | null {
  const [, ms = '', version = '', name = ''] = /^(\d{1,15})\.(\d{1,9})\.([a-z-]{1,40})$/.exec(raw) ?? [];
  const clave = leerClave(name);
  // Beyond this there are no dates.
  if (clave === null || Number(ms) > 8_640_000_000_000) return null;
  return { ocurridoMs: Number(ms), clave, version: Math.min(Number(version), 2_147_483_647) };
}

/** `clave`: only that setting. `desde`: what the page before gave as `anteriores`; '' from the newest. */
export async function readHistorial(
  deps: Pick<Deps, 'db' | 'calendar' | 'definiciones'>,
  actor: Funcionario,
  { clave, desde }: { readonly clave: ClaveDeAjuste | null; readonly desde: string },
): Promise<Historial | Refusal> {
  if (!puedeLeerHistorial(actor)) return refuse('no-encontrada');
  const { historialPageRows: rowsMax, diferenciasMax } = ajustesLimits;
  const claves = clave === null ? clavesDeAjuste : [clave];
  const rows = await listHistorial(deps.db, claves, leerLugar(desde), rowsMax + 1);
  const shown = rows.slice(0, rowsMax);
  const last = shown.at(-1);
  const nombrar = (miembro: string) => deps.definiciones.porId(miembro)?.definicion.nombre ?? null;
  const cambios = shown.map(({ valor, valorAnterior, ...row }) => {
    const all = diferencias(valorAnterior, valor, nombrar);
    return {
      ...row,
      diferencias: all.slice(0, diferenciasMax),
      masDiferencias: Math.max(0, all.length - diferenciasMax),
    };
  });
  return {
    cambios,
    anteriores: rows.length > rowsMax && last !== undefined ? lugarText(last) : null,
    cadenas: await verifyHistorial(deps.db),
    zone: (await deps.calendar()).zone,
  };
}

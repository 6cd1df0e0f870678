/** How staff prove who they are: which roles need a passkey and since when, and what the institution's sign-in counts for. */
import { instantOf, parseCivilDate } from '../calendar/civil-date.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import type { Json } from '../canonical-json.ts';
import { type RolFuncionario, rolesDeFuncionario } from '../solicitud/actor.ts';

/** What a sign-in proved beyond the password; null: nothing that a rule asks for. */
export type Prueba = 'llave' | 'codigo' | 'recuperacion' | null;

export type PoliticaDeIngreso = {
  /** Since which civil date a role needs a passkey; absent: the code of the telephone is enough. */
  readonly llaveDesde: { readonly [R in RolFuncionario]?: string };
  /** Who may still sign in with a password or a key of Ventanilla where the institution's sign-in is configured. */
  readonly accesoLocal: 'todos' | 'emergencia';
  /** Accounts that always may. */
  readonly emergencia: readonly string[];
  readonly institucional: {
    /** Values of `amr` or `acr` that count as the code, and as the passkey. */
    readonly comoCodigo: readonly string[];
    readonly comoLlave: readonly string[];
    /** Whether somebody unknown gets an account without any role. */
    readonly abreCuentas: boolean;
  };
};

export const politicaPropia: PoliticaDeIngreso = {
  llaveDesde: {},
  accesoLocal: 'todos',
  emergencia: [],
  institucional: { comoCodigo: [], comoLlave: [], abreCuentas: false },
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** A stored value; what is missing or makes no sense counts as the product's own. */
export function politicaFrom(valor: Json | null): PoliticaDeIngreso {
  const whole = isRecord(valor) ? valor : {};
  const dates = isRecord(whole.llaveDesde) ? whole.llaveDesde : {};
  const named = isRecord(whole.institucional) ? whole.institucional : {};
  return {
    llaveDesde: Object.fromEntries(
      rolesDeFuncionario.flatMap((rol) => {
        const date = dates[rol];
        return typeof date === 'string' && parseCivilDate(date) !== null ? [[rol, date]] : [];
      }),
    ),
    accesoLocal: whole.accesoLocal === 'emergencia' ? 'emergencia' : 'todos',
    emergencia: textsIn(whole.emergencia),
    institucional: {
      comoCodigo: textsIn(named.comoCodigo),
      comoLlave: textsIn(named.comoLlave),
      abreCuentas: named.abreCuentas === true,
    },
  };
}

/** The first civil date on which one of the roles needs a passkey, or null. */
export function llaveDesde(
  { llaveDesde: dates }: PoliticaDeIngreso,
  roles: readonly string[],
): string | null {
  const asked = rolesDeFuncionario.flatMap((rol) => (roles.includes(rol) ? (dates[rol] ?? []) : []));
  return asked.toSorted()[0] ?? null;
}

/** Whether somebody with these roles may not use them yet: a passkey is due and this session was not proved with one. */
export function debeLlave(
  politica: PoliticaDeIngreso,
  roles: readonly string[],
  prueba: string | null,
  nowMs: number,
): boolean {
  if (prueba === 'llave') return false;
  const since = parseCivilDate(llaveDesde(politica, roles) ?? '');
  return since !== null && instantOf(since, 0, zoneGuayaquil) <= nowMs;
}

/** What the institution's sign-in proved, by what it says of itself (RFC 8176 for `amr`). */
export function pruebaInstitucional(
  { institucional: { comoCodigo, comoLlave } }: PoliticaDeIngreso,
  { amr, acr }: { readonly amr: readonly string[]; readonly acr: string | null },
): Prueba {
  const said = acr === null ? amr : [...amr, acr];
  if (said.some((one) => comoLlave.includes(one))) return 'llave';
  return said.some((one) => comoCodigo.includes(one)) ? 'codigo' : null;
}

/** Finds the header of a sheet of members by the names people give its columns. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import type { Row } from './libro.ts';

export type MembersColumns = {
  readonly cedula: number;
  /** One column with everything, or several (surnames, then names) to be joined in this order. */
  readonly nombre: readonly number[];
  readonly fechaIngreso: number | null;
  readonly novedad: number | null;
};

/** Titles and instructions also mention «cédula»; a column's name is short. */
const headerCharsMax = 60;

type Role = 'cedula' | 'completo' | 'apellidos' | 'nombres' | 'fechaIngreso' | 'novedad';

/** Asked in this order; the first that fits decides. */
const roles: readonly (readonly [Role | null, RegExp])[] = [
  [null, /\btipo\b.*\b(documento|identificacion|cedula)\b|\bruc\b|representante|\bcodigo\b/],
  ['fechaIngreso', /\b(fecha|f)\b.*\b(ingreso|afiliacion|admision|inscripcion|entrada)\b|^ingreso$/],
  [null, /\bfecha\b/],
  ['novedad', /\b(novedad|novedades|movimiento|accion)\b|\b(tipo|clase)\b.*\bcambio\b/],
  [
    'completo',
    /\bapellidos?\b.*\bnombres?\b|\bnombres?\b.*\bapellidos?\b|\bnombres? completos?\b|^(socios?|nombre del socio|nombres? de (los )?socios?)$/,
  ],
  ['apellidos', /\bapellidos?\b/],
  [
    null,
    /\bnombres?\b.*\b(organizacion|asociacion|provincia|canton|parroquia|producto|comercial|padre|madre)\b/,
  ],
  ['nombres', /\bnombres?\b/],
  [
    'cedula',
    /\b(cedula|identificacion|documento|dni)\b|^(c ?i|ci|id|n ?c ?i)$|\b(nro|no|num|numero|n) ?(de )?(ci|c i)\b/,
  ],
];

function roleOf(text: string): Role | null {
  if (text.length > headerCharsMax) return null;
  const words = foldForSearch(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return roles.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export const namesAColumn = (text: string) => roleOf(text) !== null;

export type HeaderSearch =
  | { readonly found: 'header'; readonly columns: MembersColumns }
  | { readonly found: 'cedula-only' }
  | { readonly found: 'nothing' };

export function readHeader(row: Row): HeaderSearch {
  const columns = (role: Role) =>
    row.cells.filter(({ text }) => roleOf(text) === role).map(({ column }) => column);
  const [cedula] = columns('cedula');
  if (cedula === undefined) return { found: 'nothing' };
  const [completo] = columns('completo');
  const nombre = completo === undefined ? [...columns('apellidos'), ...columns('nombres')] : [completo];
  if (nombre.length === 0) return { found: 'cedula-only' };
  const fechaIngreso = columns('fechaIngreso')[0] ?? null;
  const novedad = columns('novedad')[0] ?? null;
  return { found: 'header', columns: { cedula, nombre, fechaIngreso, novedad } };
}

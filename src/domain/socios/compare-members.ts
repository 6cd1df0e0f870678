/** Compares the registered members, the list of the Superintendency and the spreadsheet, person by person. */
import { classifyMember } from './classify-member.ts';
import { type Clase, type Comparacion, clases, type FilaComparada, type PorComparar } from './comparacion.ts';
import { gatherMembers } from './gather-members.ts';
import type { Socio } from './socio.ts';

const rank = new Map<Clase, number>(clases.map((clase, index) => [clase, index]));

const shownName = ({ nombres }: FilaComparada) =>
  nombres.listado ?? nombres.archivo ?? nombres.registrado ?? '';

/** Within a class, names that do not agree come first, the least alike on top. */
const alikeness = ({ coincidencia }: FilaComparada) =>
  coincidencia === null || coincidencia.coincidencia === 'coincide' ? 1 : coincidencia.score;

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const inOfficersOrder = (a: FilaComparada, b: FilaComparada) =>
  (rank.get(a.clase) ?? 0) - (rank.get(b.clase) ?? 0) ||
  alikeness(a) - alikeness(b) ||
  compareText(shownName(a), shownName(b)) ||
  compareText(a.clave, b.clave);

/** Pure and total; 20,000 against 20,000 takes well under a second (bench/documents-libro.ts). */
export function compareMembers(sources: PorComparar): Comparacion {
  const people = [...gatherMembers(sources).values()];
  const filas = people.map(classifyMember).toSorted(inOfficersOrder);
  const cuentas: Record<Clase, number> = {
    invalido: 0,
    duplicado: 0,
    'solo-en-excel': 0,
    'solo-en-listado': 0,
    'cambio-de-nombre': 0,
    alta: 0,
    baja: 0,
    igual: 0,
  };
  for (const { clase } of filas) cuentas[clase] += 1;
  const readable = people.filter(({ ilegible }) => ilegible === null);
  return {
    filas,
    cuentas,
    totales: {
      registrados: readable.filter(({ registrados }) => registrados.length > 0).length,
      listado: readable.filter(({ listado }) => listado.length > 0).length,
      archivo: readable.filter(({ archivo }) => archivo.length > 0).length,
      resultado: filas.filter(({ despues }) => despues !== null).length,
    },
  };
}

/**
 * The roll once the rows named by their `clave` are accepted: those become what the list of the Superintendency says,
 * all others stay as registered. Ordered by name.
 */
export function rollAfter(comparacion: Comparacion, aceptadas: ReadonlySet<string>): readonly Socio[] {
  return comparacion.filas
    .flatMap(({ clave, antes, despues }) => (aceptadas.has(clave) ? despues : antes) ?? [])
    .toSorted((a, b) => compareText(a.nombre, b.nombre) || compareText(a.cedula, b.cedula));
}

/** The room's statistics: counts by month that outlive the complaints they counted. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type Cifra = {
  /** First day of the month. */
  readonly mes: string;
  readonly grupo: string;
  readonly clase: string;
  readonly via: string;
  readonly hecho: string;
  readonly cuantas: number;
};

const since = statement<'desde' | 'grupos'>(
  'sala-cifras-desde',
  `select mes, grupo, clase, via, hecho, cuantas from sala.cifras
   where mes >= :desde::date and grupo = any(:grupos::text[]) order by mes, grupo, clase, via, hecho limit 5000`,
);

export function listCifras(db: Queries, desde: string, grupos: readonly string[]): Promise<Cifra[]> {
  return db.query<Cifra>(since, valuesFor(since, { desde, grupos }));
}

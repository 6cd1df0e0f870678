/** How staff have to prove who they are, kept in memory and read again when any process changed it. */
import { type PoliticaDeIngreso, politicaFrom } from '../domain/ingreso/politica-de-ingreso.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { ajusteSource } from './ajuste-source.ts';

export function ingresoSource(db: Database, clock: Clock): () => Promise<PoliticaDeIngreso> {
  return ajusteSource({ db, clock }, 'ingreso-del-personal', (ajuste) => politicaFrom(ajuste?.valor ?? null));
}

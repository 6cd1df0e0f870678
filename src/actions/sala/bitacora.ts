/** The log of the room, hash-chained: who did and who read what, and on which day; never what it was about. */
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Queries } from '../../platform/database.ts';
import {
  type EntradaDeBitacora,
  insertBitacora,
  isAnotada,
  listBitacora,
  listBitacoraReciente,
  lockBitacora,
} from '../../store/sala-bitacora.ts';
import { sha256Hex } from '../../trust/chain.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import type { SalaDeps } from './sala-types.ts';

export type HechoAnotado = {
  /** For instance 'leida', 'apertura-pedida', 'lector-nuevo'. */
  readonly clase: string;
  readonly denuncia: string | null;
  /** Null for what the service does by itself. */
  readonly cuenta: string | null;
  readonly nombre: string;
};

function hashOfEntry(entry: Omit<EntradaDeBitacora, 'hash'>, anterior: string): string {
  const { n, denuncia, clase, cuenta, nombre, dia } = entry;
  return sha256Hex(canonicalJson({ n, denuncia, clase, cuenta, nombre, dia, anterior }));
}

/** Call it inside a transaction: entries of others wait until it ends. */
export async function appendBitacora(
  queries: Queries,
  deps: Pick<SalaDeps, 'clock'>,
  hecho: HechoAnotado,
): Promise<void> {
  const last = await lockBitacora(queries);
  const entry = { ...hecho, n: (last?.n ?? 0) + 1, dia: salaDay(deps.clock) };
  await insertBitacora(queries, { ...entry, hash: hashOfEntry(entry, last?.hash ?? '') });
}

/** Once a day for the same account and complaint: the day is all that is kept. */
export async function noteReading(
  deps: SalaDeps,
  {
    denuncia,
    cuenta,
    nombre,
  }: { readonly denuncia: string; readonly cuenta: string; readonly nombre: string },
): Promise<void> {
  const clase = 'leida';
  const mark = { denuncia, clase, cuenta, dia: salaDay(deps.clock) };
  if (await isAnotada(deps.sala.db, mark)) return;
  await deps.sala.db.transaction((queries) =>
    appendBitacora(queries, deps, { clase, denuncia, cuenta, nombre }),
  );
}

/** The latest first, `limite` at most. */
export function readBitacora(deps: SalaDeps, limite: number): Promise<EntradaDeBitacora[]> {
  return listBitacoraReciente(deps.sala.db, Math.min(limite, salaLimits.bitacoraPageMax));
}

/** The number of the first entry that does not fit, or null where the whole log holds. */
export async function firstBreakOfBitacora(deps: SalaDeps): Promise<number | null> {
  let anterior = '';
  let desde = 1;
  for (;;) {
    const page = await listBitacora(deps.sala.db, desde, salaLimits.bitacoraPageMax);
    for (const entry of page) {
      if (entry.n !== desde || hashOfEntry(entry, anterior) !== entry.hash) return desde;
      anterior = entry.hash;
      desde += 1;
    }
    if (page.length < salaLimits.bitacoraPageMax) return null;
  }
}

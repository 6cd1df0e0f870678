/** Goes through the chain of each setting's history and says where it does not hold. */
import type { CambioDeAjuste, ClaveDeAjuste } from '../../domain/ajuste.ts';
import { ajustes, clavesDeAjuste } from '../../domain/ajustes/claves.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Queries } from '../../platform/database.ts';
import { listAjusteHistoria } from '../../store/ajustes.ts';
import { type EstadoDeAjuste, listEstadoDeAjustes } from '../../store/ajustes-historial.ts';
import { sha256Hex } from '../../trust/chain.ts';
import { ajustesLimits } from './ajustes-limits.ts';

/**
 * `reescrita`: its own content does not lead to its hash. `suelta`: it does not link to the line before, which was changed
 * or taken out. `sin-historia`: the setting is ahead of its history. `distinta`: the setting holds a value that its last
 * line does not have.
 */
export type FallaDeHistorial = 'reescrita' | 'suelta' | 'sin-historia' | 'distinta';

export type CadenaComprobada = {
  readonly clave: ClaveDeAjuste;
  /** In force; null where nobody ever set it. */
  readonly version: number | null;
  readonly comprobadas: number;
  /** Whether the whole history was gone through; a very long one is checked from its newest line down. */
  readonly entera: boolean;
  /** Versions that do not hold, newest first. */
  readonly fallas: readonly { readonly version: number; readonly falla: FallaDeHistorial }[];
};

function hashDeCambio({ hash: _own, ...open }: CambioDeAjuste): string {
  return sha256Hex(canonicalJson(open));
}

/** What a line says of the setting; the calendar's lines tell of its holidays beside it. */
function settled(valor: Json): Json {
  if (typeof valor !== 'object' || valor === null || Array.isArray(valor)) return valor;
  const { feriados: _told, ...rest } = valor as { readonly [k: string]: Json | undefined };
  return rest;
}

type Falla = CadenaComprobada['fallas'][number];

function headFaults({ clave, version, valor, ultimaVersion, ultimoValor }: EstadoDeAjuste): readonly Falla[] {
  const isImported = ajustes[clave].conImportaciones;
  const known = ultimaVersion ?? 0;
  if (version === null || version < known) return [{ version: known, falla: 'distinta' }];
  if (version > known) return isImported ? [] : [{ version, falla: 'sin-historia' }];
  const isSame = isImported
    ? canonicalJson(settled(valor)) === canonicalJson(settled(ultimoValor))
    : canonicalJson(valor) === canonicalJson(ultimoValor);
  return isSame ? [] : [{ version, falla: 'distinta' }];
}

/** `older`: the line before; null where this is the first. */
function linkFault(line: CambioDeAjuste, older: CambioDeAjuste | null): Falla | null {
  const { clave, version } = line;
  if (hashDeCambio(line) !== line.hash) return { version, falla: 'reescrita' };
  const follows = line.hashAnterior === (older?.hash ?? null);
  const counts = ajustes[clave].conImportaciones || version === (older?.version ?? 0) + 1;
  return follows && counts ? null : { version, falla: 'suelta' };
}

async function verifyOne(db: Queries, estado: EstadoDeAjuste): Promise<CadenaComprobada> {
  const { clave, version } = estado;
  const { verifiedRowsMax, verifiedBatchRows } = ajustesLimits;
  const fallas = [...headFaults(estado)];
  const note = (falla: Falla | null) => falla !== null && fallas.push(falla);
  let comprobadas = 0;
  let newer: CambioDeAjuste | null = null;
  let antes = (estado.ultimaVersion ?? 0) + 1;
  while (comprobadas < verifiedRowsMax) {
    const batch = await listAjusteHistoria(db, clave, verifiedBatchRows, antes);
    for (const line of batch) {
      if (newer !== null) note(linkFault(newer, line));
      newer = line;
      antes = line.version;
      comprobadas += 1;
    }
    if (batch.length < verifiedBatchRows) {
      if (newer !== null) note(linkFault(newer, null));
      return { clave, version, comprobadas, entera: true, fallas };
    }
  }
  return { clave, version, comprobadas, entera: false, fallas };
}

/** One for each setting, in the order of pages. */
export async function verifyHistorial(db: Queries): Promise<readonly CadenaComprobada[]> {
  const found = await listEstadoDeAjustes(db);
  const comprobadas: CadenaComprobada[] = [];
  for (const clave of clavesDeAjuste) {
    const estado = found.find((one) => one.clave === clave);
    comprobadas.push(
      estado === undefined
        ? { clave, version: null, comprobadas: 0, entera: true, fallas: [] }
        : await verifyOne(db, estado),
    );
  }
  return comprobadas;
}

/** Drafts: what somebody typed and attached so far, valid or not, on the server and so on every device. */

import type { Adjunto } from '../domain/tramite/documento.ts';
import type { Entrada } from '../domain/tramite/leer-datos.ts';
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Borrador = {
  readonly id: string;
  readonly cuenta: string;
  readonly tramite: string;
  readonly definicion: string;
  readonly version: number;
  readonly entrada: Entrada;
  readonly adjuntos: readonly Adjunto[];
  /** 'campo=address folded' for every address proved by a code. */
  readonly verificados: readonly string[];
  readonly creadoMs: number;
  readonly cambiadoMs: number;
};

type Row = Omit<Borrador, 'creadoMs' | 'cambiadoMs'> & { creado_en: Date; cambiado_en: Date };

const columns =
  'id, cuenta, tramite, definicion, version, entrada, adjuntos, verificados, creado_en, cambiado_en';

const insert = statement<'id' | 'cuenta' | 'tramite' | 'definicion' | 'entrada' | 'ahora'>(
  'borrador-nuevo',
  `insert into borradores (id, cuenta, tramite, definicion, version, entrada, adjuntos, verificados, creado_en, cambiado_en)
   values (:id, :cuenta, :tramite, :definicion, 1, :entrada::jsonb, '[]', '[]', :ahora, :ahora)`,
);
const byId = statement<'id' | 'cuenta'>(
  'borrador',
  `select ${columns} from borradores where id = :id::uuid and cuenta = :cuenta::uuid`,
);
const byCuenta = statement<'cuenta' | 'limite'>(
  'borradores-de-cuenta',
  `select ${columns} from borradores where cuenta = :cuenta::uuid order by cambiado_en desc limit :limite`,
);
// Fields merge one by one: two tabs on different pages both keep what they wrote.
const merge = statement<'id' | 'cuenta' | 'entrada' | 'definicion' | 'ahora'>(
  'borrador-guardar',
  `update borradores set entrada = entrada || :entrada::jsonb, definicion = :definicion, version = version + 1, cambiado_en = :ahora
   where id = :id::uuid and cuenta = :cuenta::uuid`,
);
const addFile = statement<'id' | 'cuenta' | 'documento' | 'adjunto' | 'maximo' | 'maximoTotal' | 'ahora'>(
  'borrador-adjuntar',
  `update borradores set adjuntos = adjuntos || :adjunto::jsonb, version = version + 1, cambiado_en = :ahora
   where id = :id::uuid and cuenta = :cuenta::uuid and jsonb_array_length(adjuntos) < :maximoTotal::int
     and jsonb_array_length(jsonb_path_query_array(adjuntos, '$[*] ? (@.documento == $d)', jsonb_build_object('d', :documento::text))) < :maximo::int`,
);
const removeFile = statement<'id' | 'cuenta' | 'adjunto' | 'ahora'>(
  'borrador-quitar',
  `update borradores set version = version + 1, cambiado_en = :ahora,
     adjuntos = jsonb_path_query_array(adjuntos, '$[*] ? (@.id != $a)', jsonb_build_object('a', :adjunto::text))
   where id = :id::uuid and cuenta = :cuenta::uuid`,
);
const remove = statement<'id' | 'cuenta'>(
  'borrador-eliminar',
  'delete from borradores where id = :id::uuid and cuenta = :cuenta::uuid',
);
function borradorFrom({ creado_en, cambiado_en, ...row }: Row): Borrador {
  return { ...row, creadoMs: creado_en.getTime(), cambiadoMs: cambiado_en.getTime() };
}

export async function insertBorrador(
  db: Database,
  borrador: Pick<Borrador, 'id' | 'cuenta' | 'tramite' | 'definicion' | 'entrada'>,
  ahoraMs: number,
): Promise<void> {
  const { entrada, ...rest } = borrador;
  await db.execute(
    insert,
    valuesFor(insert, { ...rest, entrada: JSON.stringify(entrada), ahora: instant(ahoraMs) }),
  );
}

/** Only its owner's: somebody else's draft does not exist. */
export async function findBorrador(db: Database, id: string, cuenta: string): Promise<Borrador | null> {
  const [row] = await db.query<Row>(byId, valuesFor(byId, { id, cuenta }));
  return row === undefined ? null : borradorFrom(row);
}

export async function listBorradores(
  db: Database,
  cuenta: string,
  limite: number,
): Promise<readonly Borrador[]> {
  return (await db.query<Row>(byCuenta, valuesFor(byCuenta, { cuenta, limite }))).map(borradorFrom);
}

/** Writes the given fields over those kept; false when the draft is not the account's (any more). */
export async function mergeEntrada(
  db: Database,
  { id, cuenta, definicion }: Pick<Borrador, 'id' | 'cuenta' | 'definicion'>,
  parte: Entrada,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(merge, {
    id,
    cuenta,
    definicion,
    entrada: JSON.stringify(parte),
    ahora: instant(ahoraMs),
  });
  return (await db.execute(merge, values)) === 1;
}

/** False when the slot or the draft is full; checked and written in one statement, so parallel uploads cannot exceed it. */
export async function addAdjunto(
  db: Database,
  { id, cuenta }: Pick<Borrador, 'id' | 'cuenta'>,
  adjunto: Adjunto,
  limitsOf: { readonly maximo: number; readonly maximoTotal: number },
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(addFile, {
    id,
    cuenta,
    documento: adjunto.documento,
    adjunto: JSON.stringify(adjunto),
    ...limitsOf,
    ahora: instant(ahoraMs),
  });
  return (await db.execute(addFile, values)) === 1;
}

export async function removeAdjunto(
  db: Database,
  id: string,
  cuenta: string,
  adjunto: string,
  ahoraMs: number,
): Promise<boolean> {
  return (
    (await db.execute(
      removeFile,
      valuesFor(removeFile, { id, cuenta, adjunto, ahora: instant(ahoraMs) }),
    )) === 1
  );
}

export async function deleteBorrador(db: Database, id: string, cuenta: string): Promise<boolean> {
  return (await db.execute(remove, valuesFor(remove, { id, cuenta }))) === 1;
}

/** What was found in attached files, by their hash and by what they were compared with; and what the antivirus said. */
import type { Examen } from '../domain/documento/examen.ts';
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type EstadoAntivirus = 'limpio' | 'infectado' | 'sin-respuesta' | 'no-configurado';

const read = statement<'sha256' | 'clave'>(
  'examen',
  'select contenido from examenes where sha256 = :sha256 and clave = :clave',
);
const keep = statement<'sha256' | 'clave' | 'contenido' | 'ahora'>(
  'examen-guardar',
  `insert into examenes (sha256, clave, contenido, examinado_en) values (:sha256, :clave, :contenido::jsonb, :ahora)
   on conflict (sha256, clave) do update set contenido = excluded.contenido, examinado_en = excluded.examinado_en`,
);
const scanned = statement<'sha256' | 'tamano' | 'formato' | 'antivirus' | 'ahora'>(
  'archivo-revisado',
  `insert into archivos (sha256, tamano_bytes, formato, guardado_en, antivirus)
   values (:sha256, :tamano, :formato, :ahora, :antivirus)
   on conflict (sha256) do update set antivirus = excluded.antivirus`,
);
const states = statement<'sha256s'>(
  'archivos-antivirus',
  'select sha256, antivirus from archivos where sha256 = any(:sha256s::text[])',
);
const unanswered = statement<'limite'>(
  'archivos-sin-respuesta',
  `select sha256, tamano_bytes::int as "tamanoBytes", formato from archivos
   where antivirus = 'sin-respuesta' order by guardado_en limit :limite`,
);

export async function findExamen(db: Database, sha256: string, clave: string): Promise<Examen | null> {
  const [row] = await db.query<{ contenido: Examen }>(read, valuesFor(read, { sha256, clave }));
  return row?.contenido ?? null;
}

export async function keepExamen(
  db: Database,
  sha256: string,
  clave: string,
  examen: Examen,
  ahoraMs: number,
): Promise<void> {
  const contenido = JSON.stringify(examen);
  await db.execute(keep, valuesFor(keep, { sha256, clave, contenido, ahora: instant(ahoraMs) }));
}

type StoredFile = { readonly sha256: string; readonly tamanoBytes: number; readonly formato: string };

/** Notes what the antivirus said of a file, known before or not. */
export async function noteAntivirus(
  db: Database,
  { sha256, tamanoBytes, formato }: StoredFile,
  antivirus: EstadoAntivirus,
  ahoraMs: number,
): Promise<void> {
  const values = { sha256, tamano: tamanoBytes, formato, antivirus, ahora: instant(ahoraMs) };
  await db.execute(scanned, valuesFor(scanned, values));
}

/** Of each file that is known. */
export async function readAntivirus(
  db: Database,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, EstadoAntivirus>> {
  type Row = { sha256: string; antivirus: EstadoAntivirus };
  const rows = sha256s.length === 0 ? [] : await db.query<Row>(states, valuesFor(states, { sha256s }));
  return new Map(rows.map((row) => [row.sha256, row.antivirus]));
}

/** Files the antivirus has not answered for, the oldest first. */
export function listUnanswered(db: Database, limite: number): Promise<readonly StoredFile[]> {
  return db.query<StoredFile>(unanswered, valuesFor(unanswered, { limite }));
}

/** The note an installation keeps of its last backup, for whoever asks how old it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../platform/durable-file.ts';

const schema = z.object({ creadoEn: z.iso.datetime(), bytes: z.number() });

export type LastBackup = z.infer<typeof schema>;

const placeOf = (dataDir: string): string => join(dataDir, 'ultimo-respaldo.json');

export function noteBackup(dataDir: string, backup: LastBackup): void {
  writeDurably(placeOf(dataDir), `${JSON.stringify(backup)}\n`, 0o600);
}

/** Null where none was ever taken from here, or the note cannot be read. */
export function readLastBackup(dataDir: string): LastBackup | null {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(placeOf(dataDir), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    // No note or no JSON: as far as anybody knows there was no backup.
    return null;
  }
}

/** Whether a kept folder still has the tables that the program expects: migrations are only ever added to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { sha256Hex } from '../src/trust/chain.ts';

const migrations = new URL('../src/store/migrations/', import.meta.url);

/** Name of each migration → hash of its text. */
export function appliedSchema(): Readonly<Record<string, string>> {
  const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
  return Object.fromEntries(
    names.sort().map((name) => [name, sha256Hex(readFileSync(new URL(name, migrations), 'utf8'))]),
  );
}

/** Throws where a migration changed after the folder was made; new ones are applied at the start. */
export function checkSchema(folder: string, made: Readonly<Record<string, string>>): void {
  const now = appliedSchema();
  const changed = Object.keys(made).filter((name) => now[name] !== made[name]);
  if (changed.length > 0)
    throw new Error(
      `${folder} was made with other migrations (${changed.join(', ')}): remove it and seed anew`,
    );
}

/** `version`: the program's version, its schema and the Node it runs on. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listMigrations } from '../platform/migrate.ts';
import type { Command } from './command.ts';

const packageFile = new URL('../../package.json', import.meta.url);
export const migrationsFolder = fileURLToPath(new URL('../store/migrations', import.meta.url));

function programVersion(): string {
  const record: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (typeof record === 'object' && record !== null && 'version' in record) return String(record.version);
  throw new Error('package.json has no version');
}

export const versionCommand: Command = {
  usage: 'version',
  es: 'Muestra la versión.',
  en: 'Shows the version.',
  run: async ({ terminal }) => {
    const schema = listMigrations(migrationsFolder).at(-1) ?? 'ninguno';
    terminal.out(`Ventanilla ${programVersion()}, esquema ${schema}, Node ${process.version}\n`);
    return 0;
  },
};

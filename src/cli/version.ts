/** `version`: the program's version, its schema and the Node it runs on. */
import { fileURLToPath } from 'node:url';
import { listMigrations } from '../platform/migrate.ts';
import { programVersion } from '../platform/program-version.ts';
import type { Command } from './command.ts';

export const migrationsFolder = fileURLToPath(new URL('../store/migrations', import.meta.url));

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

/** The operator's commands by name. A new one is a file beside this one and a line here. */
import type { Command } from './command.ts';
import { configCommand } from './config.ts';
import { doctorCommand } from './doctor.ts';
import { documentCommand } from './document-check.ts';
import { figuresCommand } from './figures.ts';
import { importCommand } from './import.ts';
import { logCommand } from './log.ts';
import { mailCommand } from './mail.ts';
import { receiptCommand } from './receipt.ts';
import { backupCommand } from './respaldo/backup.ts';
import { restoreCommand } from './respaldo/restore.ts';
import { salaCommand } from './sala.ts';
import { tokenCommand } from './token.ts';
import { userCommand } from './user.ts';
import { versionCommand } from './version.ts';

export const commands: ReadonlyMap<string, Command> = new Map([
  ['import', importCommand],
  ['user', userCommand],
  ['token', tokenCommand],
  ['config', configCommand],
  ['doctor', doctorCommand],
  ['figures', figuresCommand],
  ['document', documentCommand],
  ['mail', mailCommand],
  ['receipt', receiptCommand],
  ['log', logCommand],
  ['sala', salaCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['version', versionCommand],
]);

export function helpText(): string {
  const lines = [...commands.values()].map(({ usage, es, en }) => `  ${usage}\n      ${es}\n      ${en}\n`);
  return ['Uso: npx ventanilla ORDEN …\n', ...lines, '  help\n      Esta lista. This list.\n'].join('');
}

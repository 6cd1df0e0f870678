/** The operator's commands by name. A new one is a file beside this one and a line here. */
import type { Command } from './command.ts';
import { configCommand } from './config.ts';
import { doctorCommand } from './doctor.ts';
import { documentCommand } from './document-check.ts';
import { importCommand } from './import.ts';
import { logCommand } from './log.ts';
import { mailCommand } from './mail.ts';
import { receiptCommand } from './receipt.ts';
import { salaCommand } from './sala.ts';
import { userCommand } from './user.ts';
import { versionCommand } from './version.ts';

export const commands: ReadonlyMap<string, Command> = new Map([
  ['import', importCommand],
  ['user', userCommand],
  ['config', configCommand],
  ['doctor', doctorCommand],
  ['document', documentCommand],
  ['mail', mailCommand],
  ['receipt', receiptCommand],
  ['log', logCommand],
  ['sala', salaCommand],
  ['version', versionCommand],
]);

export function helpText(): string {
  const lines = [...commands.values()].map(({ usage, es, en }) => `  ${usage}\n      ${es}\n      ${en}\n`);
  return ['Uso: npx ventanilla ORDEN …\n', ...lines, '  help\n      Esta lista. This list.\n'].join('');
}

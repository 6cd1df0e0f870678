/** Runs one command and turns whatever ends it into a sentence and an exit code. */
import { ImportRefusal } from '../imports/report.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';
import { commands, helpText } from './commands.ts';

const helpWords = ['help', '--help', '-h', 'ayuda'];

/** The sentence for an expected end; undefined for a bug, which shows where it is. */
function expectedSentence(error: unknown, name: string): string | undefined {
  if (error instanceof UsageError)
    return `${error.message}\nUso: npx ventanilla ${commands.get(name)?.usage ?? 'help'}`;
  if (error instanceof ImportRefusal || error instanceof StartRefusal) return error.message;
  if (error instanceof DatabaseFault) return `La base de datos no respondió como se espera (${error.code}).`;
  return undefined;
}

/** `args` begins with the command's name. */
export async function runCli(context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const [name = 'help', ...args] = context.args;
  if (helpWords.includes(name)) {
    terminal.out(helpText());
    return 0;
  }
  const command = commands.get(name);
  if (command === undefined) {
    terminal.err(`No existe la orden «${name}».\n${helpText()}`);
    return 2;
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    terminal.out(`Uso: npx ventanilla ${command.usage}\n${command.es}\n${command.en}\n`);
    return 0;
  }
  try {
    return await command.run({ ...context, args });
  } catch (error) {
    const sentence = expectedSentence(error, name);
    if (sentence === undefined) throw error;
    terminal.err(`${sentence}\n`);
    return 2;
  }
}

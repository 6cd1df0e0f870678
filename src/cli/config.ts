/** `config`: every setting, what it is for, and whether this environment gives it. Secrets are never shown. */
import { type Setting, settings } from '../platform/config-settings.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { readArguments } from './read-arguments.ts';

const production = { required: 'obligatoria', refused: 'no se admite', optional: 'opcional' } as const;

type Row = {
  readonly env: string;
  readonly initial: string;
  readonly production: Setting<unknown>['production'];
  readonly given: string | null;
  readonly es: string;
  readonly en: string;
};

function rows(env: CommandContext['env']): Row[] {
  return Object.values<Setting<unknown>>(settings).map(({ secret, ...setting }) => {
    const given = env[setting.env]?.trim() ?? '';
    return {
      env: setting.env,
      initial: setting.initial,
      production: setting.production,
      given: given === '' ? null : secret ? '(oculto)' : given,
      es: setting.es,
      en: setting.en,
    };
  });
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table, so that the reference page of the documentation is this command's output. */
function markdown(table: readonly Row[]): string {
  const lines = table.map((row) =>
    [
      `\`${row.env}\``,
      row.initial === '' ? '—' : `\`${cell(row.initial)}\``,
      production[row.production],
      cell(row.es),
      cell(row.en),
    ].join(' | '),
  );
  const head = ['Variable', 'Si falta', 'En producción', 'Para qué', 'What for'];
  return [`| ${head.join(' | ')} |`, '|---|---|---|---|---|', ...lines.map((line) => `| ${line} |`), ''].join(
    '\n',
  );
}

function plain(table: readonly Row[]): string {
  const lines = table.map((row) => {
    const value = row.given ?? (row.initial === '' ? '(sin valor)' : `${row.initial} (inicial)`);
    return `${row.env}=${value}\n  ${row.es} En producción: ${production[row.production]}.\n`;
  });
  return lines.join('');
}

async function run({ args, env, terminal }: CommandContext): Promise<ExitCode> {
  const { values } = readArguments(args, { json: { type: 'boolean' }, markdown: { type: 'boolean' } });
  const table = rows(env);
  if (values.json === true) terminal.out(`${JSON.stringify(table, null, 2)}\n`);
  else terminal.out(values.markdown === true ? markdown(table) : plain(table));
  return 0;
}

export const configCommand: Command = {
  usage: 'config [--json | --markdown]',
  es: 'Muestra los ajustes, sus valores y para qué sirven.',
  en: 'Shows the settings, their values and what they are for.',
  run,
};

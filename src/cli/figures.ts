/** `figures rebuild`: reckons the dashboards' figures anew from the cases, day by day. */
import { rebuildCifras } from '../actions/cifras/keep-cifras.ts';
import { calendarSource } from '../store/calendar-source.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { openStore, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

async function run({ args, env, terminal }: CommandContext): Promise<ExitCode> {
  const { positionals } = readArguments(args, {});
  if (positionals.length !== 1 || positionals[0] !== 'rebuild')
    throw new UsageError('Indique qué hacer: rebuild.');
  return withStore(openStore(env), async ({ database: db, clock }): Promise<ExitCode> => {
    const days = await rebuildCifras({ db, calendar: calendarSource(db, clock) }, (done, total) => {
      if (terminal.live) terminal.err(`\r${done} de ${total} días`);
    });
    if (terminal.live) terminal.err('\n');
    terminal.out(
      days === 0
        ? 'Todavía no hay solicitudes: no hay cifras que calcular.\n'
        : `Se calcularon de nuevo las cifras de ${days} días.\n`,
    );
    return 0;
  });
}

export const figuresCommand: Command = {
  usage: 'figures rebuild',
  es: 'Calcula de nuevo, a partir de las solicitudes, las cifras de los tableros. Se puede repetir y no detiene el servicio.',
  en: 'Reckons the dashboards’ figures anew from the cases. May be repeated, and the service goes on meanwhile.',
  run,
};

// The commands and what each of them runs.
import { join } from 'node:path';
import { projectRoot } from './places.js';

const commands = {
  start: { script: 'src/main.ts', rehearsed: true },
  dev: {
    script: 'src/main.ts',
    needsDevelopment: true,
    nodeOptions: ['--watch', '--watch-path=src', '--watch-path=tramites'],
  },
  test: { script: 'bin/run-tests.ts', needsDevelopment: true },
  check: { script: 'bin/run-checks.ts', needsDevelopment: true },
  bench: { script: 'bench/index.ts', needsDevelopment: true },
};

/** Every other word is the operator's tool box, which knows its own words and says so when it does not. */
export function findCommand([name = 'start', ...rest]) {
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const {
    script,
    needsDevelopment = false,
    rehearsed = false,
    nodeOptions = [],
  } = known ?? { script: 'src/cli.ts' };
  return {
    script: join(projectRoot, script),
    args: known ? rest : [name, ...rest],
    needsDevelopment,
    rehearsed,
    nodeOptions,
  };
}

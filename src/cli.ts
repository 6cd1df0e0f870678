/** The operator's command line: `npx ventanilla …`. */
import { setFlagsFromString } from 'node:v8';
import type { Terminal } from './cli/command.ts';
import { runCli } from './cli/run-cli.ts';
import { processEnvironment } from './platform/config.ts';

// Tools run beside the service on its machine: with it, importing 100,000 suppliers takes 130 MB instead of 240, for a
// time longer by a third (measured).
setFlagsFromString('--optimize-for-size');

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  live: process.stderr.isTTY === true,
  readInput: async (charsMax) => {
    process.stdin.setEncoding('utf8');
    let input = '';
    for await (const chunk of process.stdin) {
      input += String(chunk);
      if (input.length > charsMax) break;
    }
    return input.slice(0, charsMax);
  },
};

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

process.exitCode = await runCli({
  args: process.argv.slice(2),
  env: processEnvironment(),
  terminal,
  signal: stop.signal,
});

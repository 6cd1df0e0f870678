/** An installation of a test's own: the operator's commands on it, and the parts a door would work with. */

import type { Deps } from '../../src/actions/deps.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { createDeps } from '../../src/context.ts';
import { startPlatform } from '../../src/platform/start-platform.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** One of the operator's commands, as typed. */
export async function command(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const code = await runCli({
    args,
    env,
    signal: new AbortController().signal,
    terminal: {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      live: false,
      readInput: async () => '',
    },
  });
  return { code, ...said };
}

/** Works beside whatever runs in the folder, or alone; everything is closed afterwards. */
export async function within<T>(
  env: Readonly<Record<string, string>>,
  work: (deps: Deps, secretKey: Uint8Array) => Promise<T>,
): Promise<T> {
  const platform = await startPlatform({ LOG_LEVEL: 'error', ...env }, { joinRunning: true });
  try {
    const deps = await createDeps(platform, 'http://127.0.0.1', {
      nudge: () => undefined,
      sendCode: async () => undefined,
      acknowledgeSealed: () => undefined,
    });
    try {
      return await work(deps, platform.secretKey);
    } finally {
      deps.examiner.close();
      deps.mailReader.close();
      await deps.bus.stop();
    }
  } finally {
    await platform.stop();
  }
}

// `npm run check`: every fence around the code, in order, all of them even when one has failed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './places.js';

interface Check {
  title: string;
  /** The package whose program runs, and that program's name in its package.json. */
  from: string;
  program: string;
  args: readonly string[];
}

const checks: readonly Check[] = [
  { title: 'tipos', from: 'typescript', program: 'tsc', args: ['--noEmit', '-p', '.'] },
  { title: 'estilo', from: '@biomejs/biome', program: 'biome', args: ['check', '.'] },
  { title: 'flechas', from: '', program: 'bin/run-tests.ts', args: ['tests/fences'] },
  { title: 'sobrantes', from: 'knip', program: 'knip', args: ['--no-progress'] },
  {
    title: 'ortografía',
    from: 'cspell',
    program: 'cspell',
    args: ['lint', '--no-progress', '--no-summary', '--gitignore', '.'],
  },
];

/** The script behind a package's command, so that it runs on this Node and not on the one its first line asks for. */
function scriptOf({ from, program }: Check): string {
  const folder = join(projectRoot, 'node_modules', from);
  const description: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const bin =
    typeof description === 'object' && description !== null && 'bin' in description ? description.bin : '';
  const found =
    typeof bin === 'object' && bin !== null
      ? Object.entries(bin).find(([name]) => name === program)
      : undefined;
  return join(folder, String(found?.[1] ?? bin));
}

function runCheck(check: Check): boolean {
  process.stdout.write(`\n── ${check.title}\n`);
  const [script, args] =
    check.from === ''
      ? [join(projectRoot, 'bin/enter.js'), [join(projectRoot, check.program), ...check.args]]
      : [scriptOf(check), check.args];
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: projectRoot, stdio: 'inherit' });
  return status === 0;
}

export async function main(): Promise<void> {
  const failed = checks.filter((check) => !runCheck(check)).map(({ title }) => title);
  process.stdout.write(
    failed.length === 0 ? '\nTodo en orden.\n' : `\nCon problemas: ${failed.join(', ')}.\n`,
  );
  process.exitCode = Number(failed.length > 0);
}

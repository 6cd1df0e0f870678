#!/usr/bin/env node
// The one way in: installs what is missing, changes to the Node this program was written for, and runs a command.
// Plain JavaScript for old versions of Node, which must get far enough to say what they lack.
import { existsSync } from 'node:fs';
import { findCarriedNode, neededMajor, runningMajor } from './carried-node.js';
import { findCommand } from './commands.js';
import { installIfNeeded } from './install.js';
import { projectRoot, rehearsedMark } from './places.js';

const oldestMajor = 20;

/** The first start fills the cache beforehand; where that fails, the start itself does it. */
async function rehearse(node) {
  if (existsSync(rehearsedMark)) return;
  const { spawnSync } = await import('node:child_process');
  spawnSync(node, [`${projectRoot}/bin/rehearse.js`], { stdio: 'ignore', timeout: 30_000 });
}

async function main() {
  if (runningMajor < oldestMajor) {
    throw new Error(`Ventanilla necesita Node ${oldestMajor} o posterior; este es ${process.version}.`);
  }
  const command = findCommand(process.argv.slice(2));
  await installIfNeeded(command.needsDevelopment);
  // Inside this process where it can be: one process less, and signals arrive where they are handled.
  const here = runningMajor >= neededMajor && command.nodeOptions.length === 0;
  const node = here ? process.execPath : findCarriedNode();
  if (command.rehearsed) await rehearse(node);
  if (here) {
    const { enterHere } = await import('./enter.js');
    await enterHere(command.script, command.args);
  } else {
    const { runChild } = await import('./run-child.js');
    process.exitCode = await runChild(node, [
      ...command.nodeOptions,
      `${projectRoot}/bin/enter.js`,
      command.script,
      ...command.args,
    ]);
  }
}

main().catch((error) => {
  // A sentence of ours stands alone; anything else is a bug and shows where it is.
  const text = error.constructor === Error ? error.message : error.stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});

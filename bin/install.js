// Fills node_modules when it is missing or old. Everything is unpacked beside it and takes its place by a rename, so
// that two first starts at once, or a crash half-way, never leave a mixture.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, stampInstalled } from './installed.js';
import { modulesFolder, projectRoot } from './places.js';

const tailLines = 15;
const workFolder = join(projectRoot, 'tmp');
const workPrefix = 'install-';

/** Removes what killed installations left: their folder carries the number of a process that is gone. */
function clearRemains() {
  for (const name of existsSync(workFolder) ? readdirSync(workFolder) : []) {
    const pid = name.startsWith(workPrefix) ? Number(name.split('-')[1]) : process.pid;
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') rmSync(join(workFolder, name), { recursive: true, force: true });
    }
  }
}

async function runNpm(folder) {
  const { spawn } = await import('node:child_process');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  args.push('--prefer-offline', '--prefix', folder);
  const options = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] };
  // Under `npm start` npm says where it is; called directly, it is looked up like any program.
  const cli = process.env.npm_execpath;
  const child = cli?.endsWith('.js')
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `npm: ${error.code}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Puts the finished folder in place; says false where node_modules cannot be moved (a mounted volume, Windows). */
function swapIn(fresh, retired) {
  try {
    if (existsSync(modulesFolder)) renameSync(modulesFolder, retired);
    renameSync(fresh, modulesFolder);
  } catch {
    // Between the two renames another start may have put its own there, and it is as good as ours.
    if (isInstalled(projectRoot, modulesFolder, true)) return true;
    if (!existsSync(modulesFolder) && existsSync(retired)) renameSync(retired, modulesFolder);
    return false;
  }
  return true;
}

/** Always everything: a second, fuller installation would pull the folder away from under a running service. */
async function install() {
  mkdirSync(workFolder, { recursive: true });
  clearRemains();
  const work = mkdtempSync(join(workFolder, `${workPrefix}${process.pid}-`));
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
      if (existsSync(join(projectRoot, name))) cpSync(join(projectRoot, name), join(work, name));
    }
    let { code, output } = await runNpm(work);
    if (code === 0) {
      const fresh = join(work, 'node_modules');
      stampInstalled(projectRoot, fresh);
      // Somebody else may have finished first; theirs is in use already.
      if (isInstalled(projectRoot, modulesFolder, true) || swapIn(fresh, join(work, 'retired'))) return;
      ({ code, output } = await runNpm(projectRoot));
    }
    if (code !== 0) {
      const tail = output.trimEnd().split('\n').slice(-tailLines).join('\n');
      throw new Error(`No se pudieron instalar las dependencias; npm dijo:\n${tail}`);
    }
    stampInstalled(projectRoot, modulesFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

export async function installIfNeeded(withDevelopment) {
  if (isInstalled(projectRoot, modulesFolder, withDevelopment)) return;
  process.stdout.write('Instalando las dependencias (solo la primera vez)…\n');
  await install();
}

// Tells whether node_modules is what package-lock.json says, cheaply enough for every start.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function readOrNothing(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const stampName = '.ventanilla-lock';

/** The stamp is a copy of the lock file it was installed from: comparing bytes needs no hash and no parser. */
function isStamped(root, modules) {
  const lock = readOrNothing(join(root, 'package-lock.json'));
  return lock !== undefined && readOrNothing(join(modules, stampName))?.equals(lock) === true;
}

/** For folders somebody filled with npm directly: every package that must be there is there in its version. */
function hasSameVersions(root, modules, withDevelopment) {
  const lock = readOrNothing(join(root, 'package-lock.json'));
  const present = readOrNothing(join(modules, '.package-lock.json'));
  if (lock === undefined || present === undefined) return false;
  const found = JSON.parse(present).packages ?? {};
  return Object.entries(JSON.parse(lock).packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    if (found[path] !== undefined) return found[path].version === wanted.version;
    const development = wanted.dev === true || wanted.devOptional === true;
    return wanted.optional === true || (development && !withDevelopment);
  });
}

/** Only a complete installation gets the stamp. */
export function stampInstalled(root, modules) {
  try {
    writeFileSync(join(modules, stampName), readFileSync(join(root, 'package-lock.json')));
  } catch {
    // A read-only folder: the next start compares versions again.
  }
}

/** Without development packages the service runs; tests and checks need them too. */
export function isInstalled(root, modules, withDevelopment) {
  if (isStamped(root, modules)) return true;
  if (hasSameVersions(root, modules, true)) {
    stampInstalled(root, modules);
    return true;
  }
  return !withDevelopment && hasSameVersions(root, modules, false);
}

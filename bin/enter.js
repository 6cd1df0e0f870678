// Runs a command's script inside the Node it was written for, from the launcher or, in a child, as the entry itself.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { watchNpm } from './npm-parents.js';
import { cacheFolder } from './places.js';

/** By then a service is up and everything it usually needs is compiled. */
const flushMs = 5_000;

/** Whoever stood above us is gone. Where nobody handles the request to stop, the default of the signal applies. */
function askToStop() {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
}

/** A script runs when it is loaded or, better, exports `main(args)`: then loading it has no effect and can be rehearsed. */
export async function enter(script, args) {
  enableCompileCache(cacheFolder);
  process.argv = [process.execPath, script, ...args];
  // Written now and not only at the end: a killed program writes nothing.
  setTimeout(flushCompileCache, flushMs).unref();
  const { main } = await import(pathToFileURL(script).href);
  await main?.(args);
}

export async function enterHere(script, args) {
  watchNpm(askToStop);
  await enter(script, args);
}

if (import.meta.main) {
  // The launcher's end of this channel closes however it dies; the channel must not keep a finished program alive.
  process.once('disconnect', askToStop);
  process.channel?.unref();
  const [script, ...args] = process.argv.slice(2);
  await enter(script, args);
}

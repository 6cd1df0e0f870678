// npm passes a signal on to the shell it started us with, and the shell keeps it to itself: `kill` of `npm start` would
// leave the service running without anybody above it. So we look whether npm is still there.
import { readFileSync } from 'node:fs';

const lookMs = 500;
const shells = ['sh', 'dash', 'bash', 'ash', 'busybox'];

/** Name and parent of a process on Linux; undefined elsewhere and when it is gone. */
function look(pid) {
  try {
    const [, name, ppid] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, ppid: Number(ppid) };
  } catch {
    return undefined;
  }
}

/** Calls `onGone` once when npm, or the shell between npm and us, has ended. Does nothing when npm did not start us. */
export function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const { ppid } = process;
  const parent = look(ppid);
  const npm = parent && shells.includes(parent.name) ? parent.ppid : undefined;
  const timer = setInterval(() => {
    if (process.ppid === ppid && (npm === undefined || look(ppid)?.ppid === npm)) return;
    clearInterval(timer);
    onGone();
  }, lookMs);
  timer.unref();
}

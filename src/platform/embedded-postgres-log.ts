// Keeps what the carried PostgreSQL prints: in two files of bounded size, and the last lines at hand for a refusal.
import { appendFileSync, renameSync, statSync } from 'node:fs';

const sizeBytesMax = 2_000_000;
const lastLinesMax = 20;

export interface PostgresLog {
  add(text: string): void;
  /** The newest lines, oldest first. */
  last(): readonly string[];
}

export function openPostgresLog(path: string): PostgresLog {
  let sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const lines: string[] = [];
  return {
    add(text) {
      lines.push(...text.split('\n').filter((line) => line !== ''));
      lines.splice(0, Math.max(0, lines.length - lastLinesMax));
      try {
        if (sizeBytes > sizeBytesMax) {
          renameSync(path, `${path}.1`);
          sizeBytes = 0;
        }
        appendFileSync(path, text, { mode: 0o600 });
        sizeBytes += Buffer.byteLength(text);
      } catch {
        // A full disk must not end the program through its own log; the server reports the disk by itself.
      }
    },
    last: () => lines,
  };
}

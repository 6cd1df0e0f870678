/** The version of the program as its package says it. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);

export function programVersion(): string {
  const record: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (typeof record === 'object' && record !== null && 'version' in record) return String(record.version);
  throw new Error('package.json has no version');
}

// The program's log: one JSON object per line on stderr, with a closed set of fields so that no personal data gets in.
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Everything a line may carry besides time, level and event. Ids and codes of the program, counts and durations:
 * never what a person typed, never an e-mail, RUC, name or file name (ASVS 16.2.5).
 */
export interface LogFields {
  ref?: string;
  id?: string;
  actorId?: string;
  code?: string;
  kind?: string;
  method?: string;
  route?: string;
  status?: number;
  durationMs?: number;
  sizeBytes?: number;
  count?: number;
  attempt?: number;
  pid?: number;
  version?: string;
  duty?: string;
  point?: string;
  address?: string;
}

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Records a bug or an unexpected fault and returns the reference the person is shown, such as `F-4K7QX2MW`. */
  fault(error: unknown, fields?: LogFields): string;
}

const valueLengthMax = 200;
const causesMax = 4;
// No 0/O/1/I/L, so that a reference can be read over the telephone.
const refAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

interface ErrorRecord {
  name: string;
  code?: string;
  message?: string;
  frames: string[];
  cause?: ErrorRecord;
}

/** Messages may quote what a person typed (PostgreSQL does), so they appear at level debug only; frames always. */
function errorRecord(error: unknown, withMessage: boolean, depth = 0): ErrorRecord {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const record: ErrorRecord = { name: error.name, frames: frames.slice(0, 12).map((line) => line.slice(7)) };
  if ('code' in error && typeof error.code === 'string') record.code = error.code;
  if (withMessage) record.message = error.message.slice(0, 1000);
  if (error.cause !== undefined && depth < causesMax) {
    record.cause = errorRecord(error.cause, withMessage, depth + 1);
  }
  return record;
}

function trimmed(fields: LogFields): Record<string, string | number> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, valueLengthMax) : value,
    ]),
  );
}

/** JSON escapes control characters; these two line separators it leaves alone, and some readers break lines at them. */
function oneLine(record: object): string {
  return JSON.stringify(record).replace(/[\u2028\u2029\u0085]/g, (separator) =>
    separator === '\u2028' ? '\\u2028' : separator === '\u2029' ? '\\u2029' : '\\u0085',
  );
}

export interface LogOptions {
  level: LogLevel;
  clock: Clock;
  ids: Ids;
  /** Receives each line with its line feed; stderr unless told. */
  write?: (line: string) => void;
}

export function createLog(options: LogOptions): Log {
  const { clock, ids } = options;
  const write = options.write ?? ((line) => process.stderr.write(line));
  const lowest = logLevels.indexOf(options.level);

  function line(level: LogLevel, event: string, fields: LogFields, error?: ErrorRecord): void {
    if (logLevels.indexOf(level) < lowest) return;
    const time = new Date(clock.nowMs()).toISOString();
    write(`${oneLine({ time, level, event, ...trimmed(fields), ...(error ? { error } : {}) })}\n`);
  }

  function newRef(): string {
    const bytes = Buffer.from(ids.randomToken(8), 'base64url');
    return `F-${Array.from(bytes, (byte) => refAlphabet[byte % refAlphabet.length]).join('')}`;
  }

  return {
    debug: (event, fields = {}) => line('debug', event, fields),
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, fields = {}) => line('error', event, fields),
    fault: (error, fields = {}) => {
      const ref = newRef();
      line('error', 'fallo', { ...fields, ref }, errorRecord(error, options.level === 'debug'));
      return ref;
    },
  };
}

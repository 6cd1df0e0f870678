// What can go wrong between us and the database, as one typed error that says whether trying again makes sense.

export type DatabaseFaultKind =
  /** No connection; nothing was sent. */
  | 'unreachable'
  /** The connection broke after something was sent: it may or may not have been committed. */
  | 'outcome-unknown'
  | 'unique'
  | 'foreign-key'
  | 'check'
  /** Two transactions got in each other's way; the whole transaction may be repeated. */
  | 'conflict'
  | 'timeout'
  | 'too-old'
  | 'other';

/** SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds: Readonly<Record<string, DatabaseFaultKind>> = {
  '23505': 'unique',
  '23P01': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '23502': 'check',
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'conflict',
  '57014': 'timeout',
  '25P03': 'timeout',
};
const retryable: readonly DatabaseFaultKind[] = ['unreachable', 'conflict', 'timeout'];
/** The server is going, coming or full: the statement never ran. */
const serverAway = ['57P01', '57P02', '57P03', '53300'];

export class DatabaseFault extends Error {
  override name = 'DatabaseFault';
  readonly kind: DatabaseFaultKind;
  /** Whether the same work may simply be tried again. `outcome-unknown` needs its idempotency key for that. */
  readonly retry: boolean;
  /** SQLSTATE or the system's error code, for the log. */
  readonly code: string;
  /** The violated constraint, to tell one "already there" from another. */
  readonly constraint: string | undefined;

  constructor(kind: DatabaseFaultKind, cause: unknown) {
    const { code, constraint } = described(cause);
    super(`database: ${kind} (${code})`, { cause });
    this.kind = kind;
    this.code = code;
    this.constraint = constraint;
    this.retry = retryable.includes(kind);
  }
}

function textProperty(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

function described(cause: unknown): { code: string; constraint: string | undefined } {
  const code = textProperty(cause, 'code') ?? (cause instanceof Error ? cause.name : 'unknown');
  return { code, constraint: textProperty(cause, 'constraint') };
}

/** Errors the server itself reported carry a severity; all others mean that the connection is gone. */
export function faultFrom(cause: unknown): DatabaseFault {
  if (cause instanceof DatabaseFault) return cause;
  const code = textProperty(cause, 'code') ?? '';
  const reported = textProperty(cause, 'severity') !== undefined;
  if (!reported || serverAway.includes(code)) return new DatabaseFault('outcome-unknown', cause);
  return new DatabaseFault(kinds[code] ?? 'other', cause);
}

/** Failures to connect that another attempt a moment later may get past: the server is restarting or full. */
export function isPassing(cause: unknown): boolean {
  const code = textProperty(cause, 'code') ?? '';
  return ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', ...serverAway].includes(code);
}

// The one answer every identifier parser gives: a value with its warnings, or a refusal that helps.

/** A remark for the person. `code` is kebab-case and stable; `sentence` is ready to show, in Spanish. */
export type Notice = { code: string; sentence: string };

export type Parsed<T> = { ok: true; value: T; warnings: readonly Notice[] } | { ok: false; notice: Notice };

export function accept<T>(value: T, ...warnings: readonly Notice[]): Parsed<T> {
  return { ok: true, value, warnings };
}

export function refuse(code: string, sentence: string): { ok: false; notice: Notice } {
  return { ok: false, notice: { code, sentence } };
}

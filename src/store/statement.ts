/** A named SQL statement whose parameters have names: `:ruc` in the text, `{ ruc }` in the call. */

export type Statement<P extends string> = {
  readonly name: string;
  readonly text: string;
  /** The parameters in the order of the text's `$1, $2 …`. */
  readonly parameters: readonly P[];
};

type Names<T extends string> = string extends T ? string : T;

/**
 * Prepares a statement once, at load. `name` makes it a prepared statement on each connection, parsed and planned once.
 * A double colon is a cast and left alone.
 */
export function statement<P extends string>(name: string, text: string): Statement<Names<P>> {
  const parameters: P[] = [];
  const numbered = text.replace(/(?<!:):([a-z]\w*)/gi, (_all, parameter: P) => {
    const known = parameters.indexOf(parameter);
    if (known >= 0) return `$${known + 1}`;
    parameters.push(parameter);
    return `$${parameters.length}`;
  });
  return { name, text: numbered, parameters: parameters as Names<P>[] };
}

/** What a parameter may be: JSON is passed as text and cast in the statement. */
export type Parameter = string | number | boolean | null | Buffer | readonly string[];

/** The values of a call in the statement's order. */
export function valuesFor<P extends string>(
  prepared: Statement<P>,
  given: { readonly [K in P]: Parameter },
): Parameter[] {
  return prepared.parameters.map((parameter) => given[parameter]);
}

/** An instant in epoch ms as the text PostgreSQL reads; null stays null. */
export function instant(atMs: number): string;
export function instant(atMs: number | null): string | null;
export function instant(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

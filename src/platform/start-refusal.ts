// An expected "no" at start: the operator reads its sentence and nothing else.

/** `message` is what the operator sees on stderr: one Spanish sentence (bad configuration: one line per problem). */
export class StartRefusal extends Error {
  override name = 'StartRefusal';
}

/** Work under the same key goes one piece after the other, in the order it came; under different keys at once. */

export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Nothing stays of a key once its last piece has ended. A piece that fails does not stop the next. */
export function inTurnByKey(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(key, own);
    const forget = (): void => {
      if (last.get(key) === own) last.delete(key);
    };
    own.then(forget, forget);
    return own;
  };
}

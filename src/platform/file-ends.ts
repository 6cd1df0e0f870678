/** The two ends of a file, gathered while it streams past: enough to tell what it is, however large it is. */

/** Of each end. */
export const fileEndBytes = 4_096;

export type FileEnds = {
  take(chunk: Buffer): void;
  /** The first bytes so far. */
  readonly head: Buffer;
  /** The last bytes so far; a short file has the same at both ends. */
  readonly tail: Buffer;
};

export function fileEnds(): FileEnds {
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  return {
    take(chunk) {
      if (head.length < fileEndBytes) head = Buffer.concat([head, chunk]).subarray(0, fileEndBytes);
      tail = Buffer.concat([tail, chunk.subarray(-fileEndBytes)]).subarray(-fileEndBytes);
    },
    get head() {
      return head;
    },
    get tail() {
      return tail;
    },
  };
}

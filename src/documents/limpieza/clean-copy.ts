/** Makes a copy of a file without what it tells of whoever made it; the only form in which a file leaves the sealed room. */
import { fileURLToPath } from 'node:url';
import { limpiezaLimits as limits } from './limpieza-limits.ts';
import { isLimpiezaCode, type LimpiezaCode } from './limpieza-refusal.ts';
import { cleanWithMat2, findMat2 } from './mat2.ts';
import { runCleaner } from './run-cleaner.ts';

export type CleanCopy =
  | {
      readonly outcome: 'limpia';
      readonly copia: Buffer;
      /** Without its dot. */
      readonly extension: string;
      readonly por: 'mat2' | 'propia';
    }
  | { readonly outcome: 'rechazada'; readonly causa: LimpiezaCode };

export type CleanOptions = {
  /** Where mat2 lies; null for none. Looked for where not given. */
  readonly mat2?: string | null;
  readonly secondsMax?: number;
};

const program = fileURLToPath(new URL('./limpieza-process.ts', import.meta.url));

/** Reading is allowed so that the program and its libraries load; connecting, writing and starting programs are not. */
export const cleanerFlags: readonly string[] = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-addons',
  '--disable-warning=SecurityWarning',
  `--max-old-space-size=${limits.heapMegabytesMax}`,
];

const refused = (causa: LimpiezaCode): CleanCopy => ({ outcome: 'rechazada', causa });

/** What mat2 is given by: it knows files by their name. */
const extensionOf = (nombre: string) => /\.([a-z0-9]{2,5})$/i.exec(nombre)?.[1]?.toLowerCase() ?? null;

function readAnswer(output: Buffer): CleanCopy {
  const end = output.indexOf(0x0a);
  if (end < 0) return refused('ilegible');
  const head: unknown = JSON.parse(output.subarray(0, end).toString('utf8'));
  if (typeof head !== 'object' || head === null) return refused('ilegible');
  if ('rechazo' in head && typeof head.rechazo === 'string')
    return refused(isLimpiezaCode(head.rechazo) ? head.rechazo : 'ilegible');
  if (!('extension' in head) || typeof head.extension !== 'string') return refused('ilegible');
  return { outcome: 'limpia', copia: output.subarray(end + 1), extension: head.extension, por: 'propia' };
}

/** By our own means, in a process that may read the program and nothing else of this machine: no network, no writing. */
async function cleanByOurselves(bytes: Buffer, secondsMax: number): Promise<CleanCopy> {
  const run = await runCleaner({
    command: process.execPath,
    args: [...cleanerFlags, program],
    input: bytes,
    secondsMax,
    outputBytesMax: limits.outputBytesMax,
  });
  if (run.outcome === 'ended') return readAnswer(run.output);
  if (run.outcome === 'too-long') return refused('tiempo');
  return refused(run.outcome === 'too-large' ? 'demasiado-grande' : 'ilegible');
}

let busy: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function clean(bytes: Buffer, nombre: string, options: CleanOptions): Promise<CleanCopy> {
  const mat2 = options.mat2 === undefined ? await findMat2() : options.mat2;
  const extension = extensionOf(nombre);
  if (mat2 !== null && extension !== null) {
    const copia = await cleanWithMat2(mat2, bytes, extension);
    if (copia !== null) return { outcome: 'limpia', copia, extension, por: 'mat2' };
  }
  return cleanByOurselves(bytes, options.secondsMax ?? limits.secondsMax);
}

/** One at a time in this service. Never rejects for what a file is. */
export async function cleanCopy(
  bytes: Buffer,
  nombre: string,
  options: CleanOptions = {},
): Promise<CleanCopy> {
  if (bytes.length > limits.sizeBytesMax) return refused('demasiado-grande');
  if (waiting >= limits.waitingMax) return refused('cola-llena');
  waiting += 1;
  const turn = busy.then(() => clean(bytes, nombre, options));
  busy = turn.catch(() => undefined);
  return turn.finally(() => {
    waiting -= 1;
  });
}

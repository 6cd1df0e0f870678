/** `log verify --export FILE`: an exported copy of the log against its own head and a saved one; no database, no secret. */

import { count } from '../actions/auditoria/count-text.ts';
import type { LogFindings } from '../actions/auditoria/revisar/findings.ts';
import { openSource } from '../imports/source-file.ts';
import { readLines } from '../imports/text-lines.ts';
import { openCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { leafBytes } from '../trust/registro-publico/event-leaf.ts';
import { type NoteVerifier, readVerifierKey } from '../trust/registro-publico/signed-note.ts';
import { growWithCuts } from '../trust/registro-publico/tree-cuts.ts';
import { type Edge, emptyEdge } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { exportFormat } from './log-export.ts';
import { stopIfAsked, unusable } from './log-findings.ts';
import { progressOn, readSavedCheckpoint, savedWords, tellFinding } from './log-verify.ts';

const batchLeaves = 4_096;
const leafLine = new RegExp(`^\\{"indice":(0|[1-9]\\d{0,15}),"hoja":"([0-9a-f]{${leafBytes * 2}})"\\}$`);

export type OfflineOptions = {
  readonly file: string;
  readonly checkpoint: string | undefined;
  /** The verifier key somebody got by another way; the file's own where it is not given. */
  readonly key: string | undefined;
  readonly json: boolean;
};

type Head = { readonly clave: string; readonly puntoDeControl: string };

function readHead(line: string | null | undefined, file: string): Head {
  let value: unknown;
  try {
    value = JSON.parse(line ?? '');
  } catch {
    // Not JSON: the same answer as for JSON of another kind.
    value = null;
  }
  if (typeof value === 'object' && value !== null && 'formato' in value && value.formato === exportFormat)
    if ('clave' in value && 'puntoDeControl' in value) {
      const { clave, puntoDeControl } = value;
      if (typeof clave === 'string' && typeof puntoDeControl === 'string') return { clave, puntoDeControl };
    }
  return unusable(`${file} no es una exportación del registro.`);
}

function verifierOf(key: string): NoteVerifier {
  return readVerifierKey(key) ?? unusable('La clave pública del registro no se puede leer.');
}

type Copy = { readonly size: number; readonly roots: ReadonlyMap<number, Buffer> };

/** Reads the leaves' lines; stops at the first that is not the next leaf. */
async function growCopy(
  lines: AsyncGenerator<{ readonly number: number; readonly text: string | null }>,
  cuts: readonly number[],
  findings: LogFindings,
  { terminal, signal }: CommandContext,
): Promise<Copy> {
  const progress = progressOn(terminal, 'hojas');
  const roots = new Map<number, Buffer>();
  let edge: Edge = emptyEdge;
  let batch: Buffer[] = [];
  const flush = (): void => {
    const grown = growWithCuts(edge, Buffer.concat(batch), cuts);
    for (const cut of cuts) {
      const root = grown.roots.get(cut);
      if (root !== undefined) roots.set(cut, root);
    }
    edge = grown.edge;
    batch = [];
    progress(edge.size);
    stopIfAsked(signal);
  };
  for await (const { number, text } of lines) {
    const [, indice, hoja] = leafLine.exec(text ?? '') ?? [];
    if (indice === undefined || hoja === undefined || Number(indice) !== edge.size + batch.length) {
      findings.add('hoja-desordenada', `La línea ${number} no es la hoja ${edge.size + batch.length}.`);
      break;
    }
    batch.push(leafHash(Buffer.from(hoja, 'hex')));
    if (batch.length === batchLeaves) flush();
  }
  if (batch.length > 0) flush();
  return { size: edge.size, roots };
}

export async function verifyExport(options: OfflineOptions, context: CommandContext): Promise<ExitCode> {
  const { file, checkpoint, key, json } = options;
  const { terminal } = context;
  const findings = tellFinding(terminal, json);
  const lines = readLines(await openSource(file));
  const first = await lines.next();
  const head = readHead(first.done === true ? undefined : first.value.text, file);
  const verifier = verifierOf(key ?? head.clave);
  const own = openCheckpoint(head.puntoDeControl, verifier);
  if (own === null)
    findings.add('punto-ajeno', 'El punto de control de la copia no lleva la firma del registro.');
  const kept = checkpoint === undefined ? null : readSavedCheckpoint(checkpoint);
  if (kept !== null && openCheckpoint(kept.note, verifier) === null)
    findings.add('punto-ajeno', 'El punto de control guardado no lleva la firma del registro.');
  const heads = [
    ...(own === null
      ? []
      : [{ ...own, words: { quien: 'su punto de control', de: 'de su punto de control' } }]),
    ...(kept === null ? [] : [{ ...kept, words: savedWords }]),
  ];
  const copy = await growCopy(
    lines,
    heads.map(({ size }) => size),
    findings,
    context,
  );
  for (const { size, root, words } of heads) {
    if (size > copy.size)
      findings.add(
        'registro-recortado',
        `La copia tiene ${count(copy.size)} hojas y ${words.quien} vio ${count(size)}.`,
      );
    else if (copy.roots.get(size)?.equals(root) !== true)
      findings.add(
        'punto-contradicho',
        `Las primeras ${count(size)} hojas de la copia no son las ${words.de}.`,
      );
  }
  if (json) {
    const report = { hojas: copy.size, hallazgos: findings.kept, total: findings.count };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const by = key === undefined ? 'la clave que trae el propio archivo' : 'la clave indicada';
    terminal.out(`Revisadas ${count(copy.size)} hojas con ${by}.\n`);
    if (findings.count === 0) terminal.out('La copia es la que firma el registro.\n');
  }
  return findings.count === 0 ? 0 : 1;
}

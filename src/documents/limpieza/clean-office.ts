/** A Word, Excel or PowerPoint file written anew without properties, folders and traces of editing; refused where people are named in it. */
import { LibroRefusal } from '../libro/libro-refusal.ts';
import { type GuardedZip, openZip } from '../libro/zip-guard.ts';
import { type PackedEntry, packEntry, zipOf } from '../libro/zip-writer.ts';
import { cleanPicture } from './clean-picture.ts';
import { fileKind } from './file-kind.ts';
import { limpiezaLimits as limits } from './limpieza-limits.ts';
import { LimpiezaRefusal } from './limpieza-refusal.ts';
import { type PartFate, partFate } from './office-parts.ts';
import { cleanContentTypes, cleanOfficeXml, cleanRelationships } from './office-text.ts';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';

const mainParts: { readonly [K in OfficeKind]: string } = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
};
const types = '[content_types].xml';

function kindOf({ entries }: GuardedZip): OfficeKind {
  const kinds: readonly OfficeKind[] = ['docx', 'xlsx', 'pptx'];
  const kind = kinds.find((one) => entries.has(mainParts[one]));
  if (kind === undefined || !entries.has(types)) throw new LimpiezaRefusal('formato-sin-limpieza');
  return kind;
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of pieces) {
    sizeBytes += piece.length;
    if (sizeBytes > limits.outputBytesMax) throw new LimpiezaRefusal('demasiado-grande');
    all.push(piece);
  }
  return Buffer.concat(all);
}

/** Fails where the text is no UTF-8: what is not understood is not passed on. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LimpiezaRefusal('ilegible');
  }
}

async function cleanPart(
  name: string,
  fate: PartFate,
  bytes: Buffer,
  gone: ReadonlySet<string>,
): Promise<Buffer> {
  if (fate === 'picture') {
    const kind = fileKind(bytes);
    if (kind !== 'jpeg' && kind !== 'png') throw new LimpiezaRefusal('con-objetos');
    return cleanPicture(bytes, kind);
  }
  const text = textOf(bytes);
  const lower = name.toLowerCase();
  if (lower === types) return Buffer.from(cleanContentTypes(text, gone));
  return Buffer.from(lower.endsWith('.rels') ? cleanRelationships(text, name, gone) : cleanOfficeXml(text));
}

async function rewrite(zip: GuardedZip): Promise<Buffer> {
  const files = [...zip.entries].filter(([name]) => !name.endsWith('/'));
  const fates = files.map(([name, entry]) => ({ name, entry, fate: partFate(name) }));
  const gone = new Set(fates.filter(({ fate }) => fate === 'drop').map(({ name }) => name));
  const packed: PackedEntry[] = [];
  let sizeBytes = 0;
  for (const { entry, fate } of fates) {
    if (fate === 'drop') continue;
    const part = await cleanPart(entry.fileName, fate, await bytesOf(zip.read(entry)), gone);
    sizeBytes += part.length;
    if (sizeBytes > limits.outputBytesMax) throw new LimpiezaRefusal('demasiado-grande');
    packed.push(packEntry(entry.fileName, part));
  }
  return zipOf(packed);
}

/** Throws LimpiezaRefusal. */
export async function cleanOffice(
  bytes: Buffer,
): Promise<{ readonly kind: OfficeKind; readonly copy: Buffer }> {
  let zip: GuardedZip | undefined;
  try {
    zip = await openZip(bytes);
    const kind = kindOf(zip);
    return { kind, copy: await rewrite(zip) };
  } catch (error) {
    if (!(error instanceof LibroRefusal)) throw error;
    throw new LimpiezaRefusal(error.finding.code === 'libro-con-clave' ? 'con-clave' : 'ilegible');
  } finally {
    zip?.close();
  }
}

/** The revocation lists in the operator's folder: how old each is and, where one can tell, until when it is good. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from '../../documents/certificados/certificate.ts';
import { readCrl } from '../../documents/certificados/crl.ts';
import { crlBytesMax, derOf } from '../../documents/certificados/crl-folder.ts';
import { type Vigencia, vigenciaDe } from '../../domain/ajustes/vigencia.ts';
import { ajustesLimits } from './ajustes-limits.ts';

export type ListaDeRevocacion = {
  readonly archivo: string;
  readonly bytes: number;
  /** When it was last written here. */
  readonly guardadaMs: number;
  /** Null where no authority in force signed it, or it is too long to be read for a page. */
  readonly hastaMs: number | null;
  readonly vigencia: Vigencia | 'sin-comprobar';
};

type File = { readonly archivo: string; readonly bytes: number; readonly guardadaMs: number };

const isList = (name: string) => /\.(crl|der|pem)$/i.test(name);

async function listFiles(folder: string): Promise<readonly File[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch {
    // The folder went away: there is no list in it.
    return [];
  }
  const files: File[] = [];
  for (const archivo of names.filter(isList).sort().slice(0, ajustesLimits.listasMax)) {
    try {
      const { size: bytes, mtimeMs: guardadaMs } = await stat(join(folder, archivo));
      files.push({ archivo, bytes, guardadaMs });
    } catch {
      // Replaced just now: the next look shows it.
    }
  }
  return files;
}

async function validityOf(
  folder: string,
  { archivo, bytes }: File,
  anchors: readonly Certificate[],
): Promise<{ readonly desdeMs: number; readonly hastaMs: number } | null> {
  if (bytes > Math.min(crlBytesMax, ajustesLimits.listaLeidaBytesMax)) return null;
  try {
    const der = derOf(await readFile(join(folder, archivo)));
    for (const issuer of anchors) {
      const crl = readCrl(der, issuer);
      if (crl !== null) return { desdeMs: crl.thisUpdateMs, hastaMs: crl.nextUpdateMs };
    }
  } catch {
    // Unreadable: shown as not checked.
  }
  return null;
}

/** Null where the operator named no folder. */
export async function crlLists(
  folder: string | null,
  anchors: readonly Certificate[],
  nowMs: number,
): Promise<readonly ListaDeRevocacion[] | null> {
  if (folder === null) return null;
  const lists: ListaDeRevocacion[] = [];
  for (const file of await listFiles(folder)) {
    const validity = await validityOf(folder, file, anchors);
    lists.push({
      ...file,
      hastaMs: validity?.hastaMs ?? null,
      vigencia:
        validity === null ? 'sin-comprobar' : vigenciaDe(validity, nowMs, ajustesLimits.avisoDeListaDias),
    });
  }
  return lists;
}

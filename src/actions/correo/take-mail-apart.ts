/** Has a mail read and its files kept: each in the file store under its hash, looked through, and known for what it is. */
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailSource } from '../../documents/correo/mail-order.ts';
import type { ReadOutcome } from '../../documents/correo/mail-reader.ts';
import { sniff } from '../../documents/sniff.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { Json } from '../../domain/canonical-json.ts';
import type { FacturaDeCorreo } from '../../domain/correo/datos-de-correo.ts';
import type { CorreoLeido, ParteAdjunta } from '../../domain/correo/leido.ts';
import type { Formato } from '../../domain/tramite/documento.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import type { Deps } from '../deps.ts';
import { scanFile } from '../scan-file.ts';
import { intakeLimits } from './intake-limits.ts';

/** What is known of a file besides what the mail says; `formato` null: none of those a trámite takes. */
export type FileKept = { readonly formato: Formato | null; readonly isInfected: boolean };

export type MailApart = {
  readonly correo: CorreoLeido;
  /** By hex SHA-256. */
  readonly files: ReadonlyMap<string, FileKept>;
  readonly facturas: readonly FacturaDeCorreo[];
};

function sourceOf({ files }: Pick<Deps, 'files'>, { crudo, sha256 }: CorreoTomado): MailSource {
  return crudo === null ? { path: files.pathOf(sha256) } : { bytes: crudo };
}

async function keepFile(deps: Deps, folder: string, parte: ParteAdjunta): Promise<FileKept> {
  const { sha256, tamanoBytes, nombre } = parte;
  const stored = await deps.files.store(createReadStream(join(folder, sha256)), intakeLimits.rawBytesMax);
  if (stored.outcome !== 'stored' || stored.sha256 !== sha256)
    throw new Error('an attachment is not what the reader said it is');
  const formato = sniff(stored.head, stored.tail, nombre);
  const state = await scanFile(deps, { sha256, tamanoBytes, formato: formato ?? 'otro' });
  return { formato, isInfected: state === 'infectado' };
}

async function keepFiles(
  deps: Deps,
  folder: string,
  { adjuntos }: CorreoLeido,
): Promise<ReadonlyMap<string, FileKept>> {
  const kept = new Map<string, FileKept>();
  for (const parte of adjuntos.slice(0, intakeLimits.attachmentsKeptMax))
    if (!kept.has(parte.sha256)) kept.set(parte.sha256, await keepFile(deps, folder, parte));
  return kept;
}

const member = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Reflect.get(value, name) : undefined;

/** What the invoices among the files say under a signature that holds; others say nothing here. */
async function readInvoices(
  deps: Deps,
  files: ReadonlyMap<string, FileKept>,
): Promise<readonly FacturaDeCorreo[]> {
  const nowMs = deps.clock.nowMs();
  const found: FacturaDeCorreo[] = [];
  const xml = [...files].filter(([, { formato, isInfected }]) => formato === 'xml' && !isInfected);
  for (const [sha256] of xml.slice(0, intakeLimits.invoicesMax)) {
    const hoy = civilDateAt(nowMs, (await deps.calendar()).zone);
    const { datos } = await deps.examiner.examine({
      path: deps.files.pathOf(sha256),
      tipo: 'factura',
      formato: 'xml',
      contexto: { hoy, ruc: null, firmante: null },
      nowMs,
    });
    const ruc = member(member(datos.factura, 'issuer'), 'ruc');
    const total = member(datos.factura, 'total');
    if (typeof ruc === 'string')
      found.push({ adjunto: sha256, firmada: true, ruc, total: typeof total === 'string' ? total : null });
  }
  return found;
}

/** The whole of a mail, for checks that need all its bytes; null where it is larger than memory is spent on. */
export async function rawBytesOf(
  { files }: Pick<Deps, 'files'>,
  { crudo, sha256, tamanoBytes }: CorreoTomado,
): Promise<Buffer | null> {
  if (crudo !== null) return crudo;
  return tamanoBytes > intakeLimits.verifiedBytesMax ? null : readFile(files.pathOf(sha256));
}

/** A folder for the parts of mails that are read one after the other; nothing of it remains. */
export async function inPartsFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-correo-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `folder`: for its parts. Nothing of it is kept yet. */
export function readMail(deps: Deps, tomado: CorreoTomado, folder: string): Promise<ReadOutcome> {
  return deps.mailReader.read(sourceOf(deps, tomado), folder);
}

/**
 * The parts leave `folder` for the file store. Nothing of the mail is in any row yet: what dies half-way leaves files that
 * the next reading finds in place.
 */
export async function keepParts(deps: Deps, folder: string, correo: CorreoLeido): Promise<MailApart> {
  const files = await keepFiles(deps, folder, correo);
  for (const { sha256 } of correo.adjuntos) await rm(join(folder, sha256), { force: true });
  return { correo, files, facturas: await readInvoices(deps, files) };
}

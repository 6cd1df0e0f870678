/** The check of the spreadsheet of members: what it says, row by row, and what its sender should correct. */

import type { MensajeDeFila } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { FilaDeSocio } from '../../domain/socios/socio.ts';
import type { LibroFormato, LibroSource } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { MembersCollector } from './members-collector.ts';
import { readRows } from './read-rows.ts';

export type MembersBook = {
  readonly findings: readonly DocumentFinding[];
  /** In their order, those with errors too; none where the book was refused. */
  readonly rows: readonly FilaDeSocio[];
  /** The first 200. */
  readonly messages: readonly MensajeDeFila[];
  /** How many messages there were beyond those. */
  readonly messagesRest: number;
};

/** Never throws for any bytes; what the disk throws passes. Meant for a worker: it may take seconds on the largest books. */
export async function examineMembersBook(source: LibroSource, formato: LibroFormato): Promise<MembersBook> {
  const collector = new MembersCollector();
  try {
    for await (const batch of readRows(source, formato)) collector.take(batch);
  } catch (error) {
    if (!(error instanceof LibroRefusal)) throw error;
    return { findings: [error.finding], rows: [], messages: [], messagesRest: 0 };
  }
  const { rows, messages, messagesRest } = collector;
  return { findings: collector.findings(), rows, messages, messagesRest };
}

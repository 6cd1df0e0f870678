/** One writer of lines per database and process, so that all who write share its statements. */
import type { Database } from '../../platform/database.ts';
import { type LineWriter, openLineWriter } from '../../store/line-writer.ts';
import type { Deps } from '../deps.ts';

const writers = new WeakMap<Database, LineWriter>();

export function lineWriterOf({ db }: Pick<Deps, 'db'>): LineWriter {
  const writer = writers.get(db) ?? openLineWriter(db);
  writers.set(db, writer);
  return writer;
}

/** Reads an .ods behind the same guard as an .xlsx. */
import type { LibroSource, SheetRows } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { OdsReader } from './ods-reader.ts';
import { Tally } from './tally.ts';
import { feedXml, readXml } from './xml-events.ts';
import { type GuardedZip, openZip } from './zip-guard.ts';

function partBytes(zip: GuardedZip, name: string): AsyncGenerator<Buffer> {
  const entry = zip.entries.get(name);
  if (entry === undefined) throw new LibroRefusal('libro-ilegible', `no ${name}`);
  return zip.read(entry);
}

/** Programs live in `Basic/` and `Scripts/` (LibreOffice writes neither unless there is one). */
function assertNoPrograms(zip: GuardedZip): void {
  for (const name of zip.entries.keys())
    if (/^(basic|scripts)\//.test(name)) throw new LibroRefusal('libro-con-macros', name);
}

/** A password leaves the zip open and encrypts the parts inside it (ODF 1.3, part 2, section 4.8.1). */
async function assertNotEncrypted(zip: GuardedZip): Promise<void> {
  await readXml(partBytes(zip, 'meta-inf/manifest.xml'), {
    open(name) {
      if (name === 'encryption-data') throw new LibroRefusal('libro-con-clave');
    },
    close() {},
    text() {},
  });
}

/** Throws LibroRefusal. */
export async function* readOds(source: LibroSource): AsyncGenerator<SheetRows> {
  const zip = await openZip(source);
  try {
    assertNoPrograms(zip);
    await assertNotEncrypted(zip);
    const reader = new OdsReader(new Tally());
    for await (const _ of feedXml(partBytes(zip, 'content.xml'), reader)) {
      reader.flush();
      yield* reader.batches;
      reader.batches = [];
    }
    if (!reader.isSpreadsheet) throw new LibroRefusal('libro-ilegible', 'not a spreadsheet');
    yield* reader.batches;
  } finally {
    zip.close();
  }
}

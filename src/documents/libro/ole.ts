/** Tells an old .xls from a workbook with a password: both come in the same OLE container (MS-CFB), and we read neither. */
import { pieces } from './file-bytes.ts';
import type { LibroSource } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream that holds an encrypted Office document (MS-OFFCRYPTO 2.3.4.4); names in the container are UTF-16LE. */
const encryptedMark = Buffer.from('EncryptedPackage', 'utf16le');

export const isOle = (head: Buffer) => head.subarray(0, magic.length).equals(magic);

export async function oleRefusal(source: LibroSource): Promise<LibroRefusal> {
  let carried = Buffer.alloc(0);
  for await (const piece of pieces(source)) {
    const window = Buffer.concat([carried, piece]);
    if (window.includes(encryptedMark)) return new LibroRefusal('libro-con-clave');
    carried = window.subarray(-encryptedMark.length);
  }
  return new LibroRefusal('libro-xls');
}

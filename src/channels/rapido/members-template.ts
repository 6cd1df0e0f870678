/** The workbook to fill with the members of an association, as a download for anybody. */
import { Readable } from 'node:stream';
import { readMembersTemplate } from '../../actions/read-members-template.ts';
import { sendDownload } from '../../web/download.ts';
import type { WebContext } from '../../web/web.ts';

export function membersTemplate(c: WebContext): Response {
  const { nombre, libro } = readMembersTemplate();
  return sendDownload(c, { nombre, tamanoBytes: libro.length, contenido: () => Readable.from([libro]) });
}

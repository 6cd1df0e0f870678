/** What leaves the room as a file, always as a download: originals and copies for readers, released packages still sealed. */
import { readPaqueteFile } from '../../actions/sala/read-paquete-file.ts';
import { readPieceFile } from '../../actions/sala/read-piece-file.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { sendDownload } from '../../web/download.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { requireSala, salaRefusal } from './require-sala.ts';

export async function pieceDownload(web: Web, c: WebContext): Promise<Response> {
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  const { id = '', pieza = '' } = c.req.param() as { id?: string; pieza?: string };
  const found = await readPieceFile(web.deps, room.lector, id, pieza);
  if (isRefusal(found)) return salaRefusal(web, c, found);
  const { nombre, tamanoBytes } = found.guardado;
  return sendDownload(c, { nombre, tamanoBytes, contenido: found.contenido });
}

export async function packageDownload(web: Web, c: WebContext): Promise<Response> {
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  const { id = '', paquete = '' } = c.req.param() as { id?: string; paquete?: string };
  const found = await readPaqueteFile(web.deps, room.lector, id, paquete);
  if (isRefusal(found)) return salaRefusal(web, c, found);
  return sendDownload(c, found);
}

/** The copy of somebody's data, for the officer who hands it over; their own password was asked for a moment ago. */
import { readCopy } from '../../actions/derechos/read-copy.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { sendDownload } from '../../web/download.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireDelegado } from './require-delegado.ts';

export async function copyDownload(web: Web, c: WebContext): Promise<Response> {
  const staff = requireDelegado(web, c);
  if (staff instanceof Response) return staff;
  const id = c.req.param('id') ?? '';
  const found = await readCopy(web.deps, staff.session, id);
  if (!isRefusal(found)) return sendDownload(c, found);
  const next =
    found.code === 'sesion-necesaria'
      ? { text: 'Confirmar que es usted', href: paths.mesa.seguridad }
      : { text: 'Volver a la petición', href: paths.mesa.datos.peticion(id) };
  return deskRefusal(web, c, found, next);
}

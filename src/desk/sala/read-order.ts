/** Which complaint a form is about, and the version its page showed. */
import type { OrdenDeSala } from '../../actions/sala/open-for-verb.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { versionSeen } from '../../web/command-fields.ts';
import type { WebContext } from '../../web/web.ts';

export function readOrder(c: WebContext, body: FormBody): OrdenDeSala {
  return { id: c.req.param('id') ?? '', versionVista: versionSeen(body) };
}

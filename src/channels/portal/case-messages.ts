/** Writes a message inside the case. */

import { readCase } from '../../actions/read-case.ts';
import { writeMessage } from '../../actions/write-message.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { readCommand } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFilerFor } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn, messageDraft, messagePurpose, renderCase } from './case-page.ts';

export async function sendMessage(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, backToOwn);
  const actor = requireFilerFor(
    web,
    c,
    { purpose: messagePurpose, draftKey: messageDraft(referencia) },
    body,
  );
  if (actor instanceof Response) return actor;
  const texto = first(body, 'texto');
  const outcome =
    forgery(web, c, messagePurpose, body) ??
    (await writeMessage(web.deps, actor, { ...readCommand(referencia, body), texto }));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.solicitud(referencia)}#mensajes`);
  const view = await readCase(web.deps, actor, referencia);
  return isRefusal(view)
    ? refusalPage(web, c, view, backToOwn)
    : renderCase(web, c, view, { texto, refusal: outcome });
}

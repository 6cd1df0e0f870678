/** Takes a draft up where it was left: at the first step that is not finished. */
import { openDraft } from '../../actions/open-draft.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { hrefOf, stepsOf } from './steps.ts';

export async function resume(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  const { lectura, borrador, vigente } = draft;
  const wrong = new Set(lectura.errores.map(({ path }) => path.split('.')[0]));
  const steps = stepsOf(vigente.definicion, lectura.datos);
  const unfinished = steps.find(
    (step) => step.kind !== 'pregunta' || step.campos.some((campo) => wrong.has(campo)),
  );
  return seeOther(c, hrefOf(unfinished ?? { kind: 'revisar' }, borrador.id));
}

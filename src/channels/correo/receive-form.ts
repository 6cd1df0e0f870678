/** Reads a form of fields and files behind a mailed link: the token first, then each file streamed into its paper. */
import { receivePaper } from '../../actions/correo-mesa/complete-thread.ts';
import type { DefinicionVigente } from '../../actions/deps.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { type Part, readMultipart } from '../../platform/http/multipart.ts';
import { comesFromHere } from '../../web/post.ts';
import { holdsToken } from '../../web/visit.ts';
import type { FormPurpose, Web, WebContext } from '../../web/web.ts';

export type ReceivedForm = {
  readonly body: FormBody;
  readonly adjuntos: readonly Adjunto[];
  readonly errors: readonly FieldError[];
  /** False: not from our page, or its token is out of date; nothing was taken. */
  readonly authentic: boolean;
};

export type FormAsked = {
  readonly vigente: DefinicionVigente;
  readonly purpose: FormPurpose;
  /** Papers that are there already and count towards the room of each slot. */
  readonly yaHay: readonly Adjunto[];
  /** The papers asked for; null for any of the definition. */
  readonly only: readonly string[] | null;
};

/** The token comes first in the form, so that no file is stored for a forged one. `cut-off`: nothing usable arrived. */
export async function receiveForm(
  web: Web,
  c: WebContext,
  { vigente, purpose, yaHay, only }: FormAsked,
): Promise<ReceivedForm | 'cut-off'> {
  const body = new Map<string, string[]>();
  const adjuntos: Adjunto[] = [];
  const errors: FieldError[] = [];
  let authentic = false;
  const origin = comesFromHere(web, c);
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === '_csrf') authentic = origin && holdsToken(web, c.var.visit, purpose, part.value);
      else body.set(part.name, [...(body.get(part.name) ?? []), part.value]);
      return;
    }
    const clave = part.name.replace(/^documento:/, '');
    if (!authentic || (only !== null && !only.includes(clave))) return;
    const upload = { nombre: part.fileName, contenido: part.stream };
    const outcome = await receivePaper(web.deps, vigente, clave, [...yaHay, ...adjuntos], upload);
    if (!isRefusal(outcome)) adjuntos.push(outcome);
    else
      errors.push(
        ...(outcome.errors.length > 0 ? outcome.errors : [{ path: part.name, sentence: outcome.sentence }]),
      );
  };
  const outcome = await readMultipart(c.env.incoming, take);
  if (outcome === 'cut-off' && body.size === 0) return 'cut-off';
  if (outcome !== 'done') {
    const { sentence } = refuse(outcome === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande');
    errors.push({ path: '', sentence });
  }
  return { body, adjuntos, errors, authentic };
}

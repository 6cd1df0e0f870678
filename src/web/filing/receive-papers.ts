/** Takes the files of a form into a draft, each with its own answer, and says which papers are still missing. */
import { attachDocument } from '../../actions/attach-document.ts';
import type { OpenDraft } from '../../actions/open-draft.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { documentosQueFaltan } from '../../domain/tramite/resumen.ts';
import { type Part, readMultipart } from '../../platform/http/multipart.ts';
import { comesFromHere } from '../post.ts';
import { holdsToken } from '../visit.ts';
import type { Web, WebContext } from '../web.ts';
import { fieldName } from './paper-slot.ts';

/** What the token of a form of papers is for: shared by every page that shows one and by the upload of single files. */
export const papersPurpose = 'documentos';

export type PapersReceived = {
  readonly errors: readonly FieldError[];
  readonly attached: readonly Adjunto[];
  /** The form's other fields, the last value of each name. */
  readonly fields: ReadonlyMap<string, string>;
  /** False: not from our page, or its token is out of date; nothing was taken. */
  readonly authentic: boolean;
};

type PapersAsked = {
  readonly actor: Solicitante;
  readonly borrador: string;
  /** The one document asked for; null for any. */
  readonly only: string | null;
};

/** The token comes first in the form, so that no file is stored for a forged one. `cut-off`: nothing usable arrived. */
export async function receivePapers(
  web: Web,
  c: WebContext,
  { actor, borrador, only }: PapersAsked,
): Promise<PapersReceived | 'cut-off'> {
  const errors: FieldError[] = [];
  const attached: Adjunto[] = [];
  const fields = new Map<string, string>();
  let authentic = false;
  const origin = comesFromHere(web, c);
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === '_csrf')
        authentic = origin && holdsToken(web, c.var.visit, papersPurpose, part.value);
      else fields.set(part.name, part.value);
      return;
    }
    const clave = part.name.replace(/^documento:/, '');
    // A form shown for another draft brings nothing into this one.
    const isOther = (fields.get('borrador') ?? borrador) !== borrador;
    if (!authentic || isOther || (only !== null && clave !== only)) return;
    const outcome = await attachDocument(web.deps, actor, borrador, clave, {
      nombre: part.fileName,
      contenido: part.stream,
    });
    if (!isRefusal(outcome)) attached.push(outcome);
    else
      errors.push(
        ...(outcome.errors.length > 0 ? outcome.errors : [{ path: part.name, sentence: outcome.sentence }]),
      );
  };
  const outcome = await readMultipart(c.env.incoming, take);
  if (outcome === 'cut-off' && attached.length === 0 && errors.length === 0) return 'cut-off';
  if (outcome !== 'done') {
    const { sentence } = refuse(outcome === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande');
    errors.push({ path: '', sentence });
  }
  return { errors, attached, fields, authentic };
}

/** A sentence beside each paper that is asked for and not there; one that came and was not taken has its own. */
export function missingPapers(
  { vigente: { definicion }, lectura, borrador }: OpenDraft,
  said: readonly FieldError[],
): readonly FieldError[] {
  return documentosQueFaltan(definicion, lectura.datos, borrador.adjuntos)
    .map(([clave, d]) => ({ path: fieldName(clave), sentence: `Adjunte: ${d.etiqueta}.` }))
    .filter(({ path }) => !said.some((error) => error.path === path));
}

/** The papers of a trámite: several files at once, streamed to disk, each with its own answer; works without JavaScript. */
import { type OpenDraft, openDraft } from '../../actions/open-draft.ts';
import { readDraftPapers } from '../../actions/read-draft-papers.ts';
import { removeDocument } from '../../actions/remove-document.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { paths } from '../../paths.ts';
import { isMultipart } from '../../platform/http/multipart.ts';
import { form } from '../../ui/components/form.ts';
import { paperInWords } from '../../ui/components/paper-in-words.ts';
import { fileSize } from '../../web/file-size.ts';
import { paperSlots } from '../../web/filing/paper-slots.ts';
import { missingPapers, papersPurpose, receivePapers } from '../../web/filing/receive-papers.ts';
import { seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { stepPage } from './frame.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

const step: Step = { kind: 'documentos' };

async function render(
  web: Web,
  c: WebContext,
  draft: OpenDraft,
  errors: readonly FieldError[],
  status?: number,
): Promise<Response> {
  const here = paths.borradorDocumentos(draft.borrador.id);
  const content = form({
    action: here,
    csrf: tokenFor(web, c.var.visit, papersPurpose),
    hasFiles: true,
    content: await paperSlots(web, c, draft, { errors, refreshHref: here }),
  });
  return stepPage(web, c, {
    draft,
    step,
    title: 'Documentos',
    content,
    errors,
    scripts: ['subida'],
    ...(status === undefined ? {} : { status }),
  });
}

export async function showDocuments(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const draft = await openDraft(web.deps, actor, id);
  return isRefusal(draft) ? refusalPage(web, c, draft) : render(web, c, draft, []);
}

export async function sendDocuments(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const before = await openDraft(web.deps, actor, id);
  if (isRefusal(before)) return refusalPage(web, c, before);
  if (!isMultipart(c.env.incoming)) return refusalPage(web, c, refuse('peticion-ilegible'));
  const received = await receivePapers(web, c, { actor, borrador: id, only: null });
  if (received === 'cut-off')
    return render(web, c, before, [{ path: '', sentence: refuse('archivo-incompleto').sentence }], 400);
  if (!received.authentic)
    return render(web, c, before, [{ path: '', sentence: refuse('formulario-vencido').sentence }], 403);
  const [verb, , , adjunto = ''] = (received.fields.get('_accion') ?? '').split(':');
  if (verb === 'quitar-archivo') {
    await removeDocument(web.deps, actor, id, adjunto);
    return seeOther(c, paths.borradorDocumentos(id));
  }
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  if (verb === 'adjuntar')
    return received.errors.length > 0
      ? render(web, c, draft, received.errors)
      : seeOther(c, paths.borradorDocumentos(id));
  const errors = [...received.errors, ...missingPapers(draft, received.errors)];
  if (errors.length > 0) return render(web, c, draft, errors);
  const { next } = whereabouts(stepsOf(draft.vigente.definicion, draft.lectura.datos), step);
  return seeOther(c, hrefOf(next, id));
}

/** What the island shows of a file that arrived, with what was found in it. */
async function uploadAnswer(web: Web, actor: Solicitante, id: string, adjunto: Adjunto) {
  const draft = await openDraft(web.deps, actor, id);
  const papers = isRefusal(draft)
    ? []
    : await readDraftPapers(web.deps, actor, draft.vigente.definicion, [adjunto]);
  const found = paperInWords(papers[0]?.examen ?? null);
  return { id: adjunto.id, nombre: adjunto.nombre, tamano: fileSize(adjunto.tamanoBytes), hallado: found };
}

/** For the island: one file per request, answered as JSON. */
export async function sendOneDocument(web: Web, c: WebContext, id: string, clave: string): Promise<Response> {
  const { actor } = c.var.visit;
  const problem = (refusal: { status: number; code: string; sentence: string }) =>
    c.body(
      JSON.stringify({ status: refusal.status, code: refusal.code, detail: refusal.sentence }),
      refusal.status as 400,
      {
        'content-type': 'application/problem+json; charset=utf-8',
      },
    );
  if (actor.clase !== 'proveedor' && actor.clase !== 'entidad') return problem(refuse('sesion-terminada'));
  if (!isMultipart(c.env.incoming)) return problem(refuse('peticion-ilegible'));
  const received = await receivePapers(web, c, { actor, borrador: id, only: clave });
  if (received === 'cut-off') return problem(refuse('archivo-incompleto'));
  if (!received.authentic) return problem(refuse('formulario-vencido'));
  const [adjunto] = received.attached.filter((a) => a.documento === clave);
  if (adjunto !== undefined) return c.json(await uploadAnswer(web, actor, id, adjunto), 201);
  return problem(
    refuse('documento-no-aceptado', { sentence: received.errors[0]?.sentence ?? 'No llegó ningún archivo.' }),
  );
}

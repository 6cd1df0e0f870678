/** The papers of a trámite: several files at once, streamed to disk, each with its own answer; works without JavaScript. */
import { attachDocument } from '../../actions/attach-document.ts';
import { type OpenDraft, openDraft } from '../../actions/open-draft.ts';
import { readDraftPapers } from '../../actions/read-draft-papers.ts';
import { removeDocument } from '../../actions/remove-document.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { documentosPedidos } from '../../domain/tramite/resumen.ts';
import { paths } from '../../paths.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { paperInWords } from '../../ui/components/paper-in-words.ts';
import { html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { seeOther } from '../../web/pages.ts';
import { comesFromHere } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { holdsToken, tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { errorsByPath, stepPage } from './frame.ts';
import { fieldName, paperSlot } from './paper-slot.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

const purpose = 'documentos';
const step: Step = { kind: 'documentos' };
async function render(
  web: Web,
  c: WebContext,
  draft: OpenDraft,
  errors: readonly FieldError[],
  status?: number,
): Promise<Response> {
  const { actor } = c.var.visit;
  const { definicion } = draft.vigente;
  const { adjuntos, id } = draft.borrador;
  const papers = esSolicitante(actor) ? await readDraftPapers(web.deps, actor, definicion, adjuntos) : [];
  const byPath = errorsByPath(errors);
  const slots = documentosPedidos(definicion, draft.lectura.datos).map(([clave, documento]) =>
    paperSlot({
      borrador: id,
      clave,
      documento,
      papers: papers.filter((paper) => paper.documento === clave),
      error: byPath.get(fieldName(clave)),
    }),
  );
  // With the island each file is looked into as it arrives; without it, this sends the files and stays.
  const attach = button({
    text: 'Adjuntar y ver qué se encontró',
    variant: 'secondary',
    name: '_accion',
    value: 'adjuntar',
    classes: 'v-sin-guiones',
  });
  const running = papers.some(({ examen }) => examen === null);
  const refresh =
    running &&
    html`<p class="govuk-body"><a class="govuk-link" href="${paths.borradorDocumentos(id)}">Ver si ya terminó la revisión</a></p>`;
  const content = form({
    action: paths.borradorDocumentos(id),
    csrf: tokenFor(web, c.var.visit, purpose),
    hasFiles: true,
    content: html`${slots}<p class="govuk-body">Los archivos se guardan en cuanto llegan; puede seguir más tarde.</p>${refresh}<div class="govuk-button-group">${button({ text: 'Continuar' })}${attach}</div>`,
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

type Received = {
  readonly errors: FieldError[];
  readonly attached: Adjunto[];
  accion: string;
  authentic: boolean;
};

/**
 * Takes every part in order: the token comes first, so that no file is stored for a forged form. `only`: the one
 * document asked for; null for any.
 */
async function receive(
  web: Web,
  c: WebContext,
  actor: Solicitante,
  id: string,
  only: string | null,
): Promise<Received | 'cut-off'> {
  const received: Received = { errors: [], attached: [], accion: '', authentic: false };
  const origin = comesFromHere(web, c);
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === '_csrf')
        received.authentic = origin && holdsToken(web, c.var.visit, purpose, part.value);
      if (part.name === '_accion') received.accion = part.value;
      return;
    }
    const clave = part.name.replace(/^documento:/, '');
    if (!received.authentic || (only !== null && clave !== only)) return;
    const outcome = await attachDocument(web.deps, actor, id, clave, {
      nombre: part.fileName,
      contenido: part.stream,
    });
    if (!isRefusal(outcome)) received.attached.push(outcome);
    else
      received.errors.push(
        ...(outcome.errors.length > 0 ? outcome.errors : [{ path: part.name, sentence: outcome.sentence }]),
      );
  };
  const outcome = await readMultipart(c.env.incoming, take);
  if (outcome === 'cut-off' && received.attached.length === 0 && received.errors.length === 0)
    return 'cut-off';
  if (outcome !== 'done') {
    const { sentence } = refuse(outcome === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande');
    received.errors.push({ path: '', sentence });
  }
  return received;
}

export async function sendDocuments(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const before = await openDraft(web.deps, actor, id);
  if (isRefusal(before)) return refusalPage(web, c, before);
  if (!isMultipart(c.env.incoming)) return refusalPage(web, c, refuse('peticion-ilegible'));
  const received = await receive(web, c, actor, id, null);
  if (received === 'cut-off')
    return render(web, c, before, [{ path: '', sentence: refuse('archivo-incompleto').sentence }], 400);
  if (!received.authentic)
    return render(web, c, before, [{ path: '', sentence: refuse('formulario-vencido').sentence }], 403);
  const [verb, , , adjunto = ''] = received.accion.split(':');
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
  const { definicion } = draft.vigente;
  const missing = documentosPedidos(definicion, draft.lectura.datos)
    .filter(
      ([clave, d]) => d.opcional !== true && !draft.borrador.adjuntos.some((a) => a.documento === clave),
    )
    .map(([clave, d]) => ({ path: fieldName(clave), sentence: `Adjunte: ${d.etiqueta}.` }));
  const errors = [
    ...received.errors,
    ...missing.filter((m) => !received.errors.some((e) => e.path === m.path)),
  ];
  if (errors.length > 0) return render(web, c, draft, errors);
  const { next } = whereabouts(stepsOf(definicion, draft.lectura.datos), step);
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
  const received = await receive(web, c, actor, id, clave);
  if (received === 'cut-off') return problem(refuse('archivo-incompleto'));
  if (!received.authentic) return problem(refuse('formulario-vencido'));
  const [adjunto] = received.attached.filter((a) => a.documento === clave);
  if (adjunto !== undefined) return c.json(await uploadAnswer(web, actor, id, adjunto), 201);
  return problem(
    refuse('documento-no-aceptado', { sentence: received.errors[0]?.sentence ?? 'No llegó ningún archivo.' }),
  );
}

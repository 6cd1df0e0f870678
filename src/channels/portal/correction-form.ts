/** Reads the answer to a correction: fields first, each file streamed to disk as it arrives, only for an authentic form. */
import { receiveFile } from '../../actions/attach-document.ts';
import { limits } from '../../domain/limits.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Adjunto, Documentos } from '../../domain/tramite/documento.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { FormPurpose, Web, WebContext } from '../../web/web.ts';

export const correctionPurpose = 'subsanar';

/** Hidden fields with the files that arrived with an earlier sending of the same form. */
export const keptField = '_adjunto';

export const fileField = (clave: string): string => `documento:${clave}`;

type FilePart = Extract<Part, { kind: 'file' }>;

const keptBody = (owner: string, json: string) => `adjunto|${owner}|${json}`;

/** `owner`: of the case and the account, so that nobody's file can be slipped into another case. */
export function keepFile({ deps }: Web, owner: string, adjunto: Adjunto): string {
  const json = JSON.stringify(adjunto);
  return `${Buffer.from(json).toString('base64url')}.${deps.keys.mac('formulario', keptBody(owner, json))}`;
}

/** Only what this program signed itself: its shape is then ours. */
export function keptFiles({ deps }: Web, owner: string, body: FormBody): readonly Adjunto[] {
  return (body.get(keptField) ?? []).slice(0, limits.filesPerDraftMax).flatMap((value) => {
    const [encoded = '', signature = ''] = value.split('.');
    const json = Buffer.from(encoded, 'base64url').toString('utf8');
    return deps.keys.macIs('formulario', keptBody(owner, json), signature)
      ? [JSON.parse(json) as Adjunto]
      : [];
  });
}

export type Sent = {
  readonly body: FormBody;
  readonly forged: Refusal | null;
  /** Files of this sending, then those kept from earlier ones. */
  readonly adjuntos: readonly Adjunto[];
  readonly errors: readonly FieldError[];
};

async function readParts(
  c: WebContext,
  onFile: (part: FilePart, body: FormBody) => Promise<void>,
): Promise<FormBody | Refusal> {
  const { incoming } = c.env;
  if (!isMultipart(incoming)) return readForm(c);
  const body = new Map<string, string[]>();
  const outcome = await readMultipart(incoming, async (part) => {
    if (part.kind === 'field') {
      body.set(part.name, [...(body.get(part.name) ?? []), part.value]);
      return;
    }
    await onFile(part, body);
    // What was refused half-way is still read to its end, or the rest of the form never arrives.
    part.stream.resume();
  });
  if (outcome === 'cut-off') return refuse('archivo-incompleto');
  return outcome === 'too-many' ? refuse('peticion-muy-grande') : body;
}

/** The fields alone: for somebody whose session ended, whose files nobody may store. */
export function readFieldsOnly(c: WebContext): Promise<FormBody | Refusal> {
  return readParts(c, async (part) => {
    part.stream.resume();
  });
}

/** `documentos`: the slots that were asked for; a file for any other is not taken. `purpose`: of the form's token. */
export async function readCorrection(
  web: Web,
  c: WebContext,
  owner: string,
  documentos: Documentos,
  purpose: FormPurpose = correctionPurpose,
): Promise<Sent | Refusal> {
  const fresh: Adjunto[] = [];
  const errors: FieldError[] = [];
  const inSlot = (clave: string, body: FormBody) =>
    [...fresh, ...keptFiles(web, owner, body)].filter(({ documento }) => documento === clave).length;
  const body = await readParts(c, async ({ name, fileName, stream }, before) => {
    const clave = name.replace(/^documento:/, '');
    const documento = Object.hasOwn(documentos, clave) ? documentos[clave] : undefined;
    if (documento === undefined || forgery(web, c, purpose, before) !== null) {
      stream.resume();
      return;
    }
    if (inSlot(clave, before) >= Math.min(documento.maximo, limits.filesPerDocumentMax)) {
      errors.push({ path: fileField(clave), sentence: refuse('demasiados-archivos').sentence });
      stream.resume();
      return;
    }
    const outcome = await receiveFile(web.deps, clave, documento, { nombre: fileName, contenido: stream });
    if (isRefusal(outcome)) errors.push(...outcome.errors);
    else fresh.push(outcome);
  });
  if (isRefusal(body)) return body;
  const forged = forgery(web, c, purpose, body);
  return { body, forged, adjuntos: [...fresh, ...keptFiles(web, owner, body)], errors };
}

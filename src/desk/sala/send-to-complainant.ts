/** A message to the complainant, with a file or without: the token comes first, so that nothing is stored for a forged one. */
import { salaFileLimits } from '../../actions/sala/sala-file-limits.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import { writeToComplainant } from '../../actions/sala/write-in-denuncia.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import { seeOther } from '../../web/pages.ts';
import { comesFromHere, readForm } from '../../web/post.ts';
import { holdsToken } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { showDenuncia } from './denuncia-page.ts';
import { readOrder } from './read-order.ts';
import { type InRoom, requireSala, requireSalaFor, salaRefusal } from './require-sala.ts';
import { salaPurpose } from './sala-purpose.ts';

const verbo = 'escribir';

type Received = {
  readonly fields: Map<string, string[]>;
  readonly archivo: ArchivoGuardado | null;
  readonly refusal: Refusal | null;
};

/** The texts stand before the file in the form; the file is sealed while it arrives. */
async function receive(web: Web, c: WebContext): Promise<Received> {
  const purpose = salaPurpose(verbo, c.req.param('id') ?? '');
  const fields = new Map<string, string[]>();
  const isOwn = comesFromHere(web, c);
  let outcome: ArchivoGuardado | Refusal | null = null;
  const isAuthentic = () => isOwn && holdsToken(web, c.var.visit, purpose, fields.get('_csrf')?.[0] ?? '');
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      fields.set(part.name, [part.value]);
      return;
    }
    if (!isAuthentic() || part.name !== 'archivo' || part.fileName === '' || outcome !== null) return;
    const { sizeBytesMax } = salaFileLimits;
    outcome = await storeSealedFile(web.deps, part.stream, { nombre: part.fileName, sizeBytesMax });
  };
  const read = await readMultipart(c.env.incoming, take);
  const archivo = outcome === null || isRefusal(outcome) ? null : outcome;
  if (!isAuthentic()) return { fields, archivo: null, refusal: refuse('formulario-vencido') };
  if (outcome !== null && isRefusal(outcome)) return { fields, archivo, refusal: outcome };
  return { fields, archivo, refusal: read === 'done' ? null : refuse('archivo-incompleto') };
}

/** A form without a file part is one that was carried through opening the room. */
async function receiveCarried(web: Web, c: WebContext, body: FormBody): Promise<InRoom | Response> {
  return requireSalaFor(web, c, salaPurpose(verbo, c.req.param('id') ?? ''), body);
}

/** The room closed meanwhile: what was typed is carried through opening it, the file is chosen again. */
async function carryTexts(web: Web, c: WebContext): Promise<Response> {
  const fields = new Map<string, string[]>();
  const read = await readMultipart(c.env.incoming, async (part) => {
    if (part.kind === 'field') fields.set(part.name, [part.value]);
  });
  if (read !== 'done') return salaRefusal(web, c, refuse('archivo-incompleto'));
  const room = await receiveCarried(web, c, fields);
  return room instanceof Response ? room : seeOther(c, paths.mesa.sala.denuncia(c.req.param('id') ?? ''));
}

export async function sendToComplainant(web: Web, c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (!isMultipart(c.env.incoming)) return sendCarried(web, c, id);
  const room = await requireSala(web, c);
  if (room instanceof Response) return carryTexts(web, c);
  const { fields, archivo, refusal } = await receive(web, c);
  return finish(web, c, room, { id, body: fields, archivo, refusal });
}

async function sendCarried(web: Web, c: WebContext, id: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const room = await receiveCarried(web, c, body);
  if (room instanceof Response) return room;
  const token = body.get('_csrf')?.[0] ?? '';
  const isAuthentic = comesFromHere(web, c) && holdsToken(web, c.var.visit, salaPurpose(verbo, id), token);
  const refusal = isAuthentic ? null : refuse('formulario-vencido');
  return finish(web, c, room, { id, body, archivo: null, refusal });
}

type Sent = {
  readonly id: string;
  readonly body: FormBody;
  readonly archivo: ArchivoGuardado | null;
  readonly refusal: Refusal | null;
};

async function finish(
  web: Web,
  c: WebContext,
  room: InRoom,
  { id, body, archivo, refusal }: Sent,
): Promise<Response> {
  const texto = body.get('texto')?.[0] ?? '';
  const done =
    refusal ?? (await writeToComplainant(web.deps, room.lector, { ...readOrder(c, body), texto, archivo }));
  if (!isRefusal(done)) return seeOther(c, `${paths.mesa.sala.denuncia(id)}?hecho=${verbo}`);
  return showDenuncia(web, c, room, id, { form: verbo, refusal: done, body });
}

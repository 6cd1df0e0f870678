/** Takes the files of a form, each sealed while it arrives; the token comes before the first of them. */
import { sealedDoorLimits as limits } from '../../actions/sala/sealed-door-limits.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isMultipart, type Part, readMultipart } from '../../platform/http/multipart.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { isRoomToken } from './room-post.ts';

type FilesAsked = {
  readonly purpose: string;
  readonly holder: string;
  /** Puts a stored file where it belongs. */
  readonly keep: (
    archivo: ArchivoGuardado,
    fields: ReadonlyMap<string, string>,
  ) => Promise<unknown | Refusal>;
};

type FilesTaken = {
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly taken: number;
  readonly fields: ReadonlyMap<string, string>;
};

const named = (fileName: string, sentence: string): string => `«${fileName}»: ${sentence}`;

export async function receiveFiles(
  { web, budgets }: Room,
  c: WebContext,
  { purpose, holder, keep }: FilesAsked,
): Promise<FilesTaken> {
  const { deps } = web;
  const errors: FieldError[] = [];
  const fields = new Map<string, string>();
  let isOurs = false;
  let taken = 0;
  let status = 422;
  const fail = (
    path: string,
    refusal: Pick<Refusal, 'status' | 'sentence'>,
    sentence = refusal.sentence,
  ): void => {
    status = refusal.status;
    errors.push({ path, sentence });
  };
  const take = async (part: Part): Promise<void> => {
    if (part.kind === 'field') {
      if (part.name === '_csrf') isOurs = isRoomToken(web, c, purpose, holder, part.value);
      else fields.set(part.name, part.value);
      return;
    }
    if (!isOurs) return;
    if (budgets.uploads.spent(deps.clock.nowMs()) > limits.uploadBytesPerHourMax) {
      fail(part.name, {
        status: 429,
        sentence:
          'Están llegando muchos archivos a la vez. Lo que escribió está guardado; adjunte este más tarde.',
      });
      return;
    }
    const { fileName: nombre, stream } = part;
    const stored = await storeSealedFile(deps, stream, { nombre, sizeBytesMax: limits.fileSizeBytesMax });
    const kept = isRefusal(stored) ? stored : await keep(stored, fields);
    if (!isRefusal(stored)) budgets.uploads.spend(stored.tamanoBytes, deps.clock.nowMs());
    if (isRefusal(kept)) fail(part.name, kept, named(nombre, kept.sentence));
    else taken += 1;
  };
  const outcome = isMultipart(c.env.incoming) ? await readMultipart(c.env.incoming, take) : 'cut-off';
  if (outcome !== 'done')
    fail('', refuse(outcome === 'cut-off' ? 'archivo-incompleto' : 'peticion-muy-grande'));
  else if (!isOurs) fail('', refuse('formulario-vencido'));
  return { errors, status, taken, fields };
}

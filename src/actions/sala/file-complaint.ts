/** Sends a complaint from its draft into the sealed room; what remains of the draft are the words, until written down. */
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { type Lectura, leerDatos } from '../../domain/tramite/leer-datos.ts';
import type { Deps } from '../deps.ts';
import { type ComplaintDraft, changeComplaintDraft, readComplaintDraft } from './complaint-draft.ts';
import { composeComplaint } from './compose-complaint.ts';
import { findProcessTold } from './find-process-told.ts';
import { openDenuncia } from './open-denuncia.ts';

/** What was answered, with everything that keeps it from being sent. */
export function readComplaint(deps: Deps, definicion: Definicion, { entrada }: ComplaintDraft): Lectura {
  const lectura = leerDatos(definicion, entrada);
  const decide = definicion.identidad?.decide;
  if (decide === undefined || deps.sala.admiteSinIdentidad || lectura.datos[decide] !== 'no') return lectura;
  const error: FieldError = { path: decide, sentence: refuse('identifiquese-para-denunciar').sentence };
  return { ...lectura, errores: [...lectura.errores, error] };
}

/**
 * Commits before it answers. Sent again, whatever broke in between, it is the same complaint with the same words.
 * `datos-con-errores` with what is missing, `identifiquese-para-denunciar`, `sin-lectores`, `no-encontrada`.
 */
export async function fileComplaint(
  deps: Deps,
  definicion: Definicion,
  token: string,
): Promise<{ readonly palabras: readonly string[] } | Refusal> {
  const draft = await readComplaintDraft(deps, token);
  if (draft === null) return refuse('no-encontrada');
  if (draft.palabras !== null) return { palabras: draft.palabras };
  const { datos, errores } = readComplaint(deps, definicion, draft);
  if (errores.length > 0) {
    const unidentified = refuse('identifiquese-para-denunciar');
    return errores.some(({ sentence }) => sentence === unidentified.sentence)
      ? { ...unidentified, errors: errores }
      : refuse('datos-con-errores', { errors: errores });
  }
  const told = await findProcessTold(deps, definicion, datos);
  const opened = await openDenuncia(deps, composeComplaint(definicion, draft, datos, told));
  if (isRefusal(opened)) return opened;
  const { palabras } = opened;
  if (palabras === null) throw new Error('a complaint of the web door has words');
  const kept = await changeComplaintDraft(deps, token, (was) => ({
    ...was,
    materia: null,
    entrada: {},
    archivos: [],
    palabras,
  }));
  return isRefusal(kept) ? kept : { palabras };
}

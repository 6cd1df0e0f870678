/**
 * Does one verb to many cases, each as a command of its own with a key derived from the whole's: sent again after a crash,
 * what was done is answered from its first time and only the rest is done.
 */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { nameId } from '../../platform/name-id.ts';
import { keepLote } from '../../store/lotes.ts';
import { addNote } from '../add-note.ts';
import { askCorrection } from '../ask-correction.ts';
import type { Changed, Command } from '../change-solicitud.ts';
import { cleanMessage } from '../clean-message.ts';
import type { Deps } from '../deps.ts';
import { handOnSolicitud } from '../hand-on-solicitud.ts';
import { returnSolicitud } from '../return-solicitud.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import type { AccionDeLote, FilaHecha, Lote, TextosDeLote } from './lote.ts';
import { loteLimits } from './lote-limits.ts';
import { checkRows, distinctRows } from './preview-lote.ts';

const dayMs = 86_400_000;

type Run = (
  deps: Deps,
  actor: Funcionario,
  command: Command,
  textos: TextosDeLote,
) => Promise<Changed | Refusal>;

const runs: { readonly [A in AccionDeLote]: Run } = {
  tomar: (deps, actor, command) => takeSolicitud(deps, actor, command),
  pasar: (deps, actor, command, { a, texto }) => handOnSolicitud(deps, actor, { ...command, a, nota: texto }),
  devolver: (deps, actor, command) => returnSolicitud(deps, actor, command),
  anotar: (deps, actor, command, { texto }) => addNote(deps, actor, { ...command, texto }),
  'pedir-subsanacion': (deps, actor, command, { texto }) =>
    askCorrection(deps, actor, { ...command, pide: texto, campos: [], documentos: [] }),
};

/** What would be refused for every row alike is refused once, before the first, beside its field. */
function checkTexts({ accion, a, texto }: Lote): Refusal | null {
  if (accion === 'tomar' || accion === 'devolver') return null;
  const clean = cleanMessage(
    texto,
    'texto',
    accion === 'pedir-subsanacion' ? 'falta-motivo' : 'mensaje-vacio',
  );
  if (isRefusal(clean)) return clean;
  return accion === 'pasar' && a === ''
    ? refuse('datos-con-errores', {
        errors: [{ path: 'a', sentence: 'Elija a quién pasar las solicitudes.' }],
      })
    : null;
}

/** `llave`: of the whole. Returns the id of the result's page; refuses only what holds for all rows. */
export async function runLote(
  deps: Deps,
  actor: Funcionario,
  lote: Lote,
  llave: string,
): Promise<{ readonly id: string } | Refusal> {
  if (!/^[\w-]{8,60}$/.test(llave)) return refuse('llave-invalida');
  const filas = distinctRows(lote.filas);
  const stop = checkRows(filas) ?? checkTexts(lote);
  if (stop !== null) return stop;
  const hechas: FilaHecha[] = [];
  for (const { referencia, version } of filas) {
    const command = {
      referencia,
      versionVista: version,
      llave: `${llave}.${nameId(referencia)}`.slice(0, 100),
    };
    const changed = await runs[lote.accion](deps, actor, command, lote);
    const [error] = isRefusal(changed) ? changed.errors : [];
    hechas.push(
      isRefusal(changed)
        ? { referencia, codigo: changed.code, motivo: error?.sentence ?? changed.sentence }
        : { referencia, codigo: null, motivo: '' },
    );
  }
  const id = nameId('lote', actor.cuenta, llave);
  const nowMs = deps.clock.nowMs();
  const kept = { id, cuenta: actor.cuenta, accion: lote.accion, filas: hechas };
  await keepLote(deps.db, kept, nowMs, nowMs - loteLimits.daysKept * dayMs);
  return { id };
}

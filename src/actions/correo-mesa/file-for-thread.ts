/** Files what a thread of mails holds as a solicitud, once, whoever asks: its author on the web page, or an officer. */
import { cartaDePresentada } from '../../domain/correo/cartas-de-correo.ts';
import { conHecho, type EstadoDeHilo, type HechoDeHilo } from '../../domain/correo/hilo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { nameId } from '../../platform/name-id.ts';
import { changeHilo, findHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { listCorreosDeHilo } from '../../store/correo-mesa-mensajes.ts';
import { insertSalidas, type SalidaNueva } from '../../store/correo-salidas.ts';
import { completionLink } from '../correo/completion-link.ts';
import { fileThread, type ThreadToFile } from '../correo/file-thread.ts';
import type { Deps } from '../deps.ts';
import type { Filed } from '../file-solicitud.ts';
import { answerTo } from './answer-to.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

export type ThreadFiling = Omit<ThreadToFile, 'hilo' | 'mensaje'> & {
  readonly hilo: Hilo;
  /** Of the officer's form. */
  readonly llave?: string;
  /** Signs the letter that tells its author. */
  readonly agencia: string;
};

function factOf(filing: ThreadFiling, referencia: string, enMs: number): HechoDeHilo {
  const { funcionario, hilo, llave } = filing;
  const who =
    funcionario === null
      ? { quien: 'persona' as const, cuenta: null, nombre: hilo.nombre === '' ? hilo.direccion : hilo.nombre }
      : { quien: 'funcionario' as const, cuenta: funcionario.cuenta, nombre: funcionario.nombre };
  const verbo = funcionario === null ? 'presentar' : 'convertir';
  return { ...who, enMs, verbo, texto: '', sobre: referencia, ...(llave === undefined ? {} : { llave }) };
}

/** Named after the case: it is written once, whoever repeats. */
async function letterOf(deps: Deps, filing: ThreadFiling, referencia: string): Promise<SalidaNueva> {
  const { hilo, vigente, agencia } = filing;
  const mails = await listCorreosDeHilo(deps.db, hilo.id, mailDeskLimits.mailsShownMax);
  const { para, respondeA } = answerTo(hilo, mails);
  const enlace = completionLink(deps, hilo.id);
  const carta = cartaDePresentada({ agencia, referencia, definicion: vigente.definicion, enlace });
  return {
    id: nameId('correo-presentada', referencia),
    hilo: hilo.id,
    clase: 'presentada',
    para,
    ...carta,
    respondeA,
    // It says itself that a machine wrote it, whoever filed the case.
    cuenta: null,
  };
}

/** The case stands already: the thread is made to say so, whatever arrives in it meanwhile. */
async function markFiled(deps: Deps, filing: ThreadFiling, { referencia }: Filed): Promise<void> {
  const estado: EstadoDeHilo = 'presentado';
  for (let n = 0; n < mailDeskLimits.redoMax; n += 1) {
    const hilo = n === 0 ? filing.hilo : await findHilo(deps.db, filing.hilo.id);
    if (hilo === null || hilo.solicitud === referencia) return;
    const nowMs = deps.clock.nowMs();
    const next: Hilo = {
      ...hilo,
      estado,
      solicitud: referencia,
      tramite: filing.vigente.definicion.id,
      unidad: filing.vigente.definicion.atiende,
      faltan: [],
      contenido: conHecho(
        { ...hilo.contenido, datos: { ...filing.entrada }, documentos: filing.adjuntos },
        factOf(filing, referencia, nowMs),
      ),
    };
    const letter = await letterOf(deps, filing, referencia);
    const written = await deps.db.transaction(async (queries) => {
      if (!(await changeHilo(queries, next, nowMs))) return false;
      await insertSalidas(queries, [letter], nowMs);
      return true;
    });
    if (written) {
      deps.nudge();
      return;
    }
  }
}

/** The pipeline files arriving mails by the same `fileThread`: of them all, one case. */
export async function fileForThread(deps: Deps, filing: ThreadFiling): Promise<Filed | Refusal> {
  const filed = await fileThread(deps, filing);
  if (isRefusal(filed)) return filed;
  await deps.faults.hit('tras-presentar-antes-de-linea');
  await markFiled(deps, filing, filed);
  return filed;
}

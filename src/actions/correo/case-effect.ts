/** What a mail does to a case: done before the mail is marked as worked off, under keys that make a repetition harmless. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import type { Changed } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import type { Filed } from '../file-solicitud.ts';
import { reopenSolicitud } from '../reopen-solicitud.ts';
import { writeMessage } from '../write-message.ts';
import { fileThread, type ThreadToFile } from './file-thread.ts';
import { intakeLimits } from './intake-limits.ts';

export type CaseEffect =
  | { readonly clase: 'presentar'; readonly hilo: ThreadFull; readonly correo: string }
  | ({ readonly clase: 'escribir' } & CaseMessage)
  | ({ readonly clase: 'reabrir' } & CaseMessage);

/** A thread that holds all its trámite asks for. */
type ThreadFull = ThreadToFile['hilo'] & Pick<Hilo, 'tramite' | 'contenido'>;

type CaseMessage = {
  readonly referencia: string;
  /** Id of the mail. */
  readonly correo: string;
  readonly nombre: string;
  readonly texto: string;
};

/** `hecho`: by this call or by an earlier one that did not come to its end. */
export type CaseOutcome =
  | { readonly outcome: 'presentado'; readonly filed: Filed }
  | { readonly outcome: 'hecho' }
  | { readonly outcome: 'negado'; readonly refusal: Refusal };

/** The person of the thread, marked as writing by mail: they have no account. */
function byMail({ id }: Solicitud, nombre: string): Actor {
  return { clase: 'enlace', papel: 'titular', solicitud: id, ruc: null, nombre: `${nombre} (por correo)` };
}

type Verb = (actor: Actor, versionVista: number) => Promise<Changed | Refusal>;

/** On the newest version, while others work on the case. A key that was used before says that it is done. */
async function onCase(deps: Deps, { referencia, nombre }: CaseMessage, verb: Verb): Promise<CaseOutcome> {
  let refusal = refuse('no-encontrada');
  for (let i = 0; i < intakeLimits.caseTriesMax; i += 1) {
    const caso = await findSolicitudByReferencia(deps.db, referencia);
    if (caso === null) break;
    const changed = await verb(byMail(caso, nombre), caso.version);
    if (!isRefusal(changed) || changed.code === 'llave-repetida-con-otro-contenido')
      return { outcome: 'hecho' };
    refusal = changed;
    if (changed.code !== 'version-vieja') break;
  }
  return { outcome: 'negado', refusal };
}

function write(deps: Deps, effect: CaseMessage): Promise<CaseOutcome> {
  const { referencia, correo, texto } = effect;
  return onCase(deps, effect, (actor, versionVista) =>
    writeMessage(deps, actor, { referencia, versionVista, llave: `correo-${correo}`, texto }),
  );
}

/** What an earlier try opened is open: then only the message is left to write. */
async function reopen(deps: Deps, effect: CaseMessage): Promise<CaseOutcome> {
  const { referencia, correo } = effect;
  const caso = await findSolicitudByReferencia(deps.db, referencia);
  if (caso !== null && estaAbierta(caso.estado)) return write(deps, effect);
  const motivo = 'La persona interesada respondió por correo.';
  const reopened = await onCase(deps, effect, (actor, versionVista) =>
    reopenSolicitud(deps, actor, { referencia, versionVista, llave: `correo-reabrir-${correo}`, motivo }),
  );
  return reopened.outcome === 'hecho' ? write(deps, effect) : reopened;
}

async function file(deps: Deps, hilo: ThreadFull, mensaje: string): Promise<CaseOutcome> {
  const vigente = hilo.tramite === null ? null : deps.definiciones.porId(hilo.tramite);
  if (vigente === null) return { outcome: 'negado', refusal: refuse('no-encontrada') };
  const { datos, documentos } = hilo.contenido;
  const filed = await fileThread(deps, {
    hilo,
    vigente,
    entrada: datos,
    adjuntos: documentos,
    confirmaciones: [],
    revision: null,
    funcionario: null,
    mensaje,
  });
  return isRefusal(filed) ? { outcome: 'negado', refusal: filed } : { outcome: 'presentado', filed };
}

export async function applyCaseEffect(deps: Deps, effect: CaseEffect): Promise<CaseOutcome> {
  if (effect.clase === 'escribir') return write(deps, effect);
  if (effect.clase === 'reabrir') return reopen(deps, effect);
  return file(deps, effect.hilo, effect.correo);
}

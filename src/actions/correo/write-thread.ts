/** Writes a thread as a mail leaves it, with the robot's letter where the peer's budget still allows one. */
import { parDePresupuesto, presupuestoDe, ventanaDePresupuesto } from '../../domain/correo/presupuesto.ts';
import type { Queries } from '../../platform/database.ts';
import { isPlainAddress } from '../../platform/mail.ts';
import { nameId } from '../../platform/name-id.ts';
import { insertHilo, spendPresupuestoDeCorreo } from '../../store/correo-hilos.ts';
import { changeHilo } from '../../store/correo-mesa-hilo.ts';
import { insertSalidas } from '../../store/correo-salidas.ts';
import type { Deps } from '../deps.ts';
import { completionHash, completionToken } from './completion-link.ts';
import { type MailJudged, ownAddresses } from './judge-mail.ts';
import type { Mailing } from './step.ts';
import { noted, type ThreadDraft } from './thread-draft.ts';

export type ThreadChange = {
  readonly draft: ThreadDraft;
  readonly mailing: Mailing | null;
  /** Id of the mail that brings it about. */
  readonly correo: string;
  readonly mail: Pick<MailJudged, 'remitente' | 'correo'>;
  readonly ahoraMs: number;
};

async function save(deps: Deps, queries: Queries, draft: ThreadDraft, ahoraMs: number): Promise<void> {
  const { seen, ...now } = draft;
  const huella = completionHash(deps.keys, completionToken(deps.keys, draft.id));
  if (seen === null) await insertHilo(queries, now, huella, ahoraMs);
  else if (!(await changeHilo(queries, { ...seen, ...now }, ahoraMs, huella)))
    throw new Error('a thread changed while it was held');
}

/** Where the letter may go; null for nobody, and for an address of our own, which would answer itself. */
function recipientOf(deps: Deps, { remitente: { responderA } }: ThreadChange['mail']): string | null {
  if (responderA === null || !isPlainAddress(responderA)) return null;
  return ownAddresses(deps).some((own) => own.toLowerCase() === responderA.toLowerCase()) ? null : responderA;
}

/** One letter for each mail at the most: the id says which, so a second try writes none. */
export async function writeThread(deps: Deps, queries: Queries, change: ThreadChange): Promise<void> {
  const { draft, mailing, correo, mail, ahoraMs } = change;
  const para = mailing === null ? null : recipientOf(deps, mail);
  if (mailing === null || para === null) return save(deps, queries, draft, ahoraMs);
  const before = await spendPresupuestoDeCorreo(
    queries,
    parDePresupuesto(para),
    ventanaDePresupuesto(ahoraMs),
  );
  const { permite, avisar } = presupuestoDe(before);
  if (!permite) {
    const texto =
      'Ya se enviaron a esta dirección las respuestas automáticas de un día: conteste una persona.';
    const hecho = { quien: 'ventanilla', verbo: 'callar', texto, sobre: correo } as const;
    const told = avisar ? noted({ ...draft, estado: silenced(draft) }, ahoraMs, hecho) : draft;
    return save(deps, queries, told, ahoraMs);
  }
  const hecho = { quien: 'ventanilla', verbo: mailing.clase, texto: '', sobre: correo } as const;
  await save(deps, queries, noted(draft, ahoraMs, hecho), ahoraMs);
  const salida = {
    id: nameId('salida-de-correo', correo, mailing.clase),
    hilo: draft.id,
    clase: mailing.clase,
    para,
    ...mailing.carta,
    respondeA: mail.correo.messageId,
    cuenta: null,
  };
  await insertSalidas(queries, [salida], ahoraMs);
}

/** A thread that the robot no longer answers is one for staff; a case stays one. */
function silenced({ estado }: ThreadDraft): ThreadDraft['estado'] {
  return estado === 'presentado' ? estado : 'en-atencion';
}

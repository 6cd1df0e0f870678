/** A thread as a mail leaves it, with the robot's letter where the peer's budget still allows one. */
import { parDePresupuesto, presupuestoDe } from '../../domain/correo/presupuesto.ts';
import { isPlainAddress } from '../../platform/mail.ts';
import { nameId } from '../../platform/name-id.ts';
import type { EscrituraDeHilo } from '../../store/asentar-correo.ts';
import type { SalidaNueva } from '../../store/correo-salidas.ts';
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

export type ThreadWriting = { readonly hilo: EscrituraDeHilo; readonly salida: SalidaNueva | null };

function writing(deps: Deps, { seen, ...now }: ThreadDraft, salida: SalidaNueva | null): ThreadWriting {
  const huella = completionHash(deps.keys, completionToken(deps.keys, now.id));
  return seen === null
    ? { hilo: { clase: 'nuevo', hilo: now, huella }, salida }
    : { hilo: { clase: 'cambio', hilo: { ...seen, ...now }, huella }, salida };
}

/** Where the letter may go; null for nobody, and for an address of our own, which would answer itself. */
function recipientOf(deps: Deps, { remitente: { responderA } }: ThreadChange['mail']): string | null {
  if (responderA === null || !isPlainAddress(responderA)) return null;
  return ownAddresses(deps).some((own) => own.toLowerCase() === responderA.toLowerCase()) ? null : responderA;
}

/** Whose budget the letter of a change is counted in; null where none goes out. */
export function peerOf(deps: Deps, { mailing, mail }: Pick<ThreadChange, 'mailing' | 'mail'>): string | null {
  const para = mailing === null ? null : recipientOf(deps, mail);
  return para === null ? null : parDePresupuesto(para);
}

/**
 * `cartasAntes`: automatic mails to the peer before this one. One letter for each mail at the most: the id says which, so a
 * second try writes none.
 */
export function threadWriting(deps: Deps, change: ThreadChange, cartasAntes: number): ThreadWriting {
  const { draft, mailing, correo, mail, ahoraMs } = change;
  const para = mailing === null ? null : recipientOf(deps, mail);
  if (mailing === null || para === null) return writing(deps, draft, null);
  const { permite, avisar } = presupuestoDe(cartasAntes);
  if (!permite) {
    const texto =
      'Ya se enviaron a esta dirección las respuestas automáticas de un día: conteste una persona.';
    const hecho = { quien: 'ventanilla', verbo: 'callar', texto, sobre: correo } as const;
    const told = avisar ? noted({ ...draft, estado: silenced(draft) }, ahoraMs, hecho) : draft;
    return writing(deps, told, null);
  }
  const hecho = { quien: 'ventanilla', verbo: mailing.clase, texto: '', sobre: correo } as const;
  return writing(deps, noted(draft, ahoraMs, hecho), {
    id: nameId('salida-de-correo', correo, mailing.clase),
    hilo: draft.id,
    clase: mailing.clase,
    para,
    ...mailing.carta,
    respondeA: mail.correo.messageId,
    cuenta: null,
  });
}

/** A thread that the robot no longer answers is one for staff; a case stays one. */
function silenced({ estado }: ThreadDraft): ThreadDraft['estado'] {
  return estado === 'presentado' ? estado : 'en-atencion';
}

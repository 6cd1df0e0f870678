/** Sends one letter once: its row says whether it went, and its Message-ID tells a repetition from a second letter. */
import type { Deps } from '../actions/deps.ts';
import type { JobOutcome } from '../platform/jobs.ts';
import { type Letter, type Mailer, MailFault } from '../platform/mail.ts';
import { beginCorreo, markEnviado, markSinEnviar } from '../store/correos.ts';
import type { Carta } from './letters.ts';

export type LetterOwed = {
  readonly id: string;
  readonly solicitud: string | null;
  /** What kind of letter, for those who look at the rows. */
  readonly clase: string;
  /** Null where no address is known: then the row says so and nobody tries again. */
  readonly para: string | null;
  readonly carta: Carta;
  /** What joins it to the mails of its thread. */
  readonly enHilo?: Pick<Letter, 'messageId' | 'responderA' | 'enRespuestaA' | 'esDePersona'>;
};

/**
 * Where the process dies between the server's "taken" and the row's mark, the letter goes out again with the same
 * Message-ID; every other repetition finds it marked and sends nothing.
 */
export async function deliverLetter(
  deps: Pick<Deps, 'db' | 'clock' | 'faults' | 'log'>,
  mailer: Mailer,
  { id, solicitud, clase, para, carta, enHilo = {} }: LetterOwed,
  isLast: boolean,
): Promise<JobOutcome> {
  const row = await beginCorreo(
    deps.db,
    { id, solicitud, clase, para: para ?? '', asunto: carta.asunto },
    deps.clock.nowMs(),
  );
  if (row.estado === 'enviado') return 'done';
  return sendAndMark(deps, mailer, { id, clase, para: row.para, carta, enHilo }, isLast);
}

export type LetterToSend = Pick<LetterOwed, 'id' | 'clase' | 'carta' | 'enHilo'> & { readonly para: string };

/**
 * Sends a letter whose try its row already counts, and marks the row with how it went. `failed`: it may go later;
 * `done`: it went, or nobody tries again and the row says why.
 */
export async function sendAndMark(
  deps: Pick<Deps, 'db' | 'clock' | 'faults' | 'log'>,
  mailer: Mailer,
  { id, clase, para, carta, enHilo }: LetterToSend,
  isLast: boolean,
): Promise<'done' | 'failed'> {
  if (para === '') {
    await markSinEnviar(deps.db, id, 'fallido', 'sin-direccion');
    deps.log.warn('correo-sin-direccion', { id, kind: clase });
    return 'done';
  }
  try {
    await mailer.send({ id, para, ...carta, ...enHilo, ahoraMs: deps.clock.nowMs() });
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    const isOver = !error.retry || isLast;
    await markSinEnviar(deps.db, id, isOver ? 'fallido' : 'por-enviar', error.code);
    deps.log.warn('correo-no-salio', { id, kind: clase, code: error.code });
    // A recipient refused for good is on its row; a server that never answered is also left among the dead jobs.
    return error.retry ? 'failed' : 'done';
  }
  await deps.faults.hit('tras-correo-antes-de-marca');
  await markEnviado(deps.db, id, deps.clock.nowMs());
  return 'done';
}

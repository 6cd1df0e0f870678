/** The duty that sends letters owed outside any case, such as security notices: one at a time, each until it went or nobody tries again. */
import type { Deps } from '../actions/deps.ts';
import { limits } from '../domain/limits.ts';
import { type AvisoTomado, takeAvisoDebido } from '../store/avisos-debidos.ts';
import { plusAddress, threadMessageId } from '../trust/correo-marcas.ts';
import { type LetterToSend, sendAndMark } from './deliver-letter.ts';
import { cartaDeAviso } from './letters.ts';
import type { Pace } from './pulse.ts';
import type { Post } from './send-mail.ts';

/** The shorter wait outlasts any attempt at sending (connecting, greeting and replies take 40 s at the most). */
const waits = { esperaSegundosMin: 60, esperaSegundosMax: 3_600 } as const;

/** Answers to it come back to the thread, by its own address and by a Message-ID that only we can have written. */
function letterInThread(
  { keys, mail }: Pick<Deps, 'keys' | 'mail'>,
  { id, clase, para, asunto, texto }: AvisoTomado,
  { hilo, respondeA, esDePersona }: NonNullable<AvisoTomado['enHilo']>,
): LetterToSend {
  const own = mail.address ?? mail.alertAddress;
  const inReply = respondeA === null ? {} : { enRespuestaA: respondeA };
  const named =
    own === null
      ? {}
      : {
          responderA: plusAddress(keys, own, hilo),
          messageId: threadMessageId(keys, { salida: id, hilo }, own.slice(own.lastIndexOf('@') + 1)),
        };
  return { id, clase, para, carta: { asunto, texto }, enHilo: { ...named, ...inReply, esDePersona } };
}

/**
 * One turn. Any number of processes may take turns at once: each letter is in one hand. A server that does not take a
 * letter ends the turn, so that its absence does not use up the tries of all the others.
 */
export async function sendOwed({ deps, mailer, agencia }: Post): Promise<Pace> {
  for (let sent = 0; sent < limits.noticesPerTurnMax; sent += 1) {
    const aviso = await takeAvisoDebido(deps.db, deps.clock.nowMs(), waits);
    if (aviso === null) return 'idle';
    const { id, clase, para, intentos } = aviso;
    const letter =
      aviso.enHilo === null
        ? { id, clase, para, carta: cartaDeAviso(agencia, aviso) }
        : letterInThread(deps, aviso, aviso.enHilo);
    const outcome = await sendAndMark(deps, mailer, letter, intentos >= limits.jobTriesMax);
    if (outcome === 'failed') return 'soon';
  }
  return 'again';
}

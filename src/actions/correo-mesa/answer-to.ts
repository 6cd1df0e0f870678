/** Where an answer in a thread goes, and which mail it answers: always the owner, and Reply-To only of a verified one (channels.md, case 16). */
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import type { CorreoDeMesa } from '../../store/correo-mesa-mensajes.ts';

export type AnswerTo = {
  readonly para: string;
  /** Message-ID of the mail that is answered; null where none came with one. */
  readonly respondeA: string | null;
  /** Whether anything vouches for the last mail of the owner. */
  readonly verificado: boolean;
};

export function answerTo({ direccion }: Pick<Hilo, 'direccion'>, mails: readonly CorreoDeMesa[]): AnswerTo {
  const last = mails.findLast(
    ({ remitente, enCuarentena, clase }) => remitente === direccion && !enCuarentena && clase !== 'rebote',
  );
  const verificado = last?.autenticidad === 'verificado';
  const replyTo = verificado ? last?.leido?.responderA[0]?.direccion : undefined;
  return { para: replyTo ?? direccion, respondeA: last?.leido?.messageId ?? null, verificado };
}

/** «Re: …», once, on one line. */
export function answerSubject(asunto: string): string {
  const plain = asunto
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:re|rv|fwd?|aw)\s*:\s*){1,10}/i, '');
  return `Re: ${plain === '' ? 'su correo' : plain}`.slice(0, 200);
}

/** Has mails read by a process of its own, with limits on time and memory; what a mail does to it is an outcome. */
import { fileURLToPath } from 'node:url';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import { type Failure, openWatchedProcess } from '../child-process/watched-process.ts';
import { type CorreoLimits, correoLimits } from './correo-limits.ts';
import type { MailAnswer, MailOrder, MailSource } from './mail-order.ts';

export type { MailSource };

export type ReadOutcome =
  | { readonly outcome: 'leido'; readonly correo: CorreoLeido }
  /** Parked: `causa` is a short code for staff and log, never the mail's own words. */
  | { readonly outcome: 'ilegible'; readonly causa: Failure | 'error' };

export type MailReader = {
  /**
   * Decoded attachments are written into `partsFolder`, which exists, each under the SHA-256 (hex) of its clear bytes;
   * after `ilegible` there may be more in it. Never rejects.
   */
  read(source: MailSource, partsFolder: string): Promise<ReadOutcome>;
  /** Ends the process; readings under way are answered `ilegible`. */
  close(): void;
};

export type MailReaderOptions = {
  /** Replace single values of `correoLimits`: those of the process, not those of the mail. */
  readonly limits?: Partial<CorreoLimits>;
  /** Where compiled code is kept between processes. */
  readonly cacheFolder?: string;
};

export function openMailReader(options: MailReaderOptions = {}): MailReader {
  const limits: CorreoLimits = { ...correoLimits, ...options.limits };
  const reading = openWatchedProcess<MailOrder, MailAnswer>({
    program: fileURLToPath(new URL('./mail-reader-process.ts', import.meta.url)),
    limits,
    secondsMaxOf: () => limits.secondsMax,
    serialization: 'advanced',
    cacheFolder: options.cacheFolder,
  });
  return {
    async read(source, partsFolder) {
      const outcome = await reading.ask({ source, partsFolder });
      if (!outcome.ok) return { outcome: 'ilegible', causa: outcome.causa };
      const { answer } = outcome;
      return answer.kind === 'leido'
        ? { outcome: 'leido', correo: answer.correo }
        : { outcome: 'ilegible', causa: 'error' };
    },
    close: () => reading.close(),
  };
}

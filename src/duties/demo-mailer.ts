/** Mail of the demo: every letter lies in a mailbox that a page shows, and nothing leaves the machine. */

import type { Database } from '../platform/database.ts';
import { isPlainAddress, type Mailer, MailFault, oneLine } from '../platform/mail.ts';
import { putCartaDemo } from '../store/buzon-demo.ts';

export function demoMailer(db: Database): Mailer {
  return {
    async send({ id, para, asunto, texto, ahoraMs }) {
      // As strict as the real one, so that the demo shows what would not have gone out.
      if (!isPlainAddress(para)) throw new MailFault('direccion-no-valida', false);
      await putCartaDemo(db, { id, para, asunto: oneLine(asunto), texto }, ahoraMs);
    },
    close: async () => undefined,
  };
}

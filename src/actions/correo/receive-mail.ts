/** Takes a mail in: when this returns «guardado» or «repetido», the mail is committed and flushed, and only then. */
import type { Database } from '../../platform/database.ts';
import { gathered } from '../../platform/paced.ts';
import {
  type CorreoGuardado,
  type CorreoPorGuardar,
  insertCorreosRecibidos,
} from '../../store/correos-recibidos.ts';
import type { Deps } from '../deps.ts';
import { receiveSealedMail } from '../sala/receive-sealed-mail.ts';
import { intakeLimits } from './intake-limits.ts';
import { isForAlert } from './is-for-alert.ts';
import { keepRaw } from './keep-raw.ts';
import type { MailEntry, MailReceipt } from './mail-entry.ts';
import { type PeekedRaw, peekRaw } from './peek-raw.ts';

type Writer = (correo: CorreoPorGuardar) => Promise<CorreoGuardado>;

const writers = new WeakMap<Database, Writer>();

/** Mails that arrive together are written together: one flush of the disk serves all of them. */
function writerOf(db: Database): Writer {
  const known = writers.get(db);
  if (known !== undefined) return known;
  const { commitPaceMs: paceMs, rowsPerCommitMax: keysMax } = intakeLimits;
  const writer = gathered<CorreoPorGuardar, CorreoGuardado>(
    (correos) => insertCorreosRecibidos(db, correos),
    {
      paceMs,
      keysMax,
    },
  );
  writers.set(db, writer);
  return writer;
}

async function keepOrdinary(deps: Deps, peeked: PeekedRaw, entry: MailEntry): Promise<MailReceipt> {
  const raw = await keepRaw(deps, peeked);
  if (raw === null) return { outcome: 'cortado' };
  await deps.faults.hit('tras-crudo-antes-de-fila');
  const { via, buzon, uidvalidity, uid, cuenta, sobre, ip, helo } = entry;
  const { id, nuevo } = await writerOf(deps.db)({
    ...raw,
    id: deps.ids.newId(),
    recibidoMs: deps.clock.nowMs(),
    via,
    buzon,
    uidvalidity,
    uid,
    cuenta,
    sobre: { ...sobre, ip, helo },
  });
  if (nuevo) deps.nudge();
  await deps.faults.hit('tras-fila-antes-de-acuse');
  if (raw.causa !== null) return { outcome: 'demasiado-grande' };
  return { outcome: nuevo ? 'guardado' : 'repetido', id };
}

/**
 * Mail to the alert address, whoever else it names, goes to the sealed room first (channels.md, case 42); only what that
 * calls ordinary goes on here. Rejects when database or disk fail: then nothing may be promised.
 */
export async function receiveMail(deps: Deps, entry: MailEntry): Promise<MailReceipt> {
  const peeked = await peekRaw(entry.crudo);
  if (peeked === null) return { outcome: 'cortado' };
  if (!isForAlert(entry.sobre.para, peeked.head, deps.mail.alertAddress))
    return keepOrdinary(deps, peeked, entry);
  const sealed = await receiveSealedMail(deps, { ...entry, crudo: peeked.whole() });
  if (sealed.outcome !== 'ordinario') return sealed;
  const again = await peekRaw(sealed.crudo());
  return again === null ? { outcome: 'cortado' } : keepOrdinary(deps, again, entry);
}

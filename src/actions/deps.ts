/** What the verbs work with; put together once, in `context.ts`. */
import type { MailReader } from '../documents/correo/mail-reader.ts';
import type { Examiner } from '../documents/examen/examiner.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Faults } from '../platform/fault-points.ts';
import type { FileStore } from '../platform/files.ts';
import type { Ids } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { Passwords } from '../platform/passwords.ts';
import type { PointerBus } from '../platform/pointer-bus.ts';
import type { ScannerAddress } from '../platform/scanner-address.ts';
import type { Registry } from '../registry/port.ts';
import type { Keys } from '../trust/keys.ts';

/** A definition in force, with the hash that cases filed under it keep. */
export type DefinicionVigente = { readonly definicion: Definicion; readonly version: string };

export type Definiciones = {
  readonly todas: readonly DefinicionVigente[];
  porId(id: string): DefinicionVigente | null;
};

/** The agency's addresses that mail is received at. */
export type MailDoor = {
  /** Lower-case; null where no ordinary mail is received. */
  readonly address: string | null;
  /** The address of the sealed room. */
  readonly alertAddress: string | null;
  /** Name by which the agency's own mail server signs `Authentication-Results`; no other is believed (RFC 8601). */
  readonly authservId: string | null;
  /** Whether senders are checked here (SPF, DKIM, DMARC, ARC), which asks the DNS. */
  readonly verifiesBySelf: boolean;
};

/** The sealed room's own ground: its tables under its own database role, its files in its own folder. */
export type Sala = {
  readonly db: Database;
  readonly files: FileStore;
  /** Whether complaints without an identity are taken as leads. */
  readonly admiteSinIdentidad: boolean;
};

export type Deps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly faults: Faults;
  readonly keys: Keys;
  readonly files: FileStore;
  /** Looks into attached files, in a process of its own. */
  readonly examiner: Examiner;
  /** Where lists of revoked certificates lie; null where the operator named no folder. */
  readonly crlFolder: string | null;
  /** The antivirus; null where the operator configured none. */
  readonly scanner: ScannerAddress | null;
  readonly passwords: Passwords;
  readonly registry: Registry;
  readonly definiciones: Definiciones;
  /** The calendar in force, reloaded when another process changed it. */
  readonly calendar: () => Promise<CalendarIndex>;
  /** Tells the dispatcher of this process that the journal grew; others notice by themselves. */
  readonly nudge: () => void;
  /** Has the code of an e-mail check sent, through the queue; safe to call again. */
  readonly sendCode: (codeId: string) => Promise<void>;
  /** Sends the letter of the alert mailbox at once, out of memory; that somebody wrote to it is stored nowhere. */
  readonly acknowledgeSealed: (address: string) => void;
  readonly baseUrl: string;
  /** Where the chat announces that a conversation grew. */
  readonly bus: PointerBus;
  /** Reads mails, in a process of its own. */
  readonly mailReader: MailReader;
  readonly mail: MailDoor;
  readonly sala: Sala;
  /** Doors beyond the published ones that this agency closed, as `tramite:puerta`. */
  readonly puertasCerradas: ReadonlySet<string>;
  /** Yearly rate for the estimate of interest, in percent; null where the operator gave none. */
  readonly interesAnualPorciento: number | null;
  /** How long a person waits for somebody in the chat before it goes on in writing. */
  readonly chatWaitMs: number;
};

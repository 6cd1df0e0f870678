/** What the verbs work with; put together once, in `context.ts`. */

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
  readonly baseUrl: string;
  /** Where the chat announces that a conversation grew. */
  readonly bus: PointerBus;
  /** How long a person waits for somebody in the chat before it goes on in writing. */
  readonly chatWaitMs: number;
};

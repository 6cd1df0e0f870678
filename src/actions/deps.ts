/** What the verbs work with; put together once, in `context.ts`. */
import type { MailReader } from '../documents/correo/mail-reader.ts';
import type { Examiner } from '../documents/examen/examiner.ts';
import type { Textos } from '../domain/ajustes/textos.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import type { PoliticaDeIngreso } from '../domain/ingreso/politica-de-ingreso.ts';
import type { ClaseEvento, Evento } from '../domain/solicitud/evento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Egress } from '../platform/egress/egress.ts';
import type { Faults } from '../platform/fault-points.ts';
import type { FileStore } from '../platform/files.ts';
import type { Ids } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { OidcClient } from '../platform/oidc/oidc-client.ts';
import type { Passwords } from '../platform/passwords.ts';
import type { PointerBus } from '../platform/pointer-bus.ts';
import type { ScannerAddress } from '../platform/scanner-address.ts';
import type { Registry } from '../registry/port.ts';
import type { AjustesVivos } from '../store/live-ajustes.ts';
import type { Keys } from '../trust/keys.ts';
import type { Machine } from './operacion/machine.ts';

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
  /** Certificates of the authorities whose signatures count, as the operator's file has them; absent where there is none. */
  readonly anchorsPem?: string;
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
  /** The letter that news of a case is told with, as it is sent; null where none is. `deps`: those of the caller. */
  readonly composeNews: (
    deps: Deps,
    evento: Evento,
    s: Solicitud,
  ) => Promise<{ readonly asunto: string; readonly texto: string } | null>;
  /** A letter about no real case, with these words of the agency; null where that event has none. */
  readonly composeSample: (
    deps: Deps,
    about: { readonly clase: ClaseEvento; readonly tramite: string; readonly textos: Textos },
  ) => { readonly asunto: string; readonly texto: string } | null;
  readonly baseUrl: string;
  /** Where the chat announces that a conversation grew. */
  readonly bus: PointerBus;
  /** Reads mails, in a process of its own. */
  readonly mailReader: MailReader;
  readonly mail: MailDoor;
  readonly sala: Sala;
  /** Doors beyond the published ones that are closed now, as `tramite:puerta`; the set itself changes within seconds. */
  readonly puertasCerradas: ReadonlySet<string>;
  /** Settings that pages and letters ask for all the time, at most some seconds old. */
  readonly vivos: AjustesVivos;
  /** How staff have to prove who they are, as the administration set it. */
  readonly ingreso: () => Promise<PoliticaDeIngreso>;
  /** The institution's own sign-in; null where the operator configured none. */
  readonly institucional: OidcClient | null;
  /** Yearly rate for the estimate of interest, in percent; null where the operator gave none. */
  readonly interesAnualPorciento: number | null;
  /** Calls to addresses that people gave: checked, pinned, bounded. */
  readonly egress: Egress;
  /** How long a person waits for somebody in the chat before it goes on in writing. */
  readonly chatWaitMs: number;
  /** What this process says of its own work; absent where nothing works behind the window, as in most tests. */
  readonly machine?: Machine;
  /** Counts a filing for the figures of operation: ids of the program only. */
  readonly filed?: (tramite: string, puerta: string, resultado: string) => void;
};

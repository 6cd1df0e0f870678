/** A mail server just real enough for a client that reads a mailbox over IMAP (RFC 3501): with a fault at every step on demand. */
import { createServer as createPlain, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TlsOptions } from 'node:tls';
import { type FakeMailbox, fakeMailbox } from './imap-mailbox.ts';
import { fetchRow, numbersOf, searched } from './imap-replies.ts';

/** Commands that a fault can be tied to; `SALUDO` is the greeting. */
export type ImapStep =
  | 'SALUDO'
  | 'LOGIN'
  | 'SELECT'
  | 'UID SEARCH'
  | 'UID FETCH'
  | 'UID STORE'
  | 'UID EXPUNGE'
  | 'IDLE'
  | 'NOOP'
  | 'LOGOUT';

export type ImapFaultKind =
  /** The line ends before anything is done, or after it is done and before it is said. */
  | 'corta-antes'
  | 'corta-despues'
  /** The line ends in the middle of a mail. */
  | 'corta-literal'
  | 'adios'
  /** Nothing is said any more, the line stays. */
  | 'calla'
  | 'niega';

/** `onHit`: from 1; which pass it strikes at. It strikes once. */
export type ImapFault = { readonly step: ImapStep; readonly kind: ImapFaultKind; readonly onHit?: number };

export type ImapServer = FakeMailbox & {
  port: number;
  url: string;
  /** The next fault; null for none. */
  fault: ImapFault | null;
  password: string;
  /** Response code of a refused LOGIN, such as EXPIRED. */
  refusal: string;
  hasUidplus: boolean;
  hasIdle: boolean;
  readOnly: boolean;
  /** Numbers of mails that are listed and never handed out. */
  readonly withheld: Set<number>;
  /** Whether lines stay open and nobody answers on them: what a dead peer looks like. */
  isDead: boolean;
  logins: number;
  connections: number;
  /** The commands said, without their tags. */
  readonly said: string[];
  stop(): Promise<void>;
};

type Line = { readonly socket: Socket; selected: boolean; idleTag: string | null };

/** The server with its open lines. */
type Room = { readonly server: ImapServer; readonly lines: Set<Line>; readonly hits: Map<ImapStep, number> };

const user = 'buzon';
const first = 'clave-sintetica';

/** The fault of this step, if this is its pass. */
function strike({ server, hits }: Room, step: ImapStep): ImapFaultKind | null {
  const { fault } = server;
  if (fault?.step !== step) return null;
  const count = (hits.get(step) ?? 0) + 1;
  hits.set(step, count);
  if (count < (fault.onHit ?? 1)) return null;
  server.fault = null;
  hits.clear();
  return fault.kind;
}

function write({ server }: Room, { socket }: Line, bytes: Buffer | string): void {
  if (!server.isDead && !socket.destroyed) socket.write(bytes);
}

/** False: the line was cut in the middle of a mail. */
function fetch(room: Room, line: Line, set: string, query: string, kind: ImapFaultKind | null): boolean {
  const { mails, withheld } = room.server;
  const wanted = numbersOf(set, mails);
  const isBody = /BODY\.PEEK\[\]/.test(query);
  for (const [at, mail] of mails.entries()) {
    if (!wanted.has(mail.uid) || (isBody && withheld.has(mail.uid))) continue;
    const row = fetchRow(mail, at + 1, query);
    if (kind === 'corta-literal' && isBody) {
      line.socket.end(row.subarray(0, Math.floor(row.length / 2)));
      return false;
    }
    write(room, line, row);
  }
  return true;
}

function capabilities({ hasUidplus, hasIdle }: ImapServer): string {
  return ['IMAP4rev1', ...(hasUidplus ? ['UIDPLUS'] : []), ...(hasIdle ? ['IDLE'] : [])].join(' ');
}

function select(room: Room, line: Line, command: string): string {
  const { mails, uidvalidity, uidNext, readOnly } = room.server;
  if (!command.includes('INBOX')) return 'NO [NONEXISTENT] no existe';
  line.selected = true;
  write(
    room,
    line,
    `* FLAGS (\\Seen \\Deleted \\Flagged)\r\n* ${mails.length} EXISTS\r\n* 0 RECENT\r\n` +
      `* OK [UIDVALIDITY ${uidvalidity}] fijo\r\n* OK [UIDNEXT ${uidNext}] sigue\r\n` +
      '* OK [PERMANENTFLAGS (\\Seen \\Deleted \\Flagged)] marcas\r\n',
  );
  return `OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] abierto`;
}

/** Null: all that is marked, whoever marked it. */
function expunge(room: Room, line: Line, wanted: ReadonlySet<number> | null): string {
  const { mails } = room.server;
  for (let at = mails.length - 1; at >= 0; at -= 1) {
    const mail = mails[at];
    if (mail === undefined || !mail.flags.has('\\Deleted')) continue;
    if (wanted !== null && !wanted.has(mail.uid)) continue;
    mails.splice(at, 1);
    write(room, line, `* ${at + 1} EXPUNGE\r\n`);
  }
  return 'OK borrado';
}

function login({ server }: Room, command: string): string {
  server.logins += 1;
  const isRight = command.replaceAll('"', '') === `LOGIN ${user} ${server.password}`;
  return isRight ? `OK [CAPABILITY ${capabilities(server)}] bienvenido` : `NO [${server.refusal}] ${user} no`;
}

function store({ server }: Room, set: string, rest: string): string {
  if (server.readOnly) return 'NO de solo lectura';
  const wanted = numbersOf(set, server.mails);
  for (const mail of server.mails) {
    if (!wanted.has(mail.uid)) continue;
    for (const flag of rest.match(/\\\w+/g) ?? []) mail.flags.add(flag);
  }
  return 'OK marcado';
}

/** By number; null: the line was cut while at it. */
function runByUid(room: Room, line: Line, command: string, kind: ImapFaultKind | null): string | null {
  const { server } = room;
  const [, verb, set = '', rest = ''] = /^UID (\w+) ?(\S*) ?(.*)$/i.exec(command) ?? [];
  if (verb === 'SEARCH') {
    const found = searched(`${set} ${rest}`, server.mails);
    write(room, line, `* SEARCH${found.map((uid) => ` ${uid}`).join('')}\r\n`);
  }
  if (verb === 'FETCH' && !fetch(room, line, set, rest, kind)) return null;
  if (verb === 'EXPUNGE')
    return server.hasUidplus ? expunge(room, line, numbersOf(set, server.mails)) : 'BAD no';
  return verb === 'STORE' ? store(room, set, rest) : 'OK hecho';
}

function run(room: Room, line: Line, command: string, kind: ImapFaultKind | null): string | null {
  const verb = command.split(' ')[0] ?? '';
  if (verb === 'UID') return runByUid(room, line, command, kind);
  if (verb === 'LOGIN') return login(room, command);
  if (verb === 'SELECT') return select(room, line, command);
  if (verb === 'EXPUNGE') return expunge(room, line, null);
  if (verb === 'CAPABILITY') write(room, line, `* CAPABILITY ${capabilities(room.server)}\r\n`);
  // The empty pattern asks for the root (RFC 3501, section 6.3.8).
  if (verb === 'LIST' && command.endsWith(' ""')) write(room, line, '* LIST (\\Noselect) "/" ""\r\n');
  else if (verb === 'LIST' && command.includes('INBOX'))
    write(room, line, '* LIST (\\HasNoChildren) "/" INBOX\r\n');
  if (verb === 'LOGOUT') write(room, line, '* BYE adios\r\n');
  return 'OK hecho';
}

function answer(room: Room, line: Line, tag: string, command: string): void {
  const step = (/^UID \w+/i.exec(command)?.[0] ?? command.split(' ')[0] ?? '') as ImapStep;
  room.server.said.push(command.startsWith('LOGIN') ? 'LOGIN' : command);
  const kind = strike(room, step);
  if (kind === 'corta-antes') line.socket.destroy();
  else if (kind === 'niega') write(room, line, `${tag} NO no por ahora\r\n`);
  else if (kind === 'adios') line.socket.end('* BYE el servidor se cierra\r\n');
  else if (kind !== 'calla' && step === 'IDLE') {
    line.idleTag = tag;
    write(room, line, '+ en espera\r\n');
  } else if (kind !== 'calla') {
    const status = run(room, line, command, kind);
    if (kind === 'corta-despues') line.socket.destroy();
    else if (status !== null) write(room, line, `${tag} ${status}\r\n`);
    if (step === 'LOGOUT') line.socket.end();
  }
}

function hear(room: Room, line: Line, text: string): void {
  if (line.idleTag !== null && text.toUpperCase() === 'DONE') {
    write(room, line, `${line.idleTag} OK fin\r\n`);
    line.idleTag = null;
    return;
  }
  const at = text.indexOf(' ');
  answer(room, line, text.slice(0, at), text.slice(at + 1));
}

function converse(room: Room, socket: Socket): void {
  const line: Line = { socket, selected: false, idleTag: null };
  room.lines.add(line);
  room.server.connections += 1;
  let buffered = '';
  socket.on('error', () => socket.destroy());
  socket.on('close', () => room.lines.delete(line));
  const kind = strike(room, 'SALUDO');
  if (kind === 'corta-antes') socket.destroy();
  else if (kind === 'adios') socket.end('* BYE lleno\r\n');
  else if (kind !== 'calla')
    write(room, line, `* OK [CAPABILITY ${capabilities(room.server)}] sintetico\r\n`);
  socket.on('data', (chunk) => {
    // A dead peer takes everything and answers nothing.
    if (room.server.isDead) return;
    buffered += chunk.toString('latin1');
    for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
      const text = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      hear(room, line, text);
    }
  });
}

function newServer(): ImapServer {
  return Object.assign(fakeMailbox(), {
    port: 0,
    url: '',
    fault: null,
    password: first,
    refusal: 'AUTHENTICATIONFAILED',
    hasUidplus: true,
    hasIdle: true,
    readOnly: false,
    withheld: new Set<number>(),
    isDead: false,
    logins: 0,
    connections: 0,
    said: [],
    stop: () => Promise.resolve(),
  });
}

/** Listens on this machine, on any free port; with TLS where a certificate is given. */
export async function startImapServer(tls?: TlsOptions): Promise<ImapServer> {
  const room: Room = { server: newServer(), lines: new Set(), hits: new Map() };
  const { server, lines } = room;
  const sockets = new Set<Socket>();
  server.onArrival = () => {
    const waiting = [...lines].filter(({ selected, idleTag }) => selected && idleTag !== null);
    for (const line of waiting) write(room, line, `* ${server.mails.length} EXISTS\r\n`);
  };
  const talk = (socket: Socket): void => converse(room, socket);
  const listener: Server = tls === undefined ? createPlain(talk) : createTls(tls, talk);
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  server.port = typeof address === 'object' && address !== null ? address.port : 0;
  server.url = `${tls === undefined ? 'imap' : 'imaps'}://${user}:${first}@127.0.0.1:${server.port}`;
  server.stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      listener.close(() => resolve());
    });
  return server;
}

/** The hands of an attacker in tests: bytes straight into a socket, and a look at everything that is stored. */
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import pg from 'pg';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { completarDoor } from '../../src/channels/correo/completar-door.ts';
import { denunciasDoor } from '../../src/channels/denuncias/denuncias-door.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { receiptsDoor } from '../../src/channels/portal/receipts-door.ts';
import { probes } from '../../src/channels/probes.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import { registroPublicoDoor } from '../../src/channels/registro-publico/registro-publico-door.ts';
import { sampleChatDoors } from '../sample-doors.ts';
import { sampleLogKeys, unsealedReceipts } from '../sample-log.ts';
import type { Scene } from '../scene.ts';
import type { Answer, WebClient } from '../web-client.ts';
import type { Route } from './routes.ts';

/** Every door of the product. */
export const everyDoor = [
  probes,
  apiDoor(unsealedReceipts),
  registroPublicoDoor(sampleLogKeys.verifierKey),
  receiptsDoor(unsealedReceipts),
  portalDoor,
  rapidoDoor,
  completarDoor,
  denunciasDoor,
  sampleChatDoors,
];

export type RawOptions = {
  /** Ends the connection after these milliseconds without an answer's end. */
  readonly patienceMs?: number;
  /** Sends the bytes and hangs up without waiting for an answer. */
  readonly hangUp?: boolean;
};

/** Sends the pieces as they are and returns all that came back until the connection ended. */
export function raw(
  origin: string,
  pieces: readonly (string | Uint8Array)[],
  { patienceMs = 3_000, hangUp = false }: RawOptions = {},
): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    // A connection the server broke off is one of the answers a test may expect.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    for (const piece of pieces) socket.write(piece);
    if (hangUp) socket.write('', () => setTimeout(() => socket.resetAndDestroy(), 50));
  });
}

/** The status of the first answer in what `raw` returned; 0 where none came. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

/** How long a stream is listened to: what is sent at the beginning has come by then. */
const listenMs = 150;

/** What a route answers; of one that stays open, what comes at first. */
export async function look(
  client: WebClient,
  { isStream = false }: Route,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  if (!isStream || init.method === 'POST') return client.send(path, init);
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(client.base + path, {
    ...init,
    headers: { cookie, ...(init.headers as Record<string, string> | undefined) },
    redirect: 'manual',
  });
  let html = '';
  const reader = response.body?.getReader();
  const timer = setTimeout(() => void reader?.cancel(), listenMs);
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
    html += Buffer.from(read.value).toString('utf8');
  clearTimeout(timer);
  return { status: response.status, location: response.headers.get('location'), html, path };
}

/** That staff read or searched something is noted when it is read: a note about the looking, not a change of what is looked at. */
const noteOfReading = 'lectura-de-';

/** What looking at a page may touch: when a session was last seen, and what was spent of a budget. */
const volatileTables: ReadonlySet<string> = new Set([
  'sesiones',
  'presupuestos',
  'origenes_conocidos',
  'sala.sesiones',
  // Who read what in the room: a note about the looking, as above.
  'sala.bitacora',
  // Who has a case open: a lease that says that it is being looked at.
  'presentes_en_caso',
]);

/** Every row of every table of the service and of the sealed room, as one text per table. */
export async function dump(scene: Scene): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client(scene.superuser);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name from information_schema.tables where table_schema in ('public', 'sala') and table_type = 'BASE TABLE' order by 1",
    );
    const found = new Map<string, string>();
    for (const { name } of rows.filter(({ name: table }) => !volatileTables.has(table))) {
      const all = await client.query<{ text: string | null }>(
        `select string_agg(t::text, E'\\n' order by t::text) as text from ${name} t where t::text not like $1`,
        [`%${noteOfReading}%`],
      );
      found.set(name, all.rows[0]?.text ?? '');
    }
    return found;
  } finally {
    await client.end();
  }
}

/** Names of all files below a folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

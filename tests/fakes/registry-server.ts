/** Plays an agency's register over real HTTP, as docs/registry-contract.md describes it, and misbehaves on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Asiento } from '../../src/domain/registro/asiento.ts';

export type Misbehaviour = {
  /** Waits before every answer. */
  slowMs: number;
  /** The next so many requests get a 503. */
  failures: number;
  /** The next so many writes are applied and then answered by a closed connection. */
  dropsAfterApplying: number;
  /** The next so many answers have another shape. */
  wrongShapes: number;
  /** Answers every request with this status instead, and this location. */
  status: number | null;
  location: string | null;
};

export type RegistryServer = {
  readonly url: string;
  readonly token: string;
  readonly misbehave: Misbehaviour;
  /** Every request, in order: 'PUT /asientos/proveedor/1799999028001'. */
  readonly requests: readonly string[];
  /** How often an entry was really written. */
  readonly writes: () => number;
  put(entry: Asiento): void;
  get(clase: Asiento['clase'], id: string): Asiento | undefined;
  stop(): Promise<void>;
};

const token = 'credencial-de-prueba';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

type Reply = { readonly status: number; readonly body: object };

/** The register itself: entries by class and id, and the answers already given by key. */
function createRegister() {
  const entries = new Map<string, Asiento>();
  const given = new Map<string, Reply>();
  let writes = 0;
  const keyOf = (clase: string, id: string): string => `${clase}/${id}`;

  function read(path: string, query: URLSearchParams): Reply {
    const [, kind = '', id = ''] = path.split('/').map(decodeURIComponent);
    const none = { status: 404, body: {} };
    if (kind === 'procesos') {
      const folded = query.get('codigo') ?? '';
      const procesos = [...entries.values()].filter(
        (e) => e.clase === 'proceso' && e.contenido.codigo.replace(/[^A-ZÑ0-9]/g, '') === folded,
      );
      return { status: 200, body: { procesos: procesos.map(({ clase: _clase, ...entry }) => entry) } };
    }
    const clase = { proveedores: 'proveedor', entidades: 'entidad' }[kind];
    const entry = clase === undefined ? undefined : entries.get(keyOf(clase, id));
    return entry === undefined
      ? none
      : { status: 200, body: { version: entry.version, contenido: entry.contenido } };
  }

  /** The key is looked up before the version: a repetition is answered as the first time, not with a conflict. */
  function write(path: string, version: string, key: string, contenido: unknown): Reply {
    const first = given.get(key);
    if (first !== undefined) return first;
    const [, , clase = '', id = ''] = path.split('/').map(decodeURIComponent);
    const entry = entries.get(keyOf(clase, id));
    if (entry === undefined) return { status: 404, body: {} };
    if (version !== `"${entry.version}"`) return { status: 409, body: {} };
    const changed = { ...entry, version: entry.version + 1, contenido } as Asiento;
    entries.set(keyOf(clase, id), changed);
    writes += 1;
    const reply = { status: 200, body: { version: changed.version } };
    given.set(key, reply);
    return reply;
  }

  return { entries, keyOf, read, write, writes: () => writes };
}

/** Listens on this machine, on any free port. */
export async function startRegistryServer(): Promise<RegistryServer> {
  const register = createRegister();
  const misbehave: Misbehaviour = {
    slowMs: 0,
    failures: 0,
    dropsAfterApplying: 0,
    wrongShapes: 0,
    status: null,
    location: null,
  };
  const requests: string[] = [];

  async function replyTo(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', 'http://register');
    const { method = '' } = request;
    requests.push(`${method} ${url.pathname}${url.search}`);
    const body = await bodyOf(request);
    if (misbehave.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, misbehave.slowMs));
    if (misbehave.status !== null) return { status: misbehave.status, body: {} };
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: {} };
    if (misbehave.failures > 0) {
      misbehave.failures -= 1;
      return { status: 503, body: {} };
    }
    if (method !== 'PUT') return register.read(url.pathname, url.searchParams);
    const { contenido } = JSON.parse(body) as { contenido: unknown };
    const key = String(request.headers['idempotency-key'] ?? '');
    return register.write(url.pathname, request.headers['if-match'] ?? '', key, contenido);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await replyTo(request);
    if (request.method === 'PUT' && misbehave.dropsAfterApplying > 0) {
      misbehave.dropsAfterApplying -= 1;
      request.socket.destroy();
      return;
    }
    let { body } = reply;
    if (misbehave.wrongShapes > 0) {
      misbehave.wrongShapes -= 1;
      body = { sorpresa: true };
    }
    const headers = misbehave.location === null ? {} : { location: misbehave.location };
    response.writeHead(reply.status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    misbehave,
    requests,
    writes: register.writes,
    put: (entry) => void register.entries.set(register.keyOf(entry.clase, entry.id), entry),
    get: (clase, id) => register.entries.get(register.keyOf(clase, id)),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

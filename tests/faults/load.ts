/** Files against a running product from several clients at once, keeps every key until it is answered, and counts. */

export type Filer = { readonly token: string; readonly name: string };

/** One command, sent as often as it takes. */
type Pending = { readonly key: string; readonly filer: Filer; readonly nombreComercial: string };

export type Load = {
  /** Reference by idempotency key, for every command that was answered 201. */
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly pending: () => number;
  /** Sends until told to stop; unanswered commands are kept for the next call. */
  run(origin: string, keepGoing: () => boolean): Promise<void>;
  /** Sends what is still unanswered, and nothing new, until each is answered or `keepGoing` ends. */
  settle(origin: string, keepGoing: () => boolean): Promise<void>;
};

const path = '/api/v1/tramites/direccion-y-nombre-comercial/solicitudes';
const confirmaciones = ['Declaro que actualizaré mi RUC en el SRI con el mismo nombre comercial.'];

async function send(origin: string, { key, filer, nombreComercial }: Pending): Promise<string | null> {
  try {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${filer.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ datos: { cambia: ['nombreComercial'], nombreComercial }, confirmaciones }),
    });
    const body = (await response.json()) as { referencia?: string };
    return response.status === 201 ? (body.referencia ?? null) : null;
  } catch {
    // The connection broke, or the answer did: whether it was committed is exactly what the retry finds out.
    return null;
  }
}

/** One command at a time for each filer, so that each changes its own register entry in order. */
export function startLoad(filers: readonly Filer[]): Load {
  const acknowledged = new Map<string, string>();
  const waiting = new Map<Filer, Pending>();
  let sent = 0;
  const work = async (origin: string, filer: Filer, keepGoing: () => boolean): Promise<void> => {
    while (keepGoing()) {
      sent += 1;
      const next = waiting.get(filer) ?? {
        key: `ronda-${filer.name}-${sent}`,
        filer,
        nombreComercial: `Nombre ${filer.name} ${sent}`,
      };
      waiting.set(filer, next);
      const referencia = await send(origin, next);
      if (referencia === null) continue;
      acknowledged.set(next.key, referencia);
      waiting.delete(filer);
    }
  };
  return {
    acknowledged,
    pending: () => waiting.size,
    run: async (origin, keepGoing) => {
      await Promise.all(filers.map((filer) => work(origin, filer, keepGoing)));
    },
    settle: async (origin, keepGoing) => {
      await Promise.all(filers.map((filer) => work(origin, filer, () => waiting.has(filer) && keepGoing())));
    },
  };
}

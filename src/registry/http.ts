/** The register in the agency's own system, over the HTTP contract of docs/registry-contract.md. */
import type { z } from 'zod';
import { type Answer, type Exchange, exchanger } from './http-exchange.ts';
import type { shapes } from './http-shapes.ts';
import { type AsientoDe, type CambioDeAsiento, type Registry, RegistryFault } from './port.ts';

export type HttpRegistryOptions = {
  /** Without trailing slash; https in production. */
  readonly url: string;
  readonly token: string | undefined;
  /** For tests: shorter than what the contract promises. */
  readonly readMsMax?: number;
  readonly writeMsMax?: number;
};

const readMs = 2_000;
const writeMs = 10_000;

type Shapes = typeof shapes;

/** Refusals that another try may get past: too early, too much, not signed in (the operator is changing the token). */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

function faultFor(status: number): RegistryFault {
  return new RegistryFault(`the register answered ${status}`, status >= 500 || passing.has(status));
}

/** An answer in the shape of the contract, or a fault; `retry` says whether a wrong shape may be asked about again. */
async function shaped<N extends keyof Shapes>(
  name: N,
  { text }: Answer,
  retry: boolean,
): Promise<z.infer<Shapes[N]>> {
  const { shapes } = await import('./http-shapes.ts');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RegistryFault('the register did not answer with JSON', retry, error);
  }
  const parsed = shapes[name].safeParse(json);
  if (parsed.success) return parsed.data as z.infer<Shapes[N]>;
  const where = parsed.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || '(whole)');
  throw new RegistryFault(`the register's answer is not of the contract at ${where.join(', ')}`, retry);
}

/** The order for one change; the version seen and the key make it harmless to repeat. */
function putOf(
  { antes, ahora, cambios, origen }: CambioDeAsiento,
  llave: string,
  timeMsMax: number,
): Exchange {
  return {
    method: 'PUT',
    path: `/asientos/${antes.clase}/${encodeURIComponent(antes.id)}`,
    headers: { 'if-match': `"${antes.version}"`, 'idempotency-key': llave },
    body: JSON.stringify({ contenido: ahora, cambios, origen }),
    timeMsMax,
  };
}

export function httpRegistry(options: HttpRegistryOptions): Extract<Registry, { modo: 'externo' }> {
  const { url, token, readMsMax = readMs, writeMsMax = writeMs } = options;
  const ask = exchanger(url, token);
  /** Null for 404: the register knows of none. */
  async function read(path: string): Promise<Answer | null> {
    const answer = await ask({ method: 'GET', path, timeMsMax: readMsMax });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw faultFor(answer.status);
    return answer;
  }
  const sameRuc = (asked: string, got: string): void => {
    if (asked !== got) throw new RegistryFault('the register answered about another RUC', false);
  };

  return {
    modo: 'externo',
    async proveedor(ruc) {
      const answer = await read(`/proveedores/${encodeURIComponent(ruc)}`);
      if (answer === null) return null;
      const entry = await shaped('proveedor', answer, false);
      sameRuc(ruc, entry.contenido.ruc);
      return { clase: 'proveedor', id: ruc, ...entry };
    },
    async entidad(ruc) {
      const answer = await read(`/entidades/${encodeURIComponent(ruc)}`);
      if (answer === null) return null;
      const entry = await shaped('entidad', answer, false);
      sameRuc(ruc, entry.contenido.ruc);
      return { clase: 'entidad', id: ruc, ...entry };
    },
    async procesos(codigo) {
      const answer = await read(`/procesos?codigo=${encodeURIComponent(codigo)}`);
      if (answer === null) return [];
      const { procesos } = await shaped('procesos', answer, false);
      return procesos.map((found): AsientoDe<'proceso'> => ({ clase: 'proceso', ...found }));
    },
    async aplicar(cambio, llave) {
      const answer = await ask(putOf(cambio, llave, writeMsMax));
      if (answer.status === 409 || answer.status === 412) return 'conflicto';
      if (answer.status !== 200) throw faultFor(answer.status);
      // It may have been written: asked again under the same key, the register tells without writing twice.
      await shaped('escrito', answer, true);
      return 'aplicado';
    },
  };
}

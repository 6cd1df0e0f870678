/** The API on a port of this machine with a token for every kind of account, and cases in whatever state a test needs. */
import assert from 'node:assert/strict';
import { fileFor } from '../../../../tests/filing.ts';
import { restoreRegister } from '../../../../tests/restore-register.ts';
import { unsealedReceipts } from '../../../../tests/sample-log.ts';
import { type Served, serveScene } from '../../../../tests/served.ts';
import { makeApiToken } from '../../../actions/api-tokens/create-api-token.ts';
import type { Deps } from '../../../actions/deps.ts';
import { type Alcance, alcancesDe } from '../../../domain/api/alcances.ts';
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../../domain/solicitud/actor.ts';
import { paths } from '../../../paths.ts';
import { findCuentaById } from '../../../store/cuentas.ts';
import { apiDoor } from '../api-door.ts';

export type Told = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** Of a JSON answer, read; null of any other. */
  readonly json: Record<string, unknown> | null;
};

export type Asked = {
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly version?: number | string;
  readonly headers?: Record<string, string>;
  readonly method?: 'GET' | 'POST';
};

export type ApiWorld = {
  readonly served: Served;
  /** With every scope of the account unless told. */
  tokenOf(actor: Solicitante | Funcionario, alcances?: readonly Alcance[]): Promise<string>;
  /** `path` below the root of the API. A body makes it a POST. */
  call(path: string, asked?: Asked): Promise<Told>;
  /** A case of `conPendientes` that waits for an officer; its reference. */
  newCase(): Promise<string>;
  versionOf(referencia: string): Promise<number>;
  stop(): Promise<void>;
};

export async function openApiWorld(parts: Partial<Deps> = {}): Promise<ApiWorld> {
  const served = await serveScene([apiDoor(unsealedReceipts)], { parts });
  const { deps } = served;
  let count = 0;

  async function tokenOf(
    actor: Solicitante | Funcionario,
    alcances: readonly Alcance[] = alcancesDe(actor.clase),
  ) {
    const cuenta = await findCuentaById(deps.db, actor.cuenta);
    assert.ok(cuenta);
    const made = await makeApiToken(deps, cuenta, { nombre: 'Prueba', alcances, dias: '90' });
    assert.ok(!isRefusal(made), JSON.stringify(made));
    return made.secreto;
  }

  async function call(path: string, asked: Asked = {}): Promise<Told> {
    const { token, body, key, version, headers = {}, method = body === undefined ? 'GET' : 'POST' } = asked;
    const isForm = body instanceof FormData;
    const response = await fetch(`${served.origin}${paths.api.raiz}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined
          ? {}
          : { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const json = /json/.test(type) ? (JSON.parse(text) as Record<string, unknown>) : null;
    return { status: response.status, type, headers: response.headers, text, json };
  }

  async function newCase(): Promise<string> {
    // What an earlier case changed is no reason to refuse this one.
    await restoreRegister(served);
    count += 1;
    const fecha = civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
    const { referencia } = await fileFor(served, {
      actor: served.supplier('conPendientes'),
      tramite: 'cambio-a-pasivo',
      datos: { alcance: 'temporal', fecha, motivo: `Suspendemos operaciones (${count}).` },
    });
    return referencia;
  }

  async function versionOf(referencia: string): Promise<number> {
    const rows = await deps.db.query<{ version: number }>(
      { name: 'prueba-version', text: 'select version from solicitudes where referencia = $1' },
      [referencia],
    );
    return rows[0]?.version ?? 0;
  }

  return { served, tokenOf, call, newCase, versionOf, stop: () => served.stop() };
}

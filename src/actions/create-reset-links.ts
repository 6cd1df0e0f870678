/** Makes the links a granted reset leads to, one per account of the RUC; a job calls it, as often as it must. */
import { limits } from '../domain/limits.ts';
import { correoDeRecuperacion } from '../domain/registro/ficha.ts';
import { paths } from '../paths.ts';
import { nameId } from '../platform/name-id.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { type Cuenta, listCuentasOfRuc } from '../store/cuentas.ts';
import { insertEnlace } from '../store/enlaces-de-clave.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { resetAccountsMax } from './request-password-reset.ts';

export type ResetLink = {
  readonly cuentaId: string;
  readonly usuario: string;
  /** The address that may open a reset now: the former one while a new one rests. */
  readonly para: string;
  readonly url: string;
  readonly minutes: number;
};

export type ResetLinksOrder = {
  readonly solicitudId: string;
  readonly ruc: string;
  /** Only this account's, where given. */
  readonly cuentaId?: string;
  /** Of the journal event it answers: the same event always gives the same links. */
  readonly eventId: string;
  /** When that event happened, epoch ms: the link expires that long after it, whenever the mail leaves. */
  readonly ocurridoMs?: number;
};

/** Null where the register knows no address. */
async function addressOf(deps: Deps, { clase, ruc }: Cuenta): Promise<string | null> {
  if (clase === 'entidad') return (await deps.registry.entidad(ruc ?? ''))?.contenido.correo ?? null;
  const ficha = (await deps.registry.proveedor(ruc ?? ''))?.contenido;
  return ficha === undefined ? null : correoDeRecuperacion(ficha, deps.clock.nowMs());
}

async function createLink(deps: Deps, order: ResetLinksOrder, cuenta: Cuenta): Promise<ResetLink | null> {
  const para = await addressOf(deps, cuenta);
  if (para === null) return null;
  const id = nameId('enlace-de-clave', order.eventId, cuenta.id);
  // Nothing usable is stored: the token follows from the id and a key that is not in the database.
  const token = deps.keys.mac('enlace-de-clave', id);
  const nowMs = deps.clock.nowMs();
  const creadoMs = order.ocurridoMs ?? nowMs;
  const isNew = await insertEnlace(deps.db, {
    id,
    cuenta: cuenta.id,
    solicitud: order.solicitudId,
    huella: tokenHash(token),
    venceMs: creadoMs + limits.resetLinkMinutes * 60_000,
    creadoMs,
  });
  if (isNew) {
    await insertSuceso(
      deps.db,
      { clase: 'enlace-creado', cuenta: cuenta.id, detalle: { enlace: id } },
      nowMs,
    );
  }
  const url = `${deps.baseUrl}${paths.claveNueva(token)}`;
  return { cuentaId: cuenta.id, usuario: cuenta.usuario, para, url, minutes: limits.resetLinkMinutes };
}

/** One for each active account; none for staff, who have no RUC. Throws `RegistryFault` when no address can be asked. */
export async function createResetLinks(deps: Deps, order: ResetLinksOrder): Promise<readonly ResetLink[]> {
  const cuentas = await listCuentasOfRuc(deps.db, order.ruc, resetAccountsMax);
  const links: ResetLink[] = [];
  for (const cuenta of cuentas) {
    if (order.cuentaId !== undefined && order.cuentaId !== cuenta.id) continue;
    const link = await createLink(deps, order, cuenta);
    if (link !== null) links.push(link);
  }
  return links;
}

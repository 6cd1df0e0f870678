/** Sets a new password with a link from the mail: once, and everything the old one opened is closed. */
import { objecionALaClave } from '../domain/identity/clave.ts';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import type { Queries } from '../platform/database.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { type Cuenta, findCuentaById, updateClave } from '../store/cuentas.ts';
import { type EnlaceUsable, findEnlace, useEnlace } from '../store/enlaces-de-clave.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { deleteOtherSesiones } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { avisosPara, findOwner } from './owner-addresses.ts';

export type ResetTarget = { readonly ruc: string; readonly usuario: string; readonly nombre: string };

/** Writes the change into the case's journal, notices included, inside the transaction of the change. */
export type AnotarCambioDeClave = (
  queries: Queries,
  cambio: {
    readonly solicitudId: string;
    readonly cuentaId: string;
    readonly ruc: string;
    readonly avisos: readonly Aviso[];
  },
) => Promise<void>;

export type NewPassword = {
  readonly token: string;
  readonly clave: string;
  /** Typed a second time, where the form asks for it. */
  readonly repetida?: string;
  /** As `networkOf` gives it. */
  readonly network: string;
  readonly anotar: AnotarCambioDeClave;
};

const tokenShape = /^[\w-]{43}$/;

async function targetOf(deps: Deps, enlace: EnlaceUsable | null): Promise<Cuenta | null> {
  return enlace === null ? null : findCuentaById(deps.db, enlace.cuenta);
}

/** Whose password a link would set; looking changes nothing, so a mail scanner that follows links does no harm. */
export async function inspectResetLink(deps: Deps, token: string): Promise<ResetTarget | Refusal> {
  if (!tokenShape.test(token)) return refuse('enlace-invalido');
  const enlace = await findEnlace(deps.db, tokenHash(token), deps.clock.nowMs());
  const cuenta = await targetOf(deps, enlace);
  if (cuenta === null) return refuse('enlace-invalido');
  return { ruc: cuenta.ruc ?? '', usuario: cuenta.usuario, nombre: cuenta.nombre };
}

/** Notes a wrong link, up to so many per network: more would let a flood fill the table. */
async function refuseLink(deps: Deps, network: string): Promise<Refusal> {
  const red = deps.keys.mac('presupuesto', `red|${network}`);
  const ventanaMs = identityLimits.resetWindowMinutes * 60_000;
  const clave = deps.keys.mac('presupuesto', `enlace|${red}`);
  const nowMs = deps.clock.nowMs();
  const [spent = 0] = await spendPresupuestos(deps.db, [{ clave, ventanaMs }], nowMs);
  if (spent <= identityLimits.linkGuessesOfNetworkMax) {
    await insertSuceso(deps.db, { clase: 'enlace-rechazado', cuenta: null, detalle: { red } }, nowMs);
  }
  return refuse('enlace-invalido');
}

function objection(input: NewPassword, cuenta: Cuenta, nombres: readonly string[]): Refusal | null {
  const { ruc, usuario, totpSellado, llaves } = cuenta;
  const segundoFactor = totpSellado !== null || llaves > 0;
  const sentence = objecionALaClave(input.clave, { segundoFactor, ruc, usuario, nombres });
  if (sentence !== null) return refuse('clave-debil', { sentence, errors: [{ path: 'clave', sentence }] });
  if (input.repetida === undefined || input.repetida === input.clave) return null;
  const differs = 'Las dos claves no son iguales. Escríbalas otra vez.';
  return refuse('datos-con-errores', { errors: [{ path: 'repetida', sentence: differs }] });
}

/**
 * A link that is unknown, used, expired or older than another gets the same refusal. A password that is refused leaves
 * the link as it was. Of parallel uses of one link, one sets its password.
 */
export async function setNewPassword(deps: Deps, input: NewPassword): Promise<ResetTarget | Refusal> {
  const huella = tokenHash(input.token);
  const known = tokenShape.test(input.token);
  const enlace = known ? await findEnlace(deps.db, huella, deps.clock.nowMs()) : null;
  const cuenta = await targetOf(deps, enlace);
  if (cuenta === null) return refuseLink(deps, input.network);
  const owner = await findOwner(deps, cuenta);
  const objected = objection(input, cuenta, owner.nombres);
  if (objected !== null) return objected;
  const claveHash = await deps.passwords.hash(input.clave);
  const { id: cuentaId, usuario, nombre } = cuenta;
  const ruc = cuenta.ruc ?? '';
  const done = await deps.db.transaction(async (queries) => {
    const nowMs = deps.clock.nowMs();
    const used = await useEnlace(queries, huella, nowMs);
    if (used === null || !(await updateClave(queries, cuentaId, claveHash, nowMs))) return false;
    const sesiones = await deleteOtherSesiones(queries, cuentaId, null);
    const detalle = { enlace: used.id, sesiones };
    await insertSuceso(queries, { clase: 'clave-cambiada', cuenta: cuentaId, detalle }, nowMs);
    const avisos = avisosPara(owner, 'Se cambió la clave de su cuenta', noticeText(usuario, ruc));
    await input.anotar(queries, { solicitudId: used.solicitud, cuentaId, ruc, avisos });
    return true;
  });
  if (!done) return refuseLink(deps, input.network);
  deps.nudge();
  return { ruc, usuario, nombre };
}

const noticeText = (usuario: string, ruc: string): string =>
  `La clave del usuario ${usuario} (RUC ${ruc}) se cambió con un enlace enviado a su correo registrado. Todas las sesiones abiertas se cerraron. Si no fue usted, pida ahora mismo un nuevo reseteo de clave y avise a la mesa de ayuda.`;

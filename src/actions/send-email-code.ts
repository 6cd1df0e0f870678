/** Sends a code to an address to prove that whoever fills in a draft reads it. */
import { parseCorreo } from '../domain/identity/correo.ts';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { isUuid } from '../domain/uuid.ts';
import { findCodigo, insertCodigo } from '../store/codigos-de-correo.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';

export type EmailCodeOrder = {
  readonly borradorId: string;
  /** Name of the field the proof is for. */
  readonly campo: string;
  /** As typed, or the address in the register, which is then never shown whole. */
  readonly direccion: string | 'registrado';
};

/** What the mail needs; made anew from a key for each call, so that the digits are stored nowhere. */
export type EmailCode = { readonly para: string; readonly codigo: string; readonly minutes: number };

export function digitsOf({ keys }: Deps, codeId: string): string {
  const number = Buffer.from(keys.mac('codigo-de-correo', `cifras|${codeId}`), 'base64url').readBigUInt64BE();
  // The remainder of 64 bits favours none of a million codes by more than one part in ten million million.
  return String(number % 1_000_000n).padStart(6, '0');
}

/** What is stored of a code. */
export function codeHash({ keys }: Deps, codeId: string, digits: string): string {
  return keys.mac('codigo-de-correo', `huella|${codeId}|${digits}`);
}

async function addressFor(deps: Deps, actor: Solicitante, order: EmailCodeOrder): Promise<string | Refusal> {
  if (order.direccion !== 'registrado') {
    const parsed = parseCorreo(order.direccion);
    if (parsed.ok) return parsed.value.address;
    return refuse('datos-con-errores', { errors: [{ path: order.campo, sentence: parsed.notice.sentence }] });
  }
  const registered =
    actor.clase === 'proveedor'
      ? (await deps.registry.proveedor(actor.ruc))?.contenido.correo.direccion
      : (await deps.registry.entidad(actor.ruc))?.contenido.correo;
  return registered ?? refuse('no-encontrada');
}

const fieldName = /^\w{1,60}$/;

/** Whether draft and field are named as ours are; anything else is not looked up. */
export function namesField({ borradorId, campo }: Pick<EmailCodeOrder, 'borradorId' | 'campo'>): boolean {
  return isUuid(borradorId) && fieldName.test(campo);
}

const hourMs = 3_600_000;

/**
 * At most so many an hour for an account, whatever the drafts, and so many to one typed address, whoever asks. The
 * registered address has no such limit: strangers must not use up what its owner needs.
 */
async function allows(deps: Deps, actor: Solicitante, typedAddress: string | null): Promise<boolean> {
  const about = (text: string) => ({ clave: deps.keys.mac('presupuesto', text), ventanaMs: hourMs });
  const ofAddressKey = typedAddress === null ? [] : [about(`codigo-direccion|${typedAddress.toLowerCase()}`)];
  const [ofAccount = 0, ofAddress = 0] = await spendPresupuestos(
    deps.db,
    [about(`codigo-cuenta|${actor.cuenta}`), ...ofAddressKey],
    deps.clock.nowMs(),
  );
  return (
    ofAccount <= limits.emailCodesPerHourMax && ofAddress <= identityLimits.emailCodesPerAddressPerHourMax
  );
}

/** The mail job asks `codeFor(deps, codeId)`. A newer code of the same field replaces the one before. */
export async function sendEmailCode(
  deps: Deps,
  actor: Solicitante,
  order: EmailCodeOrder,
): Promise<{ readonly codeId: string } | Refusal> {
  if (!namesField(order)) return refuse('no-encontrada');
  const direccion = await addressFor(deps, actor, order);
  if (isRefusal(direccion)) return direccion;
  if (!(await allows(deps, actor, order.direccion === 'registrado' ? null : direccion))) {
    return refuse('demasiados-intentos', {
      sentence: 'Ya enviamos varios códigos en la última hora. Use el último que recibió o espere una hora.',
    });
  }
  const id = deps.ids.newId();
  const nowMs = deps.clock.nowMs();
  const codigo = {
    id,
    borrador: order.borradorId,
    cuenta: actor.cuenta,
    campo: order.campo,
    direccion,
    huella: codeHash(deps, id, digitsOf(deps, id)),
    venceMs: nowMs + limits.emailCodeMinutes * 60_000,
  };
  if (!(await insertCodigo(deps.db, codigo, nowMs))) return refuse('no-encontrada');
  await insertSuceso(
    deps.db,
    { clase: 'codigo-enviado', cuenta: actor.cuenta, detalle: { codigo: id } },
    nowMs,
  );
  return { codeId: id };
}

/** Null when the code is gone or too old to be worth sending. */
export async function codeFor(deps: Deps, codeId: string): Promise<EmailCode | null> {
  const codigo = await findCodigo(deps.db, codeId);
  if (codigo === null || codigo.venceMs <= deps.clock.nowMs()) return null;
  return { para: codigo.direccion, codigo: digitsOf(deps, codeId), minutes: limits.emailCodeMinutes };
}

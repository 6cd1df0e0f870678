/** Checks the code a person typed and, when it is right, notes in their draft that the address is theirs. */
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { tryCodigo, useCodigo } from '../store/codigos-de-correo.ts';
import { insertSuceso } from '../store/sucesos.ts';
import { sameText } from '../trust/keys.ts';
import type { Deps } from './deps.ts';
import { codeHash, namesField } from './send-email-code.ts';

export type EmailCodeTry = {
  readonly borradorId: string;
  readonly campo: string;
  /** As typed; blanks do not matter. */
  readonly codigo: string;
};

/** Null when the address is proved. Every try counts, right or wrong; after the last one only a new code helps. */
export async function confirmEmailCode(
  deps: Deps,
  { cuenta }: Solicitante,
  { borradorId, campo, codigo }: EmailCodeTry,
): Promise<Refusal | null> {
  if (!namesField({ borradorId, campo })) return refuse('no-encontrada');
  const nowMs = deps.clock.nowMs();
  const prueba = { borrador: borradorId, cuenta, campo };
  const found = await tryCodigo(deps.db, prueba, limits.emailCodeTriesMax, nowMs);
  if (found === null) return refuse('codigo-vencido');
  const typed = codigo.slice(0, 40).replace(/\s/g, '');
  if (!sameText(codeHash(deps, found.id, typed), found.huella)) {
    const suceso = { clase: 'codigo-fallido', cuenta, detalle: { codigo: found.id } } as const;
    await insertSuceso(deps.db, suceso, nowMs);
    return refuse('codigo-incorrecto');
  }
  const marca = `${campo}=${found.direccion.toLowerCase()}`;
  if (!(await useCodigo(deps.db, found.id, cuenta, marca, nowMs))) return refuse('codigo-vencido');
  const suceso = { clase: 'codigo-verificado', cuenta, detalle: { codigo: found.id } } as const;
  await insertSuceso(deps.db, suceso, nowMs);
  return null;
}

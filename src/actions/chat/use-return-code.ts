/** Gives a conversation to the device on which the code sent to its address was typed. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { tryCodigoDeChat, useCodigoDeChat } from '../../store/codigos-de-chat.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { sameText } from '../../trust/keys.ts';
import type { Deps } from '../deps.ts';
import { returnLimits } from './return-limits.ts';
import { returnAddress, returnCodeHash } from './send-return-code.ts';

const hourMs = 3_600_000;
const tokenBytes = 32;
const typedCharsMax = 40;

export type ReturnTry = {
  readonly correo: string;
  /** As typed; blanks do not matter. */
  readonly codigo: string;
  readonly network: string;
};

/** One sentence for a wrong code, an old one and an address that was left nowhere: the answer tells nothing. */
const wrong = () => {
  const sentence =
    'El código no es correcto o ya venció. Revise el último correo que le llegó o pida un código nuevo.';
  return refuse('codigo-incorrecto', { sentence, errors: [{ path: 'codigo', sentence }] });
};

async function allows({ db, keys, clock }: Deps, network: string): Promise<boolean> {
  const clave = keys.mac('presupuesto', `codigo-de-chat-red|${network}`);
  const [spent = 0] = await spendPresupuestos(db, [{ clave, ventanaMs: hourMs }], clock.nowMs());
  return spent <= returnLimits.triesPerNetworkHourMax;
}

/** The token for the cookie of this device; the one of the device before opens nothing from then on. */
export async function useReturnCode(
  deps: Deps,
  { correo: raw, codigo, network }: ReturnTry,
): Promise<{ readonly token: string } | Refusal> {
  const correo = returnAddress(raw);
  if (isRefusal(correo)) return correo;
  if (!(await allows(deps, network))) return refuse('demasiados-intentos');
  const nowMs = deps.clock.nowMs();
  const found = await tryCodigoDeChat(deps.db, correo, returnLimits.codeTriesMax, nowMs);
  if (found === null) return wrong();
  const typed = codigo.slice(0, typedCharsMax).replace(/\s/g, '');
  const detalle = { codigo: found.id };
  if (!sameText(returnCodeHash(deps, found.id, typed), found.huella)) {
    await insertSuceso(deps.db, { clase: 'codigo-fallido', cuenta: null, detalle }, nowMs);
    return wrong();
  }
  const token = deps.ids.randomToken(tokenBytes);
  const given = await useCodigoDeChat(deps.db, found.id, deps.keys.mac('chat', token), nowMs);
  if (given === null) return wrong();
  await insertSuceso(deps.db, { clase: 'codigo-verificado', cuenta: null, detalle }, nowMs);
  // Streams of the other device ask for their rights again.
  deps.bus.announce({ topic: 'chat', key: given.id, n: given.lineas });
  return { token };
}

/** Sends a code to an address that was left in a conversation, so that the person can go on with it on another device. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { parseCorreo } from '../../domain/identity/correo.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { insertAvisosDebidos } from '../../store/avisos-debidos.ts';
import { insertCodigoDeChat } from '../../store/codigos-de-chat.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { returnLimits } from './return-limits.ts';

const hourMs = 3_600_000;

/** What is stored of a code. */
export function returnCodeHash({ keys }: Deps, id: string, digits: string): string {
  return keys.mac('codigo-de-chat', `${id}|${digits}`);
}

/** The address as every verb here compares it, or what is wrong with it. */
export function returnAddress(raw: string): string | Refusal {
  const parsed = parseCorreo(raw);
  if (parsed.ok) return parsed.value.address.toLowerCase();
  const { sentence } = parsed.notice;
  return refuse('datos-con-errores', { sentence, errors: [{ path: 'correo', sentence }] });
}

/** Counted by what was typed, whether or not it was ever left anywhere: the answer tells nothing. */
async function allows(deps: Deps, correo: string, network: string): Promise<boolean> {
  const about = (text: string) => ({ clave: deps.keys.mac('presupuesto', text), ventanaMs: hourMs });
  const [ofAddress = 0, ofNetwork = 0] = await spendPresupuestos(
    deps.db,
    [about(`volver-al-chat|${correo}`), about(`volver-al-chat-red|${network}`)],
    deps.clock.nowMs(),
  );
  return ofAddress <= returnLimits.codesPerAddressHourMax && ofNetwork <= returnLimits.codesPerNetworkHourMax;
}

const letterText = (digits: string) =>
  `Su código para volver a su conversación del chat es: ${digits}\n\nEscríbalo en la página que tiene abierta. Sirve una sola vez, durante ${returnLimits.codeMinutes} minutos. Si usted no lo pidió, no haga nada y no entregue este código a nadie.`;

/** Null whether or not the address was left anywhere: only who reads it finds out. Code and letter are one commit. */
export async function sendReturnCode(
  deps: Deps,
  { correo: raw, network }: { readonly correo: string; readonly network: string },
): Promise<null | Refusal> {
  const correo = returnAddress(raw);
  if (typeof correo !== 'string') return correo;
  if (!(await allows(deps, correo, network)))
    return refuse('demasiados-intentos', {
      sentence: 'Ya enviamos varios códigos en la última hora. Use el último que recibió o espere una hora.',
    });
  const id = deps.ids.newId();
  const digits = deps.ids.randomDigits(returnLimits.codeDigits);
  const nowMs = deps.clock.nowMs();
  await deps.db.transaction(async (queries) => {
    const conversacion = await insertCodigoDeChat(
      queries,
      {
        id,
        correo,
        cerradasDesdeMs: nowMs - chatLimits.closedShownHours * hourMs,
        huella: returnCodeHash(deps, id, digits),
        venceMs: nowMs + returnLimits.codeMinutes * 60_000,
      },
      nowMs,
    );
    if (conversacion === null) return;
    const letter = {
      id: deps.ids.newId(),
      para: correo,
      asunto: 'Código para volver a su conversación',
      texto: letterText(digits),
    };
    await insertAvisosDebidos(queries, 'codigo-de-chat', [letter], nowMs);
    const detalle = { codigo: id, conversacion };
    await insertSuceso(queries, { clase: 'codigo-enviado', cuenta: null, detalle }, nowMs);
  });
  return null;
}

/** Counts the files that people without an account send from one network, so that nobody unknown fills the disk. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import type { Deps } from '../deps.ts';
import type { Persona } from './find-conversation.ts';

const hourMs = 3_600_000;

/** Asked before the bytes are taken in. `red`: as `networkOf` names it. Null where the file may come. */
export async function spendChatFile(
  { db, keys, clock }: Pick<Deps, 'db' | 'keys' | 'clock'>,
  { cuenta }: Persona,
  red: string,
): Promise<Refusal | null> {
  if (cuenta !== null) return null;
  const clave = keys.mac('presupuesto', `archivos-de-chat-red|${red}`);
  const [spent = 0] = await spendPresupuestos(db, [{ clave, ventanaMs: hourMs }], clock.nowMs());
  if (spent <= chatLimits.filesPerNetworkHourMax) return null;
  const sentence =
    'Desde su red se enviaron muchos archivos en la última hora. Espere una hora, o ingrese con su cuenta para enviar el suyo.';
  return refuse('demasiados-intentos', { sentence, errors: [{ path: 'archivo', sentence }] });
}

/** The duty that tells people who left the chat that an answer came: where, never what it says. */
import type { Deps } from '../actions/deps.ts';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import { paths } from '../paths.ts';
import { RegistryFault } from '../registry/port.ts';
import { insertAvisosDebidos } from '../store/avisos-debidos.ts';
import { type Ausente, claimRecordatorio, listAusentes } from '../store/recordatorios-de-chat.ts';
import { registeredAddress } from './case-letter.ts';

const minuteMs = 60_000;
const peoplePerTurnMax = 50;
/** Whoever did not come back within a week is not written to any more. */
const awayDaysMax = 7;

/** The registered address of whoever signed in, else the one left. Throws RegistryFault while the register is silent. */
async function addressOf(deps: Deps, { persona, contacto }: Ausente): Promise<string | null> {
  return (persona === null ? null : await registeredAddress(deps, persona)) ?? contacto.correo;
}

/** Note and letter in one transaction: neither without the other, and one letter however many processes try. */
async function remind(deps: Deps, ausente: Ausente): Promise<boolean> {
  const para = await addressOf(deps, ausente);
  const { db, ids, clock, baseUrl } = deps;
  return db.transaction(async (queries) => {
    if (!(await claimRecordatorio(queries, ausente, clock.nowMs()))) return false;
    if (para === null) return false;
    const aviso = {
      id: ids.newId(),
      para,
      asunto: 'Tiene una respuesta en su conversación',
      texto: `Le respondieron en su conversación del chat en línea. Léala aquí: ${baseUrl}${paths.chat.inicio}`,
    };
    await insertAvisosDebidos(queries, 'respuesta-en-el-chat', [aviso], clock.nowMs());
    await deps.faults.hit('antes-de-confirmar');
    return true;
  });
}

/** Returns how many letters it left to be sent. */
export async function remindAbsent(deps: Deps): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const ausentes = await listAusentes(deps.db, {
    vistaAntesMs: nowMs - chatLimits.awayMinutes * minuteMs,
    vistaDesdeMs: nowMs - awayDaysMax * 24 * 60 * minuteMs,
    recordadaAntesMs: nowMs - chatLimits.reminderMinutesBetween * minuteMs,
    recordatoriosMax: chatLimits.remindersMax,
    limite: peoplePerTurnMax,
  });
  let owed = 0;
  for (const ausente of ausentes) {
    try {
      if (await remind(deps, ausente)) owed += 1;
    } catch (error) {
      // Without the register nobody knows where to write: the next turn asks again.
      if (!(error instanceof RegistryFault)) throw error;
      deps.log.warn('recordatorio-sin-registro', { id: ausente.id });
    }
  }
  if (owed > 0) deps.nudge();
  return owed;
}

/** Has a mail read again from its raw bytes: a better reader heals what an older one could not open. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readCrudo } from '../../store/correo-mesa-mensajes.ts';
import { reparseMail } from '../correo/reparse-mail.ts';
import type { Deps } from '../deps.ts';
import { impedimentoEnMail, openMail } from './read-mail-for-staff.ts';

export async function rereadMail(
  deps: Deps,
  actor: Funcionario,
  id: string,
): Promise<{ readonly hilo: string | null } | Refusal> {
  const found = await openMail(deps, actor, id);
  if (isRefusal(found)) return found;
  const stop = impedimentoEnMail(actor, 'releer', found);
  if (stop !== null) return stop;
  const isKept = (await readCrudo(deps.db, id)) !== null || (await deps.files.has(found.correo.sha256));
  if (!isKept)
    return refuse('no-encontrada', {
      sentence: 'El mensaje original ya se retiró al cumplirse su tiempo de conservación.',
    });
  const read = await reparseMail(deps, actor, id);
  return isRefusal(read) ? read : { hilo: found.correo.hilo };
}

/** Reads a mail again from its raw bytes: what an older reader could not open, or opened badly, is healed by a better one. */
import { impedimentoEnCorreo } from '../../domain/correo/quien-puede.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { findHilo } from '../../store/correo-mesa-hilo.ts';
import { findCorreoRecibido } from '../../store/correo-mesa-mensajes.ts';
import { findCorreoPorReleer, releaseCorreo } from '../../store/correo-por-procesar.ts';
import { rereadCorreo } from '../../store/correo-procesado.ts';
import type { Deps } from '../deps.ts';
import { inPartsFolder, keepParts, readMail } from './take-mail-apart.ts';

export type Reparsed = { readonly outcome: 'releido' | 'en-cola' };

/**
 * A mail that was set aside goes through the whole door anew (`en-cola`). Of one that was worked off, what it says is read
 * again; where it stands and what it did stay as they are. Refused with `correo-ilegible` where it still cannot be read.
 */
export async function reparseMail(deps: Deps, actor: Funcionario, id: string): Promise<Reparsed | Refusal> {
  const [found, tomado] = await Promise.all([
    findCorreoRecibido(deps.db, id),
    findCorreoPorReleer(deps.db, id),
  ]);
  if (found === null || tomado === null) return refuse('no-encontrada');
  const hilo = found.hilo === null ? null : await findHilo(deps.db, found.hilo);
  const about = {
    unidad: hilo?.unidad ?? null,
    asignado: hilo?.asignado ?? null,
    estado: hilo?.estado ?? null,
  };
  const stop = impedimentoEnCorreo(actor, 'releer', about);
  if (stop !== null) return stop;
  if (found.estado === 'recibido') return { outcome: 'en-cola' };
  if (await releaseCorreo(deps.db, id)) {
    deps.nudge();
    return { outcome: 'en-cola' };
  }
  const correo = await inPartsFolder(async (folder) => {
    const read = await readMail(deps, tomado, folder);
    return read.outcome === 'ilegible' ? null : (await keepParts(deps, folder, read.correo)).correo;
  });
  if (correo === null) return refuse('correo-ilegible');
  await rereadCorreo(deps.db, id, correo, JSON.stringify({ avisos: correo.avisos }));
  return { outcome: 'releido' };
}

/** Gives out the copy of somebody's data: to whom it is about, or to the officer who hands it over; both proved again a moment ago. */
import type { Readable } from 'node:stream';
import type { Peticion } from '../../domain/derechos/peticion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { changePeticion, findPeticion } from '../../store/peticiones-de-datos.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';

export type CopyFile = {
  readonly nombre: string;
  readonly tamanoBytes: number;
  readonly contenido: () => Readable;
};

function mayHave({ actor }: Session, { cuenta, identidad }: Peticion): boolean {
  if (identidad === null) return false;
  if (esFuncionario(actor)) return actor.roles.includes('delegado');
  return cuenta !== null && cuenta === actor.cuenta;
}

/** Whoever may not have it is told that it does not exist. The download is written down before a byte leaves. */
export async function readCopy(deps: Deps, session: Session, id: string): Promise<CopyFile | Refusal> {
  const peticion = /^[0-9a-f-]{36}$/.test(id) ? await findPeticion(deps.db, id) : null;
  if (peticion === null || !mayHave(session, peticion)) return refuse('no-encontrada');
  const nowMs = deps.clock.nowMs();
  const { paquete } = peticion;
  if (paquete === null || paquete.hastaMs <= nowMs || !(await deps.files.has(paquete.sha256)))
    return refuse('no-encontrada', {
      sentence: 'La copia ya no está: se guarda por pocos días. Pídala otra vez.',
    });
  const unproved = requireRecentStepUp(session, nowMs);
  if (isRefusal(unproved)) return unproved;
  const { actor } = session;
  const quien = { nombre: actor.nombre, cuenta: actor.cuenta };
  const noted = await changePeticion(deps.db, peticion, { clase: 'descargada', texto: '' }, quien, nowMs);
  if (!noted)
    return refuse('version-vieja', { sentence: 'Algo cambió en la petición. Vuelva a intentarlo.' });
  return {
    nombre: `datos-${peticion.numero}.zip`,
    tamanoBytes: paquete.tamanoBytes,
    contenido: () => deps.files.read(paquete.sha256),
  };
}

/**
 * The case of a conversation that goes on in writing is decided with its end. The commands carry keys made from the
 * conversation and the version they saw, so that repeating after a crash goes on where it broke off.
 */
import { type MotivoDeCierre, motivosDeCierre } from '../../domain/chat/motivos.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { nameId } from '../../platform/name-id.ts';
import { approveSolicitud } from '../approve-solicitud.ts';
import { readForActor } from '../change-solicitud.ts';
import { denySolicitud } from '../deny-solicitud.ts';
import type { Deps } from '../deps.ts';
import { takeSolicitud } from '../take-solicitud.ts';

type WrittenCase = { readonly conversacion: string; readonly referencia: string };

const commandOn = (verbo: string, { conversacion, referencia }: WrittenCase, { version }: Solicitud) => ({
  referencia,
  versionVista: version,
  llave: nameId('cierre-de-conversacion', verbo, conversacion, String(version)),
});

async function mine(
  deps: Deps,
  actor: Funcionario,
  about: WrittenCase,
  caso: Solicitud,
): Promise<Solicitud | Refusal> {
  if (caso.asignado === actor.cuenta && caso.estado === 'en-revision') return caso;
  const taken = await takeSolicitud(deps, actor, commandOn('tomar', about, caso));
  return isRefusal(taken) ? taken : readForActor(deps, actor, about.referencia);
}

/** Null once the case is decided, by this call or before; else why it is not. `respondida` approves, any other denies. */
export async function decideWrittenCase(
  deps: Deps,
  actor: Funcionario,
  about: WrittenCase,
  motivo: MotivoDeCierre,
): Promise<Refusal | null> {
  const caso = await readForActor(deps, actor, about.referencia);
  if (isRefusal(caso)) return caso;
  if (!estaAbierta(caso.estado)) return null;
  const definicion = deps.definiciones.porId(caso.tramite)?.definicion;
  if (definicion === undefined) return refuse('transicion-imposible');
  const own = await mine(deps, actor, about, caso);
  if (isRefusal(own)) return own;
  const sentence = motivosDeCierre[motivo];
  const { revisiones } = definicion;
  const decided =
    motivo === 'respondida'
      ? await approveSolicitud(deps, actor, {
          ...commandOn('aprobar', about, own),
          motivo: sentence,
          revisiones,
        })
      : await denySolicitud(deps, actor, {
          ...commandOn('negar', about, own),
          motivo: sentence,
          causal: sentence,
        });
  return isRefusal(decided) ? decided : null;
}

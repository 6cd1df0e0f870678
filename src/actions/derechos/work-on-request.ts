/** What the data protection officer does with a request: says how they knew who asks, erases what may go, answers. */
import { estaPendiente, type PasoDePeticion, type Peticion } from '../../domain/derechos/peticion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Queries } from '../../platform/database.ts';
import { addPorRetirar } from '../../store/archivos-por-retirar.ts';
import { removeConversaciones, removeHilos } from '../../store/depuracion.ts';
import { lockConservacion } from '../../store/ordenes-de-conservacion.ts';
import { changePeticion, findPeticion } from '../../store/peticiones-de-datos.ts';
import {
  lockConversacionesDe,
  lockHilosDe,
  removeBorradoresDe,
  removeEquiposDe,
} from '../../store/supresion.ts';
import { RefusedInside } from '../conservacion/undoing-refusal.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import { checkedText } from './checked-detail.ts';
import { derechosLimits as limits } from './derechos-limits.ts';
import { personaDe } from './personal-addresses.ts';

export type RequestCommand = { readonly id: string; readonly versionVista: number };

/** The request as it stands, or why it cannot be worked on. */
export async function pendingRequest(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  { id, versionVista }: RequestCommand,
): Promise<Peticion | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('sin-permiso');
  const peticion = /^[0-9a-f-]{36}$/.test(id) ? await findPeticion(deps.db, id) : null;
  if (peticion === null) return refuse('no-encontrada');
  if (peticion.version !== versionVista) return refuse('version-vieja');
  return estaPendiente(peticion)
    ? peticion
    : refuse('transicion-imposible', { sentence: 'Esta petición ya se respondió.' });
}

type Paso = Pick<PasoDePeticion, 'clase' | 'texto'>;

async function put(deps: Deps, queries: Queries, actor: Funcionario, peticion: Peticion, paso: Paso) {
  const { nombre, cuenta } = actor;
  const changed = await changePeticion(queries, peticion, paso, { nombre, cuenta }, deps.clock.nowMs());
  if (!changed) throw new RefusedInside(refuse('version-vieja'));
  return { id: peticion.id };
}

type Done = { readonly id: string } | Refusal;

/** From then on the copy of an access may be prepared. */
export async function confirmIdentity(
  deps: Deps,
  actor: Funcionario,
  { identidad: raw, ...command }: RequestCommand & { readonly identidad: string },
): Promise<Done> {
  const peticion = await pendingRequest(deps, actor, command);
  if (isRefusal(peticion)) return peticion;
  const identidad = checkedText(raw, 'identidad', {
    min: limits.identidadCharsMin,
    max: limits.identidadCharsMax,
    missing:
      'Escriba cómo comprobó quién pide: documento visto, firma electrónica, llamada al número registrado.',
  });
  if (isRefusal(identidad)) return identidad;
  const estado = peticion.derecho === 'acceso' ? 'en-preparacion' : peticion.estado;
  const paso: Paso = { clase: 'identidad', texto: identidad };
  return RefusedInside.catch(() =>
    deps.db.transaction((queries) => put(deps, queries, actor, { ...peticion, identidad, estado }, paso)),
  );
}

const unproved = () =>
  refuse('transicion-imposible', {
    sentence: 'Primero escriba cómo comprobó la identidad de quien pide.',
  });

/** Erases at once what serves nothing any more; what has to stay is untouched. Safe to ask again. */
export async function eraseOnRequest(deps: Deps, actor: Funcionario, command: RequestCommand): Promise<Done> {
  const peticion = await pendingRequest(deps, actor, command);
  if (isRefusal(peticion)) return peticion;
  if (peticion.derecho !== 'supresion') return refuse('transicion-imposible');
  if (peticion.identidad === null) return unproved();
  const persona = await personaDe(deps, peticion);
  const nowMs = deps.clock.nowMs();
  return RefusedInside.catch(() =>
    deps.db.transaction(async (queries) => {
      await lockConservacion(queries, true);
      await removeBorradoresDe(queries, persona, nowMs);
      const talks = await lockConversacionesDe(queries, persona);
      const threads = await lockHilosDe(queries, persona);
      const files = [
        ...(await removeConversaciones(queries, talks, nowMs)),
        ...(await removeHilos(queries, threads, nowMs)),
      ];
      await addPorRetirar(queries, files, nowMs);
      if (persona.cuenta !== null) await removeEquiposDe(queries, persona.cuenta);
      const texto = `Conversaciones: ${talks.length}. Hilos de correo: ${threads.length}. Borradores y equipos conocidos: todos los que podían eliminarse.`;
      return put(deps, queries, actor, peticion, { clase: 'eliminada', texto });
    }),
  );
}

export type Answer = RequestCommand & { readonly resultado: string; readonly texto: string };

/** The answer goes by letter to where the person is reached, and stays with the request. */
export async function answerDataRequest(
  deps: Deps,
  actor: Funcionario,
  { resultado, texto: raw, ...command }: Answer,
): Promise<Done> {
  const peticion = await pendingRequest(deps, actor, command);
  if (isRefusal(peticion)) return peticion;
  const estado = resultado === 'rechazada' ? 'rechazada' : 'atendida';
  if (estado === 'atendida' && peticion.identidad === null) return unproved();
  if (estado === 'atendida' && peticion.derecho === 'acceso' && peticion.paquete === null)
    return refuse('transicion-imposible', { sentence: 'La copia todavía se está preparando.' });
  const texto = checkedText(raw, 'texto', {
    min: limits.identidadCharsMin,
    max: limits.respuestaCharsMax,
    missing: 'Escriba la respuesta: qué se hizo o por qué no se puede, y en qué norma se apoya.',
  });
  if (isRefusal(texto)) return texto;
  const answered = { ...peticion, estado, respuesta: texto, respondidaMs: deps.clock.nowMs() } as const;
  const { correo, numero } = peticion;
  return RefusedInside.catch(() =>
    deps.db.transaction(async (queries) => {
      if (correo !== null) {
        const letter = `${texto}\n\nSi no está de acuerdo, puede reclamar ante la Superintendencia de Protección de Datos Personales.`;
        await oweNotices(deps)(queries, [
          { para: correo, asunto: `Respuesta a su petición ${numero} sobre sus datos`, texto: letter },
        ]);
      }
      return put(deps, queries, actor, answered, { clase: estado, texto: '' });
    }),
  );
}

/** The duty that prepares the copies of data people asked for, one after the other; who dies half-way prepares it again. */
import { conservacionInForce } from '../actions/conservacion/conservacion-in-force.ts';
import type { Deps } from '../actions/deps.ts';
import { derechosLimits as limits } from '../actions/derechos/derechos-limits.ts';
import { prepareCopy } from '../actions/derechos/prepare-copy.ts';
import { oweNotices } from '../actions/owe-notices.ts';
import type { Peticion } from '../domain/derechos/peticion.ts';
import { addPorRetirar } from '../store/archivos-por-retirar.ts';
import { changePeticion, listPorPreparar } from '../store/peticiones-de-datos.ts';

const dayMs = 86_400_000;
const service = { nombre: 'Ventanilla', cuenta: null };

/** What was asked for in the portal is answered by the copy itself; the rest the officer hands over. */
function withCopy(peticion: Peticion, paquete: NonNullable<Peticion['paquete']>, nowMs: number): Peticion {
  if (peticion.via !== 'portal') return { ...peticion, estado: 'lista', paquete };
  const respuesta = 'La copia de sus datos está lista en «Mis datos», dentro del portal.';
  return { ...peticion, estado: 'atendida', respuesta, respondidaMs: nowMs, paquete };
}

async function prepare(deps: Deps, peticion: Peticion, agencia: string, days: number): Promise<boolean> {
  const file = await prepareCopy(deps, peticion, agencia);
  const nowMs = deps.clock.nowMs();
  const ready = withCopy(peticion, { ...file, hastaMs: nowMs + days * dayMs }, nowMs);
  return deps.db.transaction(async (queries) => {
    const paso = { clase: 'preparada', texto: '' } as const;
    const isFirst = await changePeticion(queries, ready, paso, service, nowMs);
    // Another process was first: its copy counts, this one goes.
    if (!isFirst) await addPorRetirar(queries, [file.sha256], nowMs);
    if (isFirst && ready.estado === 'atendida' && ready.correo !== null) {
      const texto = `La copia de sus datos que pidió (${ready.numero}) está lista. Ingrese al portal, abra «Mis datos» y descárguela en los próximos ${days} días.\n\nPor seguridad no la enviamos por correo.`;
      const asunto = `Su copia de datos ${ready.numero} está lista`;
      await oweNotices(deps)(queries, [{ para: ready.correo, asunto, texto }]);
    }
    return isFirst;
  });
}

/** Returns how many were prepared. `agencia` signs them. */
export async function prepareCopies(
  deps: Deps,
  agencia = 'Servicio Nacional de Contratación Pública',
): Promise<number> {
  const waiting = await listPorPreparar(deps.db, limits.copiesPerTurnMax);
  if (waiting.length === 0) return 0;
  const { conservacion } = await conservacionInForce(deps);
  let prepared = 0;
  for (const peticion of waiting) {
    try {
      if (await prepare(deps, peticion, agencia, conservacion.plazos.paquetes)) prepared += 1;
    } catch (error) {
      // One that cannot be prepared, because the register does not answer for instance, keeps nobody else waiting.
      deps.log.fault(error, { duty: 'copias', id: peticion.id });
    }
  }
  return prepared;
}

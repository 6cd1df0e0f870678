/** Lets a proposed package go, by another person than who proposed it: built, sealed to the authority, kept for download, told. */
import { Readable } from 'node:stream';
import { siguienteDeDenuncia, type VerboDeDenuncia } from '../../domain/denuncia/ciclo.ts';
import { conservarHasta } from '../../domain/denuncia/conservacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import {
  type FilaDePaquete,
  readPaquete,
  releasePaquete,
  withdrawPaquete,
} from '../../store/sala-paquetes.ts';
import { insertArchivoSuelto, takeArchivoSuelto } from '../../store/sala-piezas.ts';
import { instant } from '../../store/statement.ts';
import { readAuthorityKey, sealPaquete } from '../../trust/paquete/paquete.ts';
import type { Deps } from '../deps.ts';
import { acto } from './acto.ts';
import { buildPaquete } from './build-paquete.ts';
import { changeIn, type DenunciaCambiada, undoing } from './change-denuncia.ts';
import { type CasoDeLector, type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import { type ContenidoDePaquete, openContenido } from './paquete.ts';
import { paqueteLimits } from './paquete-limits.ts';
import { readPiezas } from './read-piezas.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import type { LectorAbierto } from './sala-types.ts';

export type OrdenDePaquete = OrdenDeSala & { readonly paquete: string };

const hourMs = 3_600_000;

type Proposed = {
  readonly caso: CasoDeLector;
  readonly row: FilaDePaquete;
  readonly contenido: ContenidoDePaquete;
};

async function openProposed(
  deps: Deps,
  lector: LectorAbierto,
  verbo: VerboDeDenuncia,
  orden: OrdenDePaquete,
): Promise<Proposed | Refusal> {
  const caso = await openForVerb(deps, lector, verbo, orden);
  if (isRefusal(caso)) return caso;
  const row = isUuid(orden.paquete) ? await readPaquete(deps.sala.db, orden.id, orden.paquete) : null;
  const contenido = row === null ? null : openContenido(caso, row.id, row.contenido);
  if (row === null || contenido === null) return refuse('no-encontrada');
  return row.estado === 'propuesto' ? { caso, row, contenido } : refuse('transicion-imposible');
}

/** The name of the sealed file in the room's folder: who holds neither half learns nothing from it. */
async function storePackage(deps: Deps, { caso, row, contenido }: Proposed): Promise<string | Refusal> {
  const authorityKey = readAuthorityKey(contenido.clave);
  if (authorityKey === null) return refuse('no-encontrada');
  const { piezas } = await readPiezas(deps, caso);
  const cover = { autoridad: row.autoridad, motivo: contenido.motivo, dia: salaDay(deps.clock) };
  const zip = await buildPaquete(deps, piezas, contenido.piezas, cover);
  if (isRefusal(zip)) return zip;
  const identidadSellada = contenido.identidad === null ? null : Buffer.from(contenido.identidad, 'base64');
  const sealed = await sealPaquete(authorityKey, { zip, identidadSellada });
  const stored = await deps.sala.files.store(Readable.from([sealed]), paqueteLimits.packageBytesMax);
  if (stored.outcome !== 'stored') return refuse('archivo-muy-grande');
  // What no package takes, because another release was quicker, is destroyed like any loose file.
  const venceMs = deps.clock.nowMs() + salaLimits.looseFileHours * hourMs;
  await insertArchivoSuelto(deps.sala.db, stored.sha256, instant(venceMs));
  return stored.sha256;
}

/** Refused ('misma-persona') to whoever proposed it, whichever session they come with (ASVS 2.3.5). */
export async function releaseProposedPaquete(
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDePaquete,
): Promise<DenunciaCambiada | Refusal> {
  const proposed = await openProposed(deps, lector, 'liberar-remision', orden);
  if (isRefusal(proposed)) return proposed;
  const { caso, row, contenido } = proposed;
  const { cuenta, nombre } = lector;
  if (row.propone === cuenta)
    return refuse('misma-persona', {
      sentence: 'Quien propone una remisión no la libera: debe hacerlo otra persona.',
    });
  const archivo = await storePackage(deps, proposed);
  if (isRefusal(archivo)) return archivo;
  const estado = siguienteDeDenuncia('liberar-remision', caso.denuncia) ?? caso.denuncia.estado;
  const hasta = conservarHasta({ desde: caso.denuncia.estado, hacia: estado, dia: salaDay(deps.clock) });
  const con = contenido.identidad === null ? 'sin su identidad' : 'con su identidad';
  const texto = `Se remitió a ${row.autoridad}, en un paquete que solo esa institución puede abrir, ${con}. Lo propuso una persona y lo liberó otra.`;
  return undoing(deps, async (queries) => {
    const changed = await changeIn(queries, deps, caso, {
      versionVista: orden.versionVista,
      cambios: { estado, conservarHasta: hasta },
      piezas: [acto('remitida', texto, nombre)],
      hecho: 'remitida',
    });
    if (isRefusal(changed)) return changed;
    if (!(await takeArchivoSuelto(queries, archivo))) return refuse('archivo-incompleto');
    const done = await releasePaquete(queries, { id: row.id, libera: cuenta, nombre, archivo });
    return done ? changed : refuse('transicion-imposible');
  });
}

export async function withdrawProposedPaquete(
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDePaquete,
): Promise<DenunciaCambiada | Refusal> {
  const proposed = await openProposed(deps, lector, 'retirar-remision', orden);
  if (isRefusal(proposed)) return proposed;
  const { caso, row } = proposed;
  const texto = `Retira la propuesta de remitir a ${row.autoridad}.`;
  return undoing(deps, async (queries) => {
    const changed = await changeIn(queries, deps, caso, {
      versionVista: orden.versionVista,
      piezas: [{ clase: 'nota', autor: 'lector', contenido: { texto, quien: lector.nombre } }],
      hecho: 'paquete-retirado',
    });
    if (isRefusal(changed)) return changed;
    return (await withdrawPaquete(queries, row.id)) ? changed : refuse('transicion-imposible');
  });
}

/** Everything a reader's page of one complaint shows; opening it is noted in the log of the room. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { Apertura, Denuncia, Pieza, Respuesta } from '../../domain/denuncia/denuncia.ts';
import { type RelojDeDenuncia, relojDeDenuncia } from '../../domain/denuncia/plazos.ts';
import { type GradoDePrueba, gradoDePrueba, type Pista, pistasDe } from '../../domain/denuncia/senales.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { type LectorDeDenuncia, listLectoresDe, readNombreDeLector } from '../../store/sala-bandeja.ts';
import { type FilaDePaquete, listPaquetes } from '../../store/sala-paquetes.ts';
import type { Deps } from '../deps.ts';
import { findNamedProcesses } from './find-named-processes.ts';
import { aperturasOf } from './list-aperturas.ts';
import type { ProcesoNombrado } from './look-up-process.ts';
import { openAsReader } from './open-as-reader.ts';
import { type ContenidoDePaquete, openContenido } from './paquete.ts';
import { readPiezas } from './read-piezas.ts';
import type { CasoAbierto, LectorAbierto } from './sala-types.ts';

export type PaqueteVisto = Omit<FilaDePaquete, 'contenido'> & {
  /** Null where it was altered. */
  readonly contenido: Omit<ContenidoDePaquete, 'clave' | 'identidad'> | null;
  readonly conIdentidad: boolean;
};

export type DenunciaVista = {
  readonly denuncia: Denuncia;
  readonly asignadaNombre: string | null;
  /** Everybody who can read it, whoever asks included. */
  readonly lectores: readonly LectorDeDenuncia[];
  readonly piezas: readonly Pieza[];
  /** False when a piece is missing, was added or changed past this service. */
  readonly cadenaIntacta: boolean;
  readonly aperturas: readonly Apertura[];
  readonly paquetes: readonly PaqueteVisto[];
  readonly reloj: RelojDeDenuncia;
  readonly pistas: readonly Pista[];
  readonly prueba: GradoDePrueba;
  readonly procesos: readonly ProcesoNombrado[];
};

/** What the complainant answered; empty for a mail, whose text is in its file. */
export function respuestasDe(piezas: readonly Pieza[]): readonly Respuesta[] {
  const [relato] = piezas.filter((pieza) => pieza.clase === 'relato');
  return relato?.contenido.como === 'abierta' ? relato.contenido.valor.respuestas : [];
}

async function packagesOf(deps: Deps, caso: CasoAbierto): Promise<readonly PaqueteVisto[]> {
  const rows = await listPaquetes(deps.sala.db, caso.denuncia.id);
  return rows.map(({ contenido: sealed, ...row }) => {
    const opened = openContenido(caso, row.id, sealed);
    return {
      ...row,
      contenido: opened === null ? null : { motivo: opened.motivo, piezas: opened.piezas },
      conIdentidad: opened !== null && opened.identidad !== null,
    };
  });
}

const saw = /\b(?:yo mism[oa]|lo vi|presenci|estuve presente|me consta)/i;

export async function readDenunciaForReader(
  deps: Deps,
  lector: LectorAbierto,
  id: string,
): Promise<DenunciaVista | Refusal> {
  const caso = await openAsReader(deps, lector, id);
  if (isRefusal(caso)) return caso;
  const { denuncia } = caso;
  const [{ piezas, cadenaIntacta }, lectores, aperturas, paquetes, calendar] = await Promise.all([
    readPiezas(deps, caso),
    listLectoresDe(deps.sala.db, id),
    aperturasOf(deps, caso),
    packagesOf(deps, caso),
    deps.calendar(),
  ]);
  const respuestas = respuestasDe(piezas);
  const texto = respuestas.map(({ valor }) => valor).join('\n');
  const procesos = await findNamedProcesses(deps, respuestas);
  const archivos = piezas.filter(({ clase, autor }) => clase === 'archivo' && autor === 'denunciante').length;
  return {
    denuncia,
    asignadaNombre:
      denuncia.asignada === null ? null : await readNombreDeLector(deps.sala.db, denuncia.asignada),
    lectores,
    piezas,
    cadenaIntacta,
    aperturas,
    paquetes,
    reloj: relojDeDenuncia(denuncia, civilDateAt(deps.clock.nowMs(), calendar.zone), calendar),
    pistas: pistasDe(texto),
    prueba: gradoDePrueba({ archivos, loPresencio: saw.test(texto), nombraProceso: procesos.length > 0 }),
    procesos,
  };
}

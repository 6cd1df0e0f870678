/** What anybody who holds a receipt's code may know of it: day, trámite, state, the hash of each file. Nothing personal. */
import { longInstantText } from '../domain/calendar/civil-text.ts';
import { archivosUntil } from '../domain/recibo/archivos-until.ts';
import { leerCodigo } from '../domain/recibo/codigo.ts';
import { reciboMarkOf } from '../domain/recibo/eventos-with-recibo.ts';
import { publicable } from '../domain/recibo/publicable.ts';
import type { ReciboClase } from '../domain/recibo/recibo.ts';
import { reciboLimits as limits } from '../domain/recibo/recibo-limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { openCodigo } from '../trust/recibo/codigo-of-recibo.ts';
import type { Deps } from './deps.ts';

export type VerifiedReceipt = {
  /** As it is printed. */
  readonly codigo: string;
  readonly clase: ReciboClase;
  readonly referencia: string;
  readonly tramite: string;
  readonly presentada: string;
  /** When the event of this receipt happened, in words. */
  readonly ocurrido: string;
  readonly estadoThen: Estado;
  readonly estadoToday: Estado;
  readonly evento: { readonly n: number; readonly hash: string };
  /** Its time of keeping is over: the hashes of its files went with its content. */
  readonly depurada: boolean;
  /** By the kind of paper, never by the name its owner gave it: names of files name people. */
  readonly archivos: readonly { readonly documento: string; readonly sha256: string }[];
};

/** Opens nothing but codes this installation made; a program that tries them out finds the door shut (ASVS 2.4.1). */
async function mayLookUp(deps: Deps, network: string): Promise<boolean> {
  const clave = deps.keys.mac('presupuesto', `verificar|${network}`);
  const presupuesto = { clave, ventanaMs: limits.windowMs };
  const [spent = 0] = await spendPresupuestos(deps.db, [presupuesto], deps.clock.nowMs());
  return spent <= limits.lookUpsMax;
}

const unknown = () =>
  refuse('no-encontrada', {
    sentence:
      'El código está bien escrito, pero esta institución no emitió ningún recibo con él. Si el recibo dice otra cosa, desconfíe de él.',
  });

async function lookUp(deps: Deps, bytes: Uint8Array, codigo: string): Promise<VerifiedReceipt | Refusal> {
  const place = openCodigo(deps.keys, bytes);
  const solicitud = place === null ? null : await findSolicitudByReferencia(deps.db, place.referencia);
  if (place === null || solicitud === null) return unknown();
  const caso = publicable(solicitud, deps.definiciones.porId(solicitud.tramite)?.definicion ?? null);
  if (caso === null) return unknown();
  const [diario, { zone }] = await Promise.all([readJournal(deps.db, solicitud.id), deps.calendar()]);
  const evento = diario.find(({ n }) => n === place.n);
  const mark = evento === undefined ? null : reciboMarkOf(evento);
  if (evento === undefined || mark === null) return unknown();
  const { definicion } = caso;
  return {
    codigo,
    clase: mark.clase,
    referencia: solicitud.referencia,
    tramite: definicion.nombre,
    presentada: longInstantText(solicitud.presentadaMs, zone),
    ocurrido: longInstantText(evento.ocurridoMs, zone),
    estadoThen: mark.estado,
    estadoToday: solicitud.estado,
    evento: { n: evento.n, hash: evento.hash },
    depurada: solicitud.depuradaMs !== undefined,
    archivos: archivosUntil(diario, evento.n).map(({ documento, sha256 }) => ({
      documento: definicion.documentos[documento]?.etiqueta ?? documento,
      sha256,
    })),
  };
}

/** `network`: of the source, for its budget. A code whose check symbol is wrong costs nothing: it is a slip. */
export async function verifyReceiptCode(
  deps: Deps,
  crudo: string,
  network: string,
): Promise<VerifiedReceipt | Refusal> {
  const reading = leerCodigo(crudo);
  if (!reading.ok) return refuse('no-encontrada', { sentence: reading.sentence });
  return (await mayLookUp(deps, network))
    ? lookUp(deps, reading.bytes, reading.codigo)
    : refuse('demasiados-intentos');
}

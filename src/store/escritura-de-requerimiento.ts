/** The row of what an entity is asked, as part of the one statement that writes the case. */
import type { RequerimientoDeCaso, Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { instant, type Parameter } from './statement.ts';

/** `nuevo`: only when it is first asked; the address and the links never change afterwards. */
export type EscrituraDeRequerimiento = {
  readonly requerimiento: RequerimientoDeCaso;
  readonly recordarMs: number | null;
  readonly adjuntos: readonly Adjunto[];
  readonly nuevo: {
    readonly correo: string;
    /** Hashes of the two links. */
    readonly huella: string;
    readonly huellaTitular: string;
  } | null;
};

export const requerimientoPart = `requerido as (
  insert into requerimientos as r (id, solicitud, entidad_ruc, correo, huella, huella_titular, estado, plazo, vence_en, recordar_en,
    recordado_en, respuesta, adjuntos, creado_en)
  select :reqId::uuid, :id::uuid, :reqRuc, :reqCorreo, :reqHuella, :reqHuellaTitular, :reqEstado, :reqPlazo::jsonb,
    :reqVence::timestamptz, :reqRecordar::timestamptz, :reqRecordado::timestamptz, :reqRespuesta::jsonb, :reqAdjuntos::jsonb,
    :reqCreado::timestamptz
  where exists (select from orden) and :reqNuevo::boolean
  returning 1),
requerido_antes as (
  update requerimientos set estado = :reqEstado, recordar_en = :reqRecordar::timestamptz, recordado_en = :reqRecordado::timestamptz,
    respuesta = :reqRespuesta::jsonb, adjuntos = :reqAdjuntos::jsonb
  where id = :reqId::uuid and exists (select from orden) and not :reqNuevo::boolean)`;

export function requerimientoValues(escritura: EscrituraDeRequerimiento | null): Record<string, Parameter> {
  if (escritura === null) return {};
  const { requerimiento: r, recordarMs, adjuntos, nuevo } = escritura;
  return {
    reqId: r.id,
    reqRuc: r.entidad.ruc,
    reqCorreo: nuevo?.correo ?? '',
    reqHuella: nuevo?.huella ?? '',
    reqHuellaTitular: nuevo?.huellaTitular ?? '',
    reqEstado: r.estado,
    reqPlazo: JSON.stringify(r.plazo),
    reqVence: instant(r.venceMs),
    reqRecordar: instant(recordarMs),
    reqRecordado: instant(r.recordadoMs),
    reqRespuesta: r.respuesta === null ? null : JSON.stringify(r.respuesta),
    reqAdjuntos: JSON.stringify(adjuntos),
    reqCreado: instant(r.notificadoMs),
    reqNuevo: nuevo !== null,
  };
}

/** Where a change closed the case and left the entity without anything to answer. */
export function withdrawnRequerimiento(antes: Solicitud, ahora: Solicitud): EscrituraDeRequerimiento | null {
  const { requerimiento } = ahora;
  if (requerimiento?.estado !== 'retirado' || antes.requerimiento?.estado === 'retirado') return null;
  return { requerimiento, recordarMs: null, adjuntos: [], nuevo: null };
}

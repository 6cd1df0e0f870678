/** How a case lies in its row: what queues and clocks ask for in columns, the rest as one document. */
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Canal } from '../domain/tramite/definicion.ts';

type Contenido = Pick<
  Solicitud,
  | 'datos'
  | 'resumen'
  | 'adjuntos'
  | 'confirmaciones'
  | 'verdicts'
  | 'decision'
  | 'dosPersonas'
  | 'dosPersonasParaNegar'
  | 'propuesta'
  | 'correccion'
  | 'requerimiento'
  | 'promesa'
  | 'plazoLegal'
  | 'territorio'
  | 'pausas'
  | 'asientoVisto'
  | 'depuradaMs'
> & { readonly solicitanteNombre: string; readonly solicitanteCuenta: string | null };

export type SolicitudRow = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly definicion: string;
  readonly estado: Estado;
  readonly version: number;
  readonly solicitante_clase: Solicitud['solicitante']['clase'];
  readonly solicitante_ruc: string | null;
  readonly canal: Canal;
  readonly unidad: string;
  readonly asignado: string | null;
  readonly presentada_en: Date;
  readonly promesa_vence_en: Date | null;
  readonly legal_vence_en: Date | null;
  readonly cerrada_en: Date | null;
  readonly eventos: number;
  readonly hash: string;
  readonly contenido: Contenido;
};

export const solicitudColumns = `s.id, s.referencia, s.tramite, s.definicion, s.estado, s.version, s.solicitante_clase, s.solicitante_ruc,
  s.canal, s.unidad, s.asignado, s.presentada_en, s.promesa_vence_en, s.legal_vence_en, s.cerrada_en, s.eventos, s.hash, s.contenido`;

/** The part of a case that lies in its document column, as JSON text. */
export function contenidoJson(s: Solicitud): string {
  const contenido: Contenido = {
    datos: s.datos,
    resumen: s.resumen,
    adjuntos: s.adjuntos,
    confirmaciones: s.confirmaciones,
    verdicts: s.verdicts,
    decision: s.decision,
    dosPersonas: s.dosPersonas,
    ...(s.dosPersonasParaNegar === undefined ? {} : { dosPersonasParaNegar: s.dosPersonasParaNegar }),
    propuesta: s.propuesta,
    correccion: s.correccion,
    ...(s.requerimiento === undefined ? {} : { requerimiento: s.requerimiento }),
    promesa: s.promesa,
    plazoLegal: s.plazoLegal,
    territorio: s.territorio,
    pausas: s.pausas,
    asientoVisto: s.asientoVisto,
    ...(s.depuradaMs === undefined ? {} : { depuradaMs: s.depuradaMs }),
    solicitanteNombre: s.solicitante.nombre,
    solicitanteCuenta: s.solicitante.cuenta,
  };
  return JSON.stringify(contenido);
}

export function solicitudFrom(row: SolicitudRow): Solicitud {
  const { solicitanteNombre, solicitanteCuenta, ...contenido } = row.contenido;
  return {
    ...contenido,
    id: row.id,
    referencia: row.referencia,
    tramite: row.tramite,
    definicion: row.definicion,
    estado: row.estado,
    version: row.version,
    solicitante: {
      clase: row.solicitante_clase,
      ruc: row.solicitante_ruc,
      nombre: solicitanteNombre,
      cuenta: solicitanteCuenta,
    },
    canal: row.canal,
    unidad: row.unidad,
    asignado: row.asignado,
    presentadaMs: row.presentada_en.getTime(),
    promesaVenceMs: row.promesa_vence_en?.getTime() ?? null,
    legalVenceMs: row.legal_vence_en?.getTime() ?? null,
    cerradaMs: row.cerrada_en?.getTime() ?? null,
    eventos: row.eventos,
    hash: row.hash,
  };
}

/** How a conversation lies in its row. */
import type { Conversacion } from '../domain/chat/conversacion.ts';

export type ConversacionRow = {
  readonly id: string;
  readonly estado: Conversacion['estado'];
  readonly version: number;
  readonly lineas: number;
  readonly hash: string;
  readonly huella: string;
  readonly persona_clase: 'proveedor' | 'entidad' | null;
  readonly persona_cuenta: string | null;
  readonly persona_ruc: string | null;
  readonly persona_nombre: string | null;
  readonly correo: string | null;
  readonly telefono: string | null;
  readonly unidad: string;
  readonly agente: string | null;
  readonly agente_nombre: string | null;
  readonly dialogo: Conversacion['dialogo'];
  readonly referencia: string | null;
  readonly promesa_vence_en: Date | null;
  readonly leido_persona: number;
  readonly leido_agente: number;
  readonly escrito_persona: number;
  readonly escrito_agente: number;
  readonly creada_en: Date;
  readonly en_espera_desde: Date | null;
  readonly tomada_en: Date | null;
  readonly cerrada_en: Date | null;
  readonly cambiada_en: Date;
};

/** Of the table under the name `c`. */
export const conversacionColumns = `c.id, c.estado, c.version, c.lineas, encode(c.hash, 'hex') as hash, c.huella, c.persona_clase,
  c.persona_cuenta, c.persona_ruc, c.persona_nombre, c.correo, c.telefono, c.unidad, c.agente, c.agente_nombre, c.dialogo,
  c.referencia, c.promesa_vence_en, c.leido_persona, c.leido_agente, c.escrito_persona, c.escrito_agente, c.creada_en,
  c.en_espera_desde, c.tomada_en, c.cerrada_en, c.cambiada_en`;

export const headColumns = `c.id, c.estado, c.version, c.lineas, c.huella, c.persona_clase, c.persona_cuenta, c.persona_ruc,
  c.persona_nombre, c.unidad, c.agente, c.agente_nombre`;

export type HeadRow = Pick<
  ConversacionRow,
  | 'id'
  | 'estado'
  | 'version'
  | 'lineas'
  | 'huella'
  | 'persona_clase'
  | 'persona_cuenta'
  | 'persona_ruc'
  | 'persona_nombre'
  | 'unidad'
  | 'agente'
  | 'agente_nombre'
>;

export function personaFrom(
  row: Pick<ConversacionRow, 'persona_clase' | 'persona_cuenta' | 'persona_ruc' | 'persona_nombre'>,
): Conversacion['persona'] {
  if (row.persona_clase === null || row.persona_cuenta === null) return null;
  return {
    clase: row.persona_clase,
    cuenta: row.persona_cuenta,
    ruc: row.persona_ruc ?? '',
    nombre: row.persona_nombre ?? '',
  };
}

export function agenteFrom(row: Pick<ConversacionRow, 'agente' | 'agente_nombre'>): Conversacion['agente'] {
  return row.agente === null ? null : { cuenta: row.agente, nombre: row.agente_nombre ?? '' };
}

export function conversacionFrom(row: ConversacionRow): Conversacion {
  return {
    id: row.id,
    estado: row.estado,
    version: row.version,
    lineas: row.lineas,
    hash: row.hash,
    huella: row.huella,
    persona: personaFrom(row),
    contacto: { correo: row.correo, telefono: row.telefono },
    unidad: row.unidad,
    agente: agenteFrom(row),
    dialogo: row.dialogo,
    referencia: row.referencia,
    promesaVenceMs: row.promesa_vence_en?.getTime() ?? null,
    leidoPersona: row.leido_persona,
    leidoAgente: row.leido_agente,
    escritoPersona: row.escrito_persona,
    escritoAgente: row.escrito_agente,
    creadaMs: row.creada_en.getTime(),
    enEsperaDesdeMs: row.en_espera_desde?.getTime() ?? null,
    tomadaMs: row.tomada_en?.getTime() ?? null,
    cerradaMs: row.cerrada_en?.getTime() ?? null,
    cambiadaMs: row.cambiada_en.getTime(),
  };
}

/** Answers that a person who is away has not read, and the note that they were reminded. */
import type { Contacto, PersonaIdentificada } from '../domain/chat/conversacion.ts';
import type { Queries } from '../platform/database.ts';
import { type ConversacionRow, personaFrom } from './conversacion-row.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Ausente = {
  readonly id: string;
  readonly persona: PersonaIdentificada | null;
  readonly contacto: Contacto;
  /** How often it was reminded so far: what the next note compares. */
  readonly recordatorios: number;
  /** Last line an agent wrote. */
  readonly escritoAgente: number;
};

type Row = Pick<
  ConversacionRow,
  'id' | 'persona_clase' | 'persona_cuenta' | 'persona_ruc' | 'persona_nombre' | 'correo' | 'telefono'
> & { readonly recordatorios: number; readonly escrito_agente: number };

/*
 * Among the open ones and those closed of late, which are few; reminded again only of what came after the last reminder.
 * Of a case that was answered and closed with its conversation, the case's own letter tells.
 */
const away = statement<'vistaAntes' | 'vistaDesde' | 'recordadaAntes' | 'recordatoriosMax' | 'limite'>(
  'chats-por-recordar',
  `select c.id, c.persona_clase, c.persona_cuenta, c.persona_ruc, c.persona_nombre, c.correo, c.telefono, c.recordatorios, c.escrito_agente
   from conversaciones c join conversacion_lineas l on l.conversacion = c.id and l.n = c.escrito_agente
   where c.escrito_agente > c.leido_persona
     and c.persona_vista_en <= :vistaAntes::timestamptz and c.persona_vista_en > :vistaDesde::timestamptz
     and (c.persona_cuenta is not null or c.correo is not null)
     and (c.cerrada_en is null or (c.cerrada_en > :vistaDesde::timestamptz and c.referencia is null))
     and c.recordatorios < :recordatoriosMax::int
     and (c.recordada_en is null or (c.recordada_en <= :recordadaAntes::timestamptz and l.ocurrida_en >= c.recordada_en))
   order by c.persona_vista_en limit :limite::int`,
);
const claim = statement<'id' | 'recordatorios' | 'escritoAgente' | 'ahora'>(
  'chat-recordado',
  `update conversaciones set recordada_en = :ahora::timestamptz, recordatorios = recordatorios + 1
   where id = :id::uuid and recordatorios = :recordatorios::int and escrito_agente = :escritoAgente::int
     and leido_persona < escrito_agente`,
);

export type AusentesAsked = {
  /** Epoch ms. Away: not heard of since; `vistaDesdeMs`: who is gone even longer is not written to any more. */
  readonly vistaAntesMs: number;
  readonly vistaDesdeMs: number;
  readonly recordadaAntesMs: number;
  readonly recordatoriosMax: number;
  readonly limite: number;
};

/** Open or closed, of people who can be reached; the longest away first. */
export async function listAusentes(
  queries: Queries,
  { vistaAntesMs, vistaDesdeMs, recordadaAntesMs, recordatoriosMax, limite }: AusentesAsked,
): Promise<readonly Ausente[]> {
  const values = {
    vistaAntes: instant(vistaAntesMs),
    vistaDesde: instant(vistaDesdeMs),
    recordadaAntes: instant(recordadaAntesMs),
    recordatoriosMax,
    limite,
  };
  return (await queries.query<Row>(away, valuesFor(away, values))).map((row) => ({
    id: row.id,
    persona: personaFrom(row),
    contacto: { correo: row.correo, telefono: row.telefono },
    recordatorios: row.recordatorios,
    escritoAgente: row.escrito_agente,
  }));
}

/** True for one caller, however many ask; false where it was read or answered meanwhile. */
export async function claimRecordatorio(
  queries: Queries,
  { id, recordatorios, escritoAgente }: Pick<Ausente, 'id' | 'recordatorios' | 'escritoAgente'>,
  ahoraMs: number,
): Promise<boolean> {
  const values = { id, recordatorios, escritoAgente, ahora: instant(ahoraMs) };
  return (await queries.execute(claim, valuesFor(claim, values))) === 1;
}

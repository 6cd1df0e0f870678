/** What the clock has to do in the chat: conversations whose agent is gone, that wait, or that nobody writes in any more. */
import type { EstadoDeConversacion } from '../domain/chat/conversacion.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Pendiente = {
  readonly id: string;
  readonly version: number;
  readonly unidad: string;
  readonly estado: EstadoDeConversacion;
  /** Whether anybody of the unit is there, in a pause or not. */
  readonly hayPresentes: boolean;
  /** Since when the person waits; of one that came back to the queue, since it did. Epoch ms. */
  readonly esperaDesdeMs: number;
};

type Row = Omit<Pendiente, 'esperaDesdeMs'> & { espera_desde: Date };

const somebodyThere = `exists (select from agentes_presentes a
     where a.vence_en > :ahora::timestamptz and a.unidades @> array[c.unidad])`;
/*
 * The look of every few seconds. Conversations in hands and those in line are a few dozen each, behind partial indexes
 * that hold nothing else; in an idle agency both are empty.
 */
const look = statement<'ahora' | 'tomadaAntes' | 'limite'>(
  'turnos-de-chat',
  `(select c.id, c.version, c.unidad, c.estado, ${somebodyThere} as "hayPresentes", c.tomada_en as espera_desde
    from conversaciones c
    where c.cerrada_en is null and c.agente is not null and c.estado = 'atendida' and c.tomada_en <= :tomadaAntes::timestamptz
      and not exists (select from agentes_presentes p where p.cuenta = c.agente and p.vence_en > :ahora::timestamptz)
    order by c.en_espera_desde, c.id limit :limite::int)
   union all
   (select c.id, c.version, c.unidad, c.estado, ${somebodyThere},
      coalesce((select max(l.ocurrida_en) from conversacion_lineas l where l.conversacion = c.id and l.clase = 'devuelta'
        and l.ocurrida_en > c.en_espera_desde), c.en_espera_desde)
    from conversaciones c where c.estado = 'en-espera' order by c.en_espera_desde, c.id limit :limite::int)`,
);
const idle = statement<'unidades' | 'estado' | 'antes' | 'limite'>(
  'chats-sin-movimiento',
  `select x.id, x.version from unnest(:unidades::text[]) as u (unidad) cross join lateral (
     select c.id, c.version, c.cambiada_en from conversaciones c
     where c.unidad = u.unidad and c.estado = :estado and c.cerrada_en is null and c.cambiada_en <= :antes::timestamptz
     order by c.cambiada_en limit :limite::int) x
   order by x.cambiada_en limit :limite::int`,
);

/** `tomadaAntesMs`: who took it later may just be coming in. At most `limite` of each kind, the longest waiting first. */
export async function listPendientes(
  queries: Queries,
  { ahoraMs, tomadaAntesMs, limite }: { ahoraMs: number; tomadaAntesMs: number; limite: number },
): Promise<readonly Pendiente[]> {
  const values = { ahora: instant(ahoraMs), tomadaAntes: instant(tomadaAntesMs), limite };
  return (await queries.query<Row>(look, valuesFor(look, values))).map(({ espera_desde, ...row }) => ({
    ...row,
    esperaDesdeMs: espera_desde.getTime(),
  }));
}

/** Open ones of the units in that state with nothing new since `antesMs`, the longest silent first. */
export async function listSinMovimiento(
  queries: Queries,
  asked: {
    readonly unidades: readonly string[];
    readonly estado: EstadoDeConversacion;
    readonly antesMs: number;
    readonly limite: number;
  },
): Promise<readonly Pick<Pendiente, 'id' | 'version'>[]> {
  const { unidades, estado, antesMs, limite } = asked;
  const values = { unidades, estado, antes: instant(antesMs), limite };
  return queries.query<Pick<Pendiente, 'id' | 'version'>>(idle, valuesFor(idle, values));
}

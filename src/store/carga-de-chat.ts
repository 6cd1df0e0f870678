/** What supervisors watch of the chat: who is there with how much, how long people wait, and who waits for an answer. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CargaDeAgente = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly estado: 'disponible' | 'en-pausa';
  readonly capacidad: number;
  /** Conversations attended live, and those that go on in writing in their hands. */
  readonly atiende: number;
  readonly porEscrito: number;
  readonly desdeMs: number;
};

export type EsperasDeHoy = {
  /** Conversations taken today, and how long they waited (ms); null before the first. */
  readonly tomadas: number;
  readonly medianaMs: number | null;
  readonly p90Ms: number | null;
};

export type SinContestar = {
  readonly id: string;
  readonly unidad: string;
  readonly persona: string | null;
  readonly agente: { readonly cuenta: string; readonly nombre: string } | null;
  /** When the person's last word came. */
  readonly desdeMs: number;
};

// Presence is one row per person at work: a few dozen, read whole.
const present = statement<'unidades' | 'ahora' | 'limite'>(
  'carga-de-agentes',
  `select a.cuenta, a.nombre, a.estado, a.capacidad, a.desde, k.atiende, k."porEscrito"
   from agentes_presentes a left join lateral (
     select count(*) filter (where c.estado = 'atendida')::int as atiende,
       count(*) filter (where c.estado = 'diferida')::int as "porEscrito"
     from conversaciones c where c.agente = a.cuenta and c.cerrada_en is null) k on true
   where a.vence_en > :ahora::timestamptz and a.unidades && :unidades::text[]
   order by a.nombre, a.cuenta limit :limite::int`,
);
const longest = statement<'unidades'>(
  'espera-mas-larga',
  `select min(x.en_espera_desde) as desde from unnest(:unidades::text[]) as u (unidad) cross join lateral (
     select c.en_espera_desde from conversaciones c where c.unidad = u.unidad and c.estado = 'en-espera'
     order by c.en_espera_desde, c.id limit 1) x`,
);
// The latest ones of the day only: on a day with more, they say better how it is now. One that came back to the queue
// waited since then: before, somebody attended it.
const waits = statement<'unidades' | 'desde' | 'limite'>(
  'esperas-de-hoy',
  `select count(*)::int as tomadas, round(percentile_cont(0.5) within group (order by ms))::float8 as "medianaMs",
     round(percentile_cont(0.9) within group (order by ms))::float8 as "p90Ms"
   from (
     select extract(epoch from x.tomada_en - greatest(x.en_espera_desde, (
       select max(l.ocurrida_en) from conversacion_lineas l
       where l.conversacion = x.id and l.clase = 'devuelta' and l.ocurrida_en <= x.tomada_en))) * 1000 as ms
     from unnest(:unidades::text[]) as u (unidad) cross join lateral (
       select c.id, c.tomada_en, c.en_espera_desde from conversaciones c
       where c.unidad = u.unidad and c.tomada_en >= :desde::timestamptz and c.en_espera_desde is not null
       order by c.tomada_en desc limit :limite::int) x) e`,
);
// Attended ones are as many as agents can hold, so they are looked through whole.
const unanswered = statement<'unidades' | 'antes' | 'limite'>(
  'chats-sin-contestar',
  `select c.id, c.unidad, c.persona_nombre as persona, c.agente, c.agente_nombre, l.ocurrida_en
   from conversaciones c join conversacion_lineas l on l.conversacion = c.id and l.n = c.escrito_persona
   where c.unidad = any(:unidades::text[]) and c.estado = 'atendida' and c.cerrada_en is null
     and c.escrito_persona > c.escrito_agente and l.ocurrida_en <= :antes::timestamptz
   order by l.ocurrida_en, c.id limit :limite::int`,
);

/** Staff in the chat now who serve one of the units. */
export async function listCargaDeAgentes(
  db: Database,
  unidades: readonly string[],
  nowMs: number,
  limite: number,
): Promise<readonly CargaDeAgente[]> {
  type Row = Omit<CargaDeAgente, 'desdeMs'> & { readonly desde: Date };
  const values = valuesFor(present, { unidades, ahora: instant(nowMs), limite });
  return (await db.query<Row>(present, values)).map(({ desde, ...row }) => ({
    ...row,
    desdeMs: desde.getTime(),
  }));
}

/** Since when (epoch ms) the one waits that waits longest; null when nobody does. */
export async function readEsperaMasLarga(db: Database, unidades: readonly string[]): Promise<number | null> {
  const [row] = await db.query<{ desde: Date | null }>(longest, valuesFor(longest, { unidades }));
  return row?.desde?.getTime() ?? null;
}

/** `desdeMs`: the day's beginning; `limite`: conversations looked at per unit. */
export async function readEsperasDeHoy(
  db: Database,
  unidades: readonly string[],
  desdeMs: number,
  limite: number,
): Promise<EsperasDeHoy> {
  const values = valuesFor(waits, { unidades, desde: instant(desdeMs), limite });
  const [row] = await db.query<EsperasDeHoy>(waits, values);
  return row ?? { tomadas: 0, medianaMs: null, p90Ms: null };
}

/** Attended conversations whose last word is the person's and came up to `antesMs`, the oldest first. */
export async function listSinContestar(
  db: Database,
  unidades: readonly string[],
  antesMs: number,
  limite: number,
): Promise<readonly SinContestar[]> {
  type Row = {
    readonly id: string;
    readonly unidad: string;
    readonly persona: string | null;
    readonly agente: string | null;
    readonly agente_nombre: string | null;
    readonly ocurrida_en: Date;
  };
  const values = valuesFor(unanswered, { unidades, antes: instant(antesMs), limite });
  return (await db.query<Row>(unanswered, values)).map(
    ({ id, unidad, persona, agente, agente_nombre, ocurrida_en }) => ({
      id,
      unidad,
      persona,
      agente: agente === null ? null : { cuenta: agente, nombre: agente_nombre ?? '' },
      desdeMs: ocurrida_en.getTime(),
    }),
  );
}

/**
 * The inbox of the chat: what waits, what is attended and what goes on in writing, per unit in the order of its index.
 * Each unit is read in its own order and the few heads are merged: one order over several units has no index.
 */
import type { EstadoDeConversacion } from '../domain/chat/conversacion.ts';
import type { AutorDeLinea } from '../domain/chat/linea.ts';
import type { Database } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

/** The last thing somebody said; `texto` is cut, null once it was taken out. A file shows its name. */
export type UltimaPalabra = {
  readonly n: number;
  readonly autor: AutorDeLinea['clase'];
  readonly clase: 'mensaje' | 'archivo';
  readonly texto: string | null;
  readonly ocurridaMs: number;
};

export type FilaDeBandeja = {
  readonly id: string;
  readonly estado: EstadoDeConversacion;
  readonly version: number;
  readonly lineas: number;
  readonly unidad: string;
  readonly agente: { readonly cuenta: string; readonly nombre: string } | null;
  readonly persona: { readonly nombre: string; readonly ruc: string } | null;
  readonly referencia: string | null;
  readonly promesaVenceMs: number | null;
  readonly enEsperaDesdeMs: number | null;
  readonly tomadaMs: number | null;
  readonly cambiadaMs: number;
  readonly ultima: UltimaPalabra | null;
  /** Whether the last word is the person's. */
  readonly sinContestar: boolean;
  /** What the person said that the agent has not seen; 99 at most: beyond, a count says no more. */
  readonly sinLeer: number;
};

/** Beyond this a count of unread lines says no more. */
const unreadCountMax = 99;

const columns = `c.id, c.estado, c.version, c.lineas, c.unidad, c.agente, c.agente_nombre, c.persona_nombre, c.persona_ruc, c.referencia,
  c.promesa_vence_en, c.en_espera_desde, c.tomada_en, c.cambiada_en, c.escrito_persona > c.escrito_agente as "sinContestar",
  u.n as "ultimaN", u.autor as "ultimoAutor", u.clase as "ultimaClase", u.ocurrida_en as "ultimaEn",
  left(coalesce(u.contenido ->> 'texto', u.contenido ->> 'nombre'), 160) as "ultimoTexto", s.cuenta as "sinLeer"`;

const joins = `left join conversacion_lineas u on u.conversacion = c.id and u.n = greatest(c.escrito_persona, c.escrito_agente)
  left join lateral (
    select count(*)::int as cuenta from (
      select from conversacion_lineas l where c.escrito_persona > c.leido_agente and l.conversacion = c.id and l.n > c.leido_agente
        and l.autor = 'persona' and l.clase in ('mensaje', 'archivo') limit ${unreadCountMax}) x) s on true`;

type Lista = 'en-espera' | 'atendida' | 'diferida';

const order = {
  'en-espera': 'en_espera_desde, id',
  atendida: 'cambiada_en, id',
  diferida: 'promesa_vence_en, id',
} as const satisfies { readonly [L in Lista]: string };

const ordered = (lista: Lista, alias: string) =>
  order[lista]
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');

// The other two states have an index of their own, in this very order.
const listText = (lista: Lista) =>
  `with elegidas as (
     select x.* from unnest(:unidades::text[]) as u (unidad) cross join lateral (
       select c.id, c.${order[lista].split(', ')[0] ?? ''} from conversaciones c
       where c.unidad = u.unidad and c.estado = '${lista}'${lista === 'atendida' ? ' and c.cerrada_en is null' : ''}
       order by ${ordered(lista, 'c')} limit :limite::int) x
     order by ${ordered(lista, 'x')} limit :limite::int)
   select ${columns} from elegidas x join conversaciones c using (id) ${joins} order by ${ordered(lista, 'x')}`;

const lists = {
  'en-espera': statement<'unidades' | 'limite'>('bandeja-en-espera', listText('en-espera')),
  atendida: statement<'unidades' | 'limite'>('bandeja-atendida', listText('atendida')),
  diferida: statement<'unidades' | 'limite'>('bandeja-diferida', listText('diferida')),
} as const;

const ofAgent = statement<'agente' | 'unidades' | 'limite'>(
  'bandeja-de-agente',
  `with elegidas as (
     select c.id, c.tomada_en from conversaciones c
     where c.agente = :agente::uuid and c.cerrada_en is null and c.unidad = any(:unidades::text[])
     order by c.tomada_en, c.id limit :limite::int)
   select ${columns} from elegidas x join conversaciones c using (id) ${joins} order by x.tomada_en, x.id`,
);

// Each count stops at its limit: who reads «500 o más» needs no exact number, and the statement stays bounded.
const counted = (condition: string) =>
  `(select count(*)::int from (select from conversaciones c where ${condition} and c.cerrada_en is null limit :limite::int) x)`;
const counts = statement<'agente' | 'unidades' | 'limite'>(
  'bandeja-cuentas',
  `select ${counted(`c.unidad = any(:unidades::text[]) and c.estado = 'en-espera'`)} as "enEspera",
     ${counted(`c.unidad = any(:unidades::text[]) and c.estado = 'atendida'`)} as atendidas,
     ${counted(`c.unidad = any(:unidades::text[]) and c.estado = 'diferida'`)} as diferidas,
     ${counted('c.agente = :agente::uuid and c.unidad = any(:unidades::text[])')} as mias`,
);

type Row = {
  readonly id: string;
  readonly estado: EstadoDeConversacion;
  readonly version: number;
  readonly lineas: number;
  readonly unidad: string;
  readonly agente: string | null;
  readonly agente_nombre: string | null;
  readonly persona_nombre: string | null;
  readonly persona_ruc: string | null;
  readonly referencia: string | null;
  readonly promesa_vence_en: Date | null;
  readonly en_espera_desde: Date | null;
  readonly tomada_en: Date | null;
  readonly cambiada_en: Date;
  readonly sinContestar: boolean;
  readonly ultimaN: number | null;
  readonly ultimoAutor: AutorDeLinea['clase'] | null;
  readonly ultimaClase: UltimaPalabra['clase'] | null;
  readonly ultimaEn: Date | null;
  readonly ultimoTexto: string | null;
  readonly sinLeer: number;
};

function lastWordOf({ ultimaN, ultimoAutor, ultimaClase, ultimaEn, ultimoTexto }: Row): UltimaPalabra | null {
  return ultimaN === null || ultimoAutor === null || ultimaClase === null || ultimaEn === null
    ? null
    : {
        n: ultimaN,
        autor: ultimoAutor,
        clase: ultimaClase,
        texto: ultimoTexto,
        ocurridaMs: ultimaEn.getTime(),
      };
}

function filaFrom(row: Row): FilaDeBandeja {
  const { id, estado, version, lineas, unidad, referencia, sinContestar, sinLeer } = row;
  return {
    id,
    estado,
    version,
    lineas,
    unidad,
    referencia,
    sinContestar,
    sinLeer,
    agente: row.agente === null ? null : { cuenta: row.agente, nombre: row.agente_nombre ?? '' },
    persona: row.persona_nombre === null ? null : { nombre: row.persona_nombre, ruc: row.persona_ruc ?? '' },
    promesaVenceMs: row.promesa_vence_en?.getTime() ?? null,
    enEsperaDesdeMs: row.en_espera_desde?.getTime() ?? null,
    tomadaMs: row.tomada_en?.getTime() ?? null,
    cambiadaMs: row.cambiada_en.getTime(),
    ultima: lastWordOf(row),
  };
}

/** Waiting: who waits longest first. Attended: whose state has stood longest first. In writing: by their promise. */
export async function listBandeja(
  db: Database,
  lista: Lista,
  unidades: readonly string[],
  limite: number,
): Promise<readonly FilaDeBandeja[]> {
  const prepared = lists[lista];
  return (await db.query<Row>(prepared, valuesFor(prepared, { unidades, limite }))).map(filaFrom);
}

/** The agent's own open ones, in the order in which they were taken. */
export async function listBandejaDeAgente(
  db: Database,
  agente: string,
  unidades: readonly string[],
  limite: number,
): Promise<readonly FilaDeBandeja[]> {
  return (await db.query<Row>(ofAgent, valuesFor(ofAgent, { agente, unidades, limite }))).map(filaFrom);
}

export type CuentasDeBandeja = {
  readonly enEspera: number;
  readonly mias: number;
  readonly atendidas: number;
  readonly diferidas: number;
};

/** How many there are of each, `limite` at most. */
export async function countBandeja(
  db: Database,
  agente: string,
  unidades: readonly string[],
  limite: number,
): Promise<CuentasDeBandeja> {
  const [row] = await db.query<CuentasDeBandeja>(counts, valuesFor(counts, { agente, unidades, limite }));
  return row ?? { enEspera: 0, mias: 0, atendidas: 0, diferidas: 0 };
}

const tookUnder = statement<'agente' | 'cliente'>(
  'bandeja-tomada-con',
  `select c.id from conversaciones c join conversacion_lineas l on l.conversacion = c.id and l.cliente = :cliente
   where c.agente = :agente::uuid and c.cerrada_en is null limit 1`,
);

/** The open conversation of the agent that has a line under this stored sender's id; null where none has. */
export async function findOfAgentByCliente(
  db: Database,
  agente: string,
  cliente: string,
): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(tookUnder, valuesFor(tookUnder, { agente, cliente }));
  return row?.id ?? null;
}

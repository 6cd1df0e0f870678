/** The lists of the mail desk: threads by what has to happen with them, and mails that stand in none yet. */
import type { EstadoDeHilo } from '../domain/correo/hilo.ts';
import type { Database } from '../platform/database.ts';
import { type FilaDeHilo, filaColumns, filaFrom, filaJoins, type HiloRow } from './correo-mesa-fila.ts';
import { instant, type Statement, statement, valuesFor } from './statement.ts';

/** Which threads. `unidades`: null for every one. */
export type SeleccionDeHilos = {
  readonly unidades: readonly string[] | null;
  readonly estados: readonly EstadoDeHilo[];
  readonly tramite: string | null;
  readonly asignado: string | null;
  /** Plain lower-case text looked for in address, name, subject and references; '' for none. */
  readonly buscar: string;
};

/** Place in the order, for the page that follows; epoch ms. */
export type LugarDeHilo = { readonly cambiadoMs: number; readonly id: string };

type Names = 'unidades' | 'estados' | 'tramite' | 'asignado' | 'buscar' | 'limite';

const chosen = `(:unidades::text[] is null or h.unidad = any(:unidades::text[])) and h.estado = any(:estados::text[])
  and (:tramite::text is null or h.tramite = :tramite) and (:asignado::uuid is null or h.asignado = :asignado::uuid)
  and (:buscar::text = '' or position(:buscar in
    translate(lower(h.direccion || ' ' || h.nombre || ' ' || h.asunto || ' ' || h.referencia || ' ' || coalesce(h.solicitud, '')),
      'áéíóúüñ', 'aeiouun')) > 0)`;

const newestFirst = statement<Names | 'trasMs' | 'trasId'>(
  'hilos-de-mesa',
  `with elegidos as (
     select h.id, h.cambiado_en from correo_hilos h where ${chosen}
       and (:trasMs::timestamptz is null or (h.cambiado_en, h.id) < (:trasMs::timestamptz, :trasId::uuid))
     order by h.cambiado_en desc, h.id desc limit :limite::int)
   select ${filaColumns} from elegidos e join correo_hilos h using (id) ${filaJoins}
   order by e.cambiado_en desc, e.id desc`,
);

const counted = statement<'unidades' | 'limite'>(
  'hilos-de-mesa-cuenta',
  `select h.estado, least(count(*), :limite::int)::int as cuenta from correo_hilos h
   where :unidades::text[] is null or h.unidad = any(:unidades::text[]) group by h.estado`,
);

export async function listHilos(
  db: Database,
  seleccion: SeleccionDeHilos,
  tras: LugarDeHilo | null,
  limite: number,
): Promise<readonly FilaDeHilo[]> {
  const values = valuesFor(newestFirst, {
    ...seleccion,
    trasMs: tras === null ? null : instant(tras.cambiadoMs),
    trasId: tras?.id ?? null,
    limite,
  });
  return (await db.query<HiloRow>(newestFirst, values)).map(filaFrom);
}

/** By state; each at most `limite`. */
export async function countHilos(
  db: Database,
  unidades: readonly string[] | null,
  limite: number,
): Promise<ReadonlyMap<EstadoDeHilo, number>> {
  const rows = await db.query<{ estado: EstadoDeHilo; cuenta: number }>(
    counted,
    valuesFor(counted, { unidades, limite }),
  );
  return new Map(rows.map(({ estado, cuenta }) => [estado, cuenta]));
}

/** A mail that is looked at by itself: parked, or in quarantine. */
export type CorreoSuelto = {
  readonly id: string;
  readonly recibidoMs: number;
  readonly remitente: string | null;
  readonly nombre: string | null;
  readonly asunto: string | null;
  readonly causa: string | null;
  readonly autenticidad: string | null;
  readonly tamanoBytes: number;
  readonly intentos: number;
  /** The thread it would stand in; null where there is none. */
  readonly hilo: string | null;
  readonly hiloReferencia: string | null;
};

export type ListaDeCorreos = 'cuarentena' | 'apartados';

const conditions: { readonly [L in ListaDeCorreos]: string } = {
  cuarentena: `m.en_cuarentena and m.estado <> 'descartado'`,
  apartados: `m.estado = 'apartado' and not m.en_cuarentena`,
};

type MailNames = 'unidades' | 'limite' | 'buscar';

const mailsText = (lista: ListaDeCorreos) =>
  `select m.id, m.recibido_en, m.remitente, m.leido -> 'de' ->> 'nombre' as nombre, m.leido ->> 'asunto' as asunto, m.causa,
     m.autenticidad, m.tamano_bytes::float8 as "tamanoBytes", m.intentos, m.hilo, h.referencia as "hiloReferencia"
   from correos_recibidos m left join correo_hilos h on h.id = m.hilo
   where ${conditions[lista]} and (h.id is null or :unidades::text[] is null or h.unidad = any(:unidades::text[]))
     and (:buscar::text = '' or position(:buscar in lower(coalesce(m.remitente, '') || ' ' || coalesce(m.leido ->> 'asunto', ''))) > 0)
   order by m.recibido_en desc limit :limite::int`;

const mails: { readonly [L in ListaDeCorreos]: Statement<MailNames> } = {
  cuarentena: statement<MailNames>('correos-en-cuarentena', mailsText('cuarentena')),
  apartados: statement<MailNames>('correos-apartados', mailsText('apartados')),
};

const countedMails = statement<'unidades' | 'limite'>(
  'correos-sueltos-cuenta',
  `select least(count(*) filter (where ${conditions.cuarentena}), :limite::int)::int as cuarentena,
     least(count(*) filter (where ${conditions.apartados}), :limite::int)::int as apartados
   from correos_recibidos m left join correo_hilos h on h.id = m.hilo
   where (m.estado = 'apartado' or m.en_cuarentena)
     and (h.id is null or :unidades::text[] is null or h.unidad = any(:unidades::text[]))`,
);

type MailRow = Omit<CorreoSuelto, 'recibidoMs'> & { readonly recibido_en: Date };

/** The newest first. */
export async function listCorreosSueltos(
  db: Database,
  lista: ListaDeCorreos,
  asked: { readonly unidades: readonly string[] | null; readonly buscar: string; readonly limite: number },
): Promise<readonly CorreoSuelto[]> {
  const rows = await db.query<MailRow>(mails[lista], valuesFor(mails[lista], asked));
  return rows.map(({ recibido_en, ...row }) => ({ ...row, recibidoMs: recibido_en.getTime() }));
}

export async function countCorreosSueltos(
  db: Database,
  unidades: readonly string[] | null,
  limite: number,
): Promise<{ readonly [L in ListaDeCorreos]: number }> {
  const [row] = await db.query<{ cuarentena: number; apartados: number }>(
    countedMails,
    valuesFor(countedMails, { unidades, limite }),
  );
  return row ?? { cuarentena: 0, apartados: 0 };
}

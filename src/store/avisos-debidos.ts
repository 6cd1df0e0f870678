/** Letters owed that no case's journal tells about: written by the very transaction that makes them owed, taken one by one. */
import type { Aviso } from '../domain/tramite/efecto.ts';
import type { Queries } from '../platform/database.ts';
import type { Correo } from './correos.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<'filas' | 'clase' | 'ahora'>(
  'avisos-debidos',
  `insert into correos (id, clase, para, asunto, texto, estado, creado_en)
   select f.id, :clase, f.para, f.asunto, f.texto, 'por-enviar', :ahora::timestamptz
   from jsonb_to_recordset(:filas::jsonb) as f (id uuid, para text, asunto text, texto text)`,
);

export type AvisoDebido = Aviso & { readonly id: string };

export async function insertAvisosDebidos(
  queries: Queries,
  clase: string,
  avisos: readonly AvisoDebido[],
  ahoraMs: number,
): Promise<void> {
  const values = { filas: JSON.stringify(avisos), clase, ahora: instant(ahoraMs) };
  await queries.execute(insert, valuesFor(insert, values));
}

// Waits between tries double, from one that outlasts any attempt at sending to the longest.
const take = statement<'ahora' | 'esperaMin' | 'esperaMax'>(
  'aviso-debido-tomar',
  `update correos set intentos = intentos + 1,
     proximo_intento_en = :ahora::timestamptz
       + least(:esperaMin::double precision * power(2, least(intentos, 20)), :esperaMax::double precision) * interval '1 second'
   where id = (
     select id from correos where texto is not null and estado = 'por-enviar'
       and (proximo_intento_en is null or proximo_intento_en <= :ahora::timestamptz)
     order by proximo_intento_en nulls first, creado_en limit 1 for update skip locked)
   returning id, clase, para, asunto, texto, intentos,
     (select jsonb_build_object('hilo', s.hilo, 'respondeA', s.responde_a, 'esDePersona', s.cuenta is not null)
      from correo_salidas s where s.id = correos.id) as "enHilo"`,
);

/** A letter in hand, with its whole text; `intentos` counts this try. */
export type AvisoTomado = Pick<Correo, 'id' | 'clase' | 'para' | 'asunto' | 'intentos'> & {
  readonly texto: string;
  /** Of a letter in a thread of mails: its text is whole as it stands. */
  readonly enHilo: {
    readonly hilo: string;
    /** Message-ID of the mail it answers. */
    readonly respondeA: string | null;
    readonly esDePersona: boolean;
  } | null;
};

/**
 * Takes the next letter whose time has come, or null. It is nobody else's until its next try is due: whoever dies with
 * it in hand delays it and loses nothing.
 */
export async function takeAvisoDebido(
  queries: Queries,
  ahoraMs: number,
  { esperaSegundosMin, esperaSegundosMax }: { esperaSegundosMin: number; esperaSegundosMax: number },
): Promise<AvisoTomado | null> {
  const values = { ahora: instant(ahoraMs), esperaMin: esperaSegundosMin, esperaMax: esperaSegundosMax };
  const [row] = await queries.query<AvisoTomado>(take, valuesFor(take, values));
  return row ?? null;
}

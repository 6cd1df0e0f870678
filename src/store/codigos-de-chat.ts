/** Codes that bring an anonymous conversation back on another device: keyed hash only, good once and for a few tries. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

// The latest of the address that can still be read and that no account owns.
const ofAddress = `select c.id from conversaciones c
     where lower(c.correo) = lower(:correo) and c.persona_cuenta is null
       and (c.cerrada_en is null or c.cerrada_en > :cerradasDesde::timestamptz)
     order by c.cerrada_en is not null, c.creada_en desc limit 1`;
const insert = statement<'id' | 'correo' | 'cerradasDesde' | 'huella' | 'vence' | 'ahora'>(
  'codigo-de-chat-nuevo',
  `insert into codigos_de_chat (id, conversacion, huella, vence_en, creado_en)
   select :id::uuid, suya.id, :huella, :vence::timestamptz, :ahora::timestamptz from (${ofAddress}) suya
   returning conversacion`,
);
// The try is counted before anybody looks at the digits; only the newest code of the address counts.
const countTry = statement<'correo' | 'maximo' | 'ahora'>(
  'codigo-de-chat-intento',
  `update codigos_de_chat k set intentos = k.intentos + 1
   where k.id = (
       select n.id from codigos_de_chat n join conversaciones c on c.id = n.conversacion
       where lower(c.correo) = lower(:correo) and c.persona_cuenta is null
       order by n.creado_en desc, n.id desc limit 1)
     and k.intentos < :maximo::int and k.usado_en is null and k.vence_en > :ahora::timestamptz
   returning k.id, k.huella`,
);
// Whoever held the conversation before holds it no more: one token at a time opens it.
const use = statement<'id' | 'nueva' | 'ahora'>(
  'codigo-de-chat-usar',
  `with usado as (
     update codigos_de_chat set usado_en = :ahora::timestamptz where id = :id::uuid and usado_en is null returning conversacion)
   update conversaciones c set huella = :nueva, persona_vista_en = greatest(c.persona_vista_en, :ahora::timestamptz)
   from usado where c.id = usado.conversacion and c.persona_cuenta is null
   returning c.id, c.lineas`,
);

export type CodigoDeChatNuevo = {
  readonly id: string;
  /** The address left in the conversation. */
  readonly correo: string;
  /** Ended conversations count when they ended after this. */
  readonly cerradasDesdeMs: number;
  readonly huella: string;
  readonly venceMs: number;
};

/** The conversation it is for; null where the address was left in none. */
export async function insertCodigoDeChat(
  db: Queries,
  { venceMs, cerradasDesdeMs, ...rest }: CodigoDeChatNuevo,
  ahoraMs: number,
): Promise<string | null> {
  const values = {
    ...rest,
    cerradasDesde: instant(cerradasDesdeMs),
    vence: instant(venceMs),
    ahora: instant(ahoraMs),
  };
  const [row] = await db.query<{ conversacion: string }>(insert, valuesFor(insert, values));
  return row?.conversacion ?? null;
}

/** Counts a try on the newest code of the address; null when there is none that can still be tried. */
export async function tryCodigoDeChat(
  db: Queries,
  correo: string,
  maximo: number,
  ahoraMs: number,
): Promise<{ readonly id: string; readonly huella: string } | null> {
  const values = valuesFor(countTry, { correo, maximo, ahora: instant(ahoraMs) });
  const [row] = await db.query<{ id: string; huella: string }>(countTry, values);
  return row ?? null;
}

/** Uses the code up and gives the conversation to the new token; null when somebody was faster. */
export async function useCodigoDeChat(
  db: Queries,
  id: string,
  nueva: string,
  ahoraMs: number,
): Promise<{ readonly id: string; readonly lineas: number } | null> {
  const values = valuesFor(use, { id, nueva, ahora: instant(ahoraMs) });
  const [row] = await db.query<{ id: string; lineas: number }>(use, values);
  return row ?? null;
}

/** Writes down what was concluded from a mail: once, by whoever has it in hand. */
import type { CorreoLeido } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CorreoProcesado = {
  readonly id: string;
  readonly estado: 'procesado' | 'repetido' | 'apartado';
  readonly causa: string | null;
  readonly leido: CorreoLeido;
  readonly clase: 'persona' | 'automatico' | 'rebote' | 'lista';
  /** Lower-case; null where it has none. */
  readonly remitente: string | null;
  readonly autenticidad: string;
  /** See `JuicioEscrito`. */
  readonly juicioJson: string;
  readonly hilo: string | null;
  readonly enCuarentena: boolean;
};

/** Message-IDs it answers or follows, each once. */
function answered({ enRespuestaA, referencias }: CorreoLeido): readonly string[] {
  return [...new Set([...enRespuestaA, ...referencias])];
}

const read = `leido = :leido::jsonb, huella = :huella, message_id = :messageId, responde_a = nullif(:respondeA::text[], '{}')`;

const finish = statement<
  | 'id'
  | 'estado'
  | 'causa'
  | 'leido'
  | 'huella'
  | 'messageId'
  | 'respondeA'
  | 'clase'
  | 'remitente'
  | 'autenticidad'
  | 'juicio'
  | 'hilo'
  | 'cuarentena'
  | 'ahora'
>(
  'correo-procesado',
  `update correos_recibidos set ${read}, estado = :estado, causa = :causa, clase = :clase, remitente = :remitente,
     autenticidad = :autenticidad, juicio = :juicio::jsonb, hilo = :hilo::uuid, en_cuarentena = :cuarentena::boolean,
     ocupado_hasta = null, procesado_en = :ahora::timestamptz
   where id = :id::uuid and estado = 'recibido'`,
);
const reread = statement<'id' | 'leido' | 'huella' | 'messageId' | 'respondeA' | 'juicio'>(
  'correo-releido',
  `update correos_recibidos set ${read}, juicio = coalesce(juicio, '{}') || :juicio::jsonb where id = :id::uuid and estado <> 'recibido'`,
);
const moveDeliveries = statement<'de' | 'a'>(
  'correo-entregas-mover',
  `with contadas as (
     update correos_recibidos a set entregas = a.entregas + d.entregas from correos_recibidos d
     where a.id = :a::uuid and d.id = :de::uuid returning a.entregas - d.entregas as base)
   update correo_entregas e set correo = :a::uuid, n = contadas.base + e.n from contadas where e.correo = :de::uuid`,
);

/** False where somebody else finished it meanwhile: then nothing was written. */
export async function finishCorreo(
  queries: Queries,
  { leido, juicioJson, enCuarentena, ...row }: CorreoProcesado,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(finish, {
    ...row,
    leido: JSON.stringify(leido),
    huella: leido.huella,
    messageId: leido.messageId,
    respondeA: answered(leido),
    juicio: juicioJson,
    cuarentena: enCuarentena,
    ahora: instant(ahoraMs),
  });
  return (await queries.execute(finish, values)) === 1;
}

/** What a newer reading of the same bytes says; what was concluded of it before stands. */
export async function rereadCorreo(
  queries: Queries,
  id: string,
  leido: CorreoLeido,
  juicioJson: string,
): Promise<void> {
  const values = valuesFor(reread, {
    id,
    leido: JSON.stringify(leido),
    huella: leido.huella,
    messageId: leido.messageId,
    respondeA: answered(leido),
    juicio: juicioJson,
  });
  await queries.execute(reread, values);
}

/** The deliveries of a repetition are deliveries of the mail it repeats. */
export async function moveEntregas(queries: Queries, de: string, a: string): Promise<void> {
  await queries.execute(moveDeliveries, valuesFor(moveDeliveries, { de, a }));
}

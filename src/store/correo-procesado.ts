/** What was concluded from a mail, as parts of the statement that writes it: once, by whoever has it in hand. */
import type { CorreoLeido } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

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

/** Part of a statement: nothing is written where somebody else finished the mail meanwhile. */
export const correoProcesadoText = `update correos_recibidos set ${read}, estado = :estado, causa = :causa, clase = :clase,
     remitente = :remitente, autenticidad = :autenticidad, juicio = :juicio::jsonb, hilo = :hilo::uuid,
     en_cuarentena = :cuarentena::boolean, ocupado_hasta = null, procesado_en = :ahora::timestamptz
   where id = :id::uuid and estado = 'recibido'`;
const reread = statement<'id' | 'leido' | 'huella' | 'messageId' | 'respondeA' | 'juicio'>(
  'correo-releido',
  `update correos_recibidos set ${read}, juicio = coalesce(juicio, '{}') || :juicio::jsonb where id = :id::uuid and estado <> 'recibido'`,
);
/** Parts of a statement: the deliveries of a repetition are deliveries of the mail it repeats. */
export const entregasMovidasParts = `contadas as (
     update correos_recibidos a set entregas = a.entregas + d.entregas from correos_recibidos d
     where a.id = :repetidoDe::uuid and d.id = :id::uuid returning a.entregas - d.entregas as base),
   movidas as (
     update correo_entregas e set correo = :repetidoDe::uuid, n = contadas.base + e.n from contadas where e.correo = :id::uuid)`;

/** Of `correoProcesadoText`. */
export function correoProcesadoValues(
  { leido, juicioJson, enCuarentena, ...row }: CorreoProcesado,
  ahoraMs: number,
): Record<string, Parameter> {
  return {
    ...row,
    leido: JSON.stringify(leido),
    huella: leido.huella,
    messageId: leido.messageId,
    respondeA: answered(leido),
    juicio: juicioJson,
    cuarentena: enCuarentena,
    ahora: instant(ahoraMs),
  };
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

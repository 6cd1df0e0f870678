/** Which cases of closed conversations still lack their transcript, and which got which. */
import type { EstadoDeConversacion } from '../domain/chat/conversacion.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type TranscripcionDebida = {
  readonly conversacion: string;
  readonly referencia: string;
  readonly solicitud: string;
};

/** `n`: line of the conversation that tells of the case. */
export type ConversacionDeCaso = TranscripcionDebida & {
  readonly n: number;
  readonly estado: EstadoDeConversacion;
  /** The conversation became this very case, in distinction to one that was filed in it. */
  readonly esElCaso: boolean;
  /** Lines of the attached transcript and its hex SHA-256; null until it is attached. */
  readonly lineas: number | null;
  readonly transcripcion: string | null;
};

const ofCase = statement<'solicitud'>(
  'conversaciones-de-caso',
  `select k.conversacion, k.referencia, k.solicitud, k.n, k.lineas, k.transcripcion, c.estado,
     coalesce(c.referencia = k.referencia, false) as "esElCaso"
   from conversacion_casos k join conversaciones c on c.id = k.conversacion
   where k.solicitud = :solicitud::uuid order by c.creada_en limit 20`,
);
// The partial index holds what is not attached yet: open conversations with a case, and what is due.
const due = statement<'limite'>(
  'transcripciones-debidas',
  `select k.conversacion, k.referencia, k.solicitud
   from conversacion_casos k join conversaciones c on c.id = k.conversacion
   where k.transcripcion is null and c.cerrada_en is not null order by c.cerrada_en, k.referencia limit :limite::int`,
);
const mark = statement<'conversacion' | 'referencia' | 'lineas' | 'transcripcion'>(
  'transcripcion-adjunta',
  `update conversacion_casos set lineas = :lineas::int, transcripcion = :transcripcion
   where conversacion = :conversacion::uuid and referencia = :referencia and transcripcion is null`,
);

/** The conversations a case came out of or was filed in: ordinarily none or one, the oldest first. */
export async function listConversacionesDeCaso(
  queries: Queries,
  solicitud: string,
): Promise<readonly ConversacionDeCaso[]> {
  return queries.query<ConversacionDeCaso>(ofCase, valuesFor(ofCase, { solicitud }));
}

/** The longest closed first. */
export async function listTranscripcionesDebidas(
  queries: Queries,
  limite: number,
): Promise<readonly TranscripcionDebida[]> {
  return queries.query<TranscripcionDebida>(due, valuesFor(due, { limite }));
}

/** Safe to repeat: the first mark stays. */
export async function markTranscripcion(
  queries: Queries,
  { conversacion, referencia }: Pick<TranscripcionDebida, 'conversacion' | 'referencia'>,
  { lineas, sha256 }: { readonly lineas: number; readonly sha256: string },
): Promise<void> {
  const values = { conversacion, referencia, lineas, transcripcion: sha256 };
  await queries.execute(mark, valuesFor(mark, values));
}

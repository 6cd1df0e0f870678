/** Cases that came out of a conversation, and the drafts that were begun in one. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const cases = statement<'conversacion'>(
  'conversacion-casos',
  `select referencia, solicitud, n from conversacion_casos where conversacion = :conversacion::uuid order by n`,
);
const drafts = statement<'conversacion' | 'tramite'>(
  'conversacion-borradores',
  `select distinct contenido ->> 'borrador' as borrador from conversacion_lineas
   where conversacion = :conversacion::uuid and clase = 'tramite-empezado' and contenido ->> 'tramite' = :tramite`,
);

export type CasoDeConversacion = {
  readonly referencia: string;
  readonly solicitud: string;
  /** Number of the line that tells of it. */
  readonly n: number;
};

/** In the order of the conversation. */
export async function listConversacionCasos(
  db: Queries,
  conversacion: string,
): Promise<readonly CasoDeConversacion[]> {
  return db.query<CasoDeConversacion>(cases, valuesFor(cases, { conversacion }));
}

/** Ids of drafts of a trámite begun in a conversation; some may be filed or gone. */
export async function listDraftsBegunIn(
  db: Queries,
  conversacion: string,
  tramite: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ borrador: string | null }>(
    drafts,
    valuesFor(drafts, { conversacion, tramite }),
  );
  return new Set(rows.flatMap(({ borrador }) => (borrador === null ? [] : [borrador])));
}

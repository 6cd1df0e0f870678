/** Somebody's own requests, page by page. */
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Queries } from '../platform/database.ts';
import { type SolicitudRow, solicitudColumns, solicitudFrom } from './solicitud-row.ts';
import { statement, valuesFor } from './statement.ts';

const paged = statement<'clase' | 'ruc' | 'desde' | 'limite'>(
  'solicitudes-del-titular',
  `select ${solicitudColumns} from solicitudes s
   where s.solicitante_ruc = :ruc and s.solicitante_clase = :clase
   order by s.presentada_en desc, s.id desc offset :desde::int limit :limite::int`,
);

/** The newest first, from the `desde`-th on (0 is the first). */
export async function pageOfSolicitudes(
  db: Queries,
  titular: { readonly clase: 'proveedor' | 'entidad'; readonly ruc: string },
  desde: number,
  limite: number,
): Promise<readonly Solicitud[]> {
  const { clase, ruc } = titular;
  return (await db.query<SolicitudRow>(paged, valuesFor(paged, { clase, ruc, desde, limite }))).map(
    solicitudFrom,
  );
}

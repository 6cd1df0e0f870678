/** Somebody's own cases as programs page through them: from a place in the order, so that new ones move nothing. */
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Queries } from '../platform/database.ts';
import { type SolicitudRow, solicitudColumns, solicitudFrom } from './solicitud-row.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type FiltroDePropias = {
  readonly estado: Estado | null;
  readonly tramite: string | null;
  /** Filed from, and before; epoch ms. */
  readonly desdeMs: number | null;
  readonly hastaMs: number | null;
};

const paged = statement<
  'clase' | 'ruc' | 'estado' | 'tramite' | 'desde' | 'hasta' | 'antes' | 'antesId' | 'limite'
>(
  'solicitudes-por-cursor',
  `select ${solicitudColumns} from solicitudes s
   where s.solicitante_ruc = :ruc and s.solicitante_clase = :clase
     and (:estado::text is null or s.estado = :estado::text) and (:tramite::text is null or s.tramite = :tramite::text)
     and (:desde::timestamptz is null or s.presentada_en >= :desde::timestamptz)
     and (:hasta::timestamptz is null or s.presentada_en < :hasta::timestamptz)
     and (:antes::timestamptz is null or (s.presentada_en, s.id) < (:antes::timestamptz, :antesId::uuid))
   order by s.presentada_en desc, s.id desc limit :limite::int`,
);

/** The newest first, after the place `tras`. */
export async function listPropias(
  queries: Queries,
  titular: { readonly clase: 'proveedor' | 'entidad'; readonly ruc: string },
  { estado, tramite, desdeMs, hastaMs }: FiltroDePropias,
  tras: { readonly atMs: number; readonly id: string } | null,
  limite: number,
): Promise<readonly Solicitud[]> {
  const values = {
    ...{ clase: titular.clase, ruc: titular.ruc, estado, tramite, limite },
    desde: instant(desdeMs),
    hasta: instant(hastaMs),
    antes: instant(tras?.atMs ?? null),
    antesId: tras?.id ?? null,
  };
  return (await queries.query<SolicitudRow>(paged, valuesFor(paged, values))).map(solicitudFrom);
}

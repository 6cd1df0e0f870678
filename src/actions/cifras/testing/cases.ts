/** Synthetic cases written straight into the tables, with the events a figure is reckoned from: many, fast, of any kind. */
import type { Estado } from '../../../domain/solicitud/lifecycle.ts';
import type { Canal } from '../../../domain/tramite/definicion.ts';
import type { Queries } from '../../../platform/database.ts';

export type CasoDePrueba = {
  readonly id: string;
  readonly tramite: string;
  readonly canal: Canal;
  readonly unidad: string;
  readonly estado: Estado;
  readonly presentadaMs: number;
  readonly promesaMs: number | null;
  readonly legalMs: number | null;
  readonly cerradaMs: number | null;
  readonly demoraMs: number | null;
  readonly nombre?: string;
  readonly ruc?: string;
};

const putCase = {
  name: 'prueba-caso',
  text: `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad,
      presentada_en, promesa_vence_en, legal_vence_en, decidida_en, cerrada_en, demora_ms, eventos, hash, contenido)
    values ($1::uuid, 'VT-' || upper(right($1::uuid::text, 12)), $2, 'd', $3::text, 1, 'proveedor', $12, $4, $5, $6, $7, $8,
      case when $3::text in ('aprobada', 'negada') then $9::timestamptz end, $9::timestamptz, $10, 1, 'h', jsonb_build_object('solicitanteNombre', $11::text))
    on conflict (id) do update set estado = excluded.estado, unidad = excluded.unidad, decidida_en = excluded.decidida_en,
      cerrada_en = excluded.cerrada_en, demora_ms = excluded.demora_ms, promesa_vence_en = excluded.promesa_vence_en`,
};
const putEvent = {
  name: 'prueba-evento',
  text: `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
    select $1::uuid, coalesce(max(n), 0) + 1, $2, $3::timestamptz, '{"clase":"sistema"}', '{}', 'h' from eventos where solicitud = $1::uuid`,
};

const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Writes the case as it is to stand, and the events that led there. */
export async function putCaso(
  db: Queries,
  caso: CasoDePrueba,
  events: readonly { readonly clase: string; readonly enMs: number }[],
): Promise<void> {
  await db.execute(putCase, [
    caso.id,
    caso.tramite,
    caso.estado,
    caso.canal,
    caso.unidad,
    at(caso.presentadaMs),
    at(caso.promesaMs),
    at(caso.legalMs),
    at(caso.cerradaMs),
    caso.demoraMs,
    caso.nombre ?? 'Proveedor Sintético',
    caso.ruc ?? '1899800000001',
  ]);
  for (const { clase, enMs } of events) await db.execute(putEvent, [caso.id, clase, at(enMs)]);
}

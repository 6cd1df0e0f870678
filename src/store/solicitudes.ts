/** Reading cases and their journals. Writing is `commit-solicitud.ts` alone. */
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Database } from '../platform/database.ts';
import { type SolicitudRow, solicitudColumns, solicitudFrom } from './solicitud-row.ts';
import { statement, valuesFor } from './statement.ts';

const byReferencia = statement<'referencia'>(
  'solicitud-por-referencia',
  `select ${solicitudColumns} from solicitudes s where s.referencia = :referencia`,
);
const byId = statement<'id'>(
  'solicitud-por-id',
  `select ${solicitudColumns} from solicitudes s where s.id = :id::uuid`,
);
const byTitular = statement<'ruc' | 'limite'>(
  'solicitudes-por-titular',
  `select ${solicitudColumns} from solicitudes s where s.solicitante_ruc = :ruc order by s.presentada_en desc limit :limite`,
);
const openOfKind = statement<'ruc' | 'tramite'>(
  'solicitudes-abiertas-iguales',
  `select referencia from solicitudes where solicitante_ruc = :ruc and tramite = :tramite and cerrada_en is null order by presentada_en desc limit 5`,
);
const journalOf = statement<'solicitud'>(
  'diario-de-solicitud',
  `select n, clase, ocurrido_en, actor, datos, hash_anterior, hash, sal from eventos where solicitud = :solicitud::uuid order by n`,
);
const overdueCorrections = statement<'ahora' | 'limite'>(
  'correcciones-vencidas',
  `select ${solicitudColumns} from solicitudes s where s.estado = 'por-subsanar' and s.correccion_vence_en < :ahora
   order by s.correccion_vence_en limit :limite`,
);

export async function findSolicitudByReferencia(db: Database, referencia: string): Promise<Solicitud | null> {
  const [row] = await db.query<SolicitudRow>(byReferencia, valuesFor(byReferencia, { referencia }));
  return row === undefined ? null : solicitudFrom(row);
}

export async function findSolicitudById(db: Database, id: string): Promise<Solicitud | null> {
  const [row] = await db.query<SolicitudRow>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : solicitudFrom(row);
}

/** The newest first. */
export async function listSolicitudesOfTitular(
  db: Database,
  ruc: string,
  limite: number,
): Promise<readonly Solicitud[]> {
  return (await db.query<SolicitudRow>(byTitular, valuesFor(byTitular, { ruc, limite }))).map(solicitudFrom);
}

/** References of open cases of one kind, at most five. */
export async function listOpenReferencias(
  db: Database,
  ruc: string,
  tramite: string,
): Promise<readonly string[]> {
  return (await db.query<{ referencia: string }>(openOfKind, valuesFor(openOfKind, { ruc, tramite }))).map(
    (r) => r.referencia,
  );
}

type EventoRow = Pick<Evento, 'n' | 'clase' | 'actor' | 'datos' | 'hash' | 'sal'> & {
  ocurrido_en: Date;
  hash_anterior: string | null;
};

/** The whole journal of a case, in order. */
export async function readJournal(db: Database, solicitud: string): Promise<readonly Evento[]> {
  const rows = await db.query<EventoRow>(journalOf, valuesFor(journalOf, { solicitud }));
  return rows.map(({ ocurrido_en, hash_anterior, ...row }) => ({
    ...row,
    solicitud,
    ocurridoMs: ocurrido_en.getTime(),
    hashAnterior: hash_anterior,
  }));
}

/** Cases whose correction was asked for and never came, the longest overdue first. */
export async function listOverdueCorrections(
  db: Database,
  ahora: string,
  limite: number,
): Promise<readonly Solicitud[]> {
  return (
    await db.query<SolicitudRow>(overdueCorrections, valuesFor(overdueCorrections, { ahora, limite }))
  ).map(solicitudFrom);
}

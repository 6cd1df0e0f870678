/** Removing what has had its day, and which process does it: a claim on a row, one statement, no lock held. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const claim = statement<'nombre' | 'ahora' | 'antes'>(
  'turno-tomar',
  `insert into cursores (nombre, tx, seq) values (:nombre, '0', :ahora::bigint)
   on conflict (nombre) do update set seq = excluded.seq where cursores.seq <= :antes::bigint`,
);

/**
 * Whether the caller has the turn: true for one process in every period, however many ask. `periodMs` counts from the
 * last turn anybody took; who dies with a turn in hand leaves the work to the next one, so the work must be repeatable.
 */
export async function claimTurn(
  db: Database,
  nombre: string,
  nowMs: number,
  periodMs: number,
): Promise<boolean> {
  const values = { nombre: `turno:${nombre}`, ahora: nowMs, antes: nowMs - periodMs };
  return (await db.execute(claim, valuesFor(claim, values))) === 1;
}

/** Each removes at most `limite` rows, so that no statement holds locks for long. */
const removals = {
  ordenes: `delete from ordenes where (autor, llave) in (select autor, llave from ordenes where ocurrida_en < :antes limit :limite)`,
  sesiones: `delete from sesiones where huella in (select huella from sesiones where vence_en < :antes limit :limite)`,
  desafios: `delete from desafios where huella in (select huella from desafios where vence_en < :antes limit :limite)`,
  presupuestos: `delete from presupuestos where (clave, ventana) in (select clave, ventana from presupuestos where ventana < :antes limit :limite)`,
  correoPresupuestos: `delete from correo_presupuestos where (direccion, ventana) in (select direccion, ventana from correo_presupuestos where ventana < :antes limit :limite)`,
  turnosDeCorreo: `delete from correo_turnos where clave in (select clave from correo_turnos where visto_en < :antes limit :limite)`,
  codigos: `delete from codigos_de_correo where id in (select id from codigos_de_correo where vence_en < :antes limit :limite)`,
  codigosDeChat: `delete from codigos_de_chat where id in (select id from codigos_de_chat where vence_en < :antes limit :limite)`,
  presentesEnCaso: `delete from presentes_en_caso where (solicitud, cuenta) in (select solicitud, cuenta from presentes_en_caso where vence_en < :antes limit :limite)`,
  presencias: `delete from agentes_presentes where cuenta in (select cuenta from agentes_presentes where vence_en < :antes limit :limite)`,
  enlaces: `delete from enlaces_de_clave where id in (select id from enlaces_de_clave where vence_en < :antes limit :limite)`,
  origenes: `delete from origenes_conocidos where (cuenta, origen) in (select cuenta, origen from origenes_conocidos where visto_en < :antes limit :limite)`,
  entregasDeWebhook: `delete from webhook_entregas where id in (select id from webhook_entregas where terminada_en < :antes or (estado = 'por-enviar' and proximo_en < :antes) limit :limite)`,
  examenes: `delete from examenes where (sha256, clave) in (select sha256, clave from examenes where examinado_en < :antes limit :limite)`,
  // What an order of keeping speaks of stays, and so does what was reviewed of it.
  revisiones: `delete from revisiones where id in (select id from revisiones where terminada_en < :antes
    and not esta_conservado(null, pedido ->> 'referencia', null, null) limit :limite)`,
} as const;

export type Perecedero = keyof typeof removals;

const prepared = Object.fromEntries(
  Object.entries(removals).map(([name, text]) => [
    name,
    statement<'antes' | 'limite'>(`limpiar-${name}`, text),
  ]),
);

/** Removes up to `limite` rows of a kind that ended before `antesMs`; returns how many. */
export async function removeExpired(
  db: Database,
  clase: Perecedero,
  antesMs: number,
  limite: number,
): Promise<number> {
  const removal = prepared[clase];
  if (removal === undefined) throw new Error(`no removal of ${clase}`);
  return db.execute(removal, valuesFor(removal, { antes: instant(antesMs), limite }));
}

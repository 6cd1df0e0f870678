/** The only place that changes the state of a conversation: the row, its new lines and their chain in one statement. */
import type { Conversacion } from '../domain/chat/conversacion.ts';
import type { LineaPorGuardar } from '../domain/chat/linea-sellada.ts';
import type { Database, Queries } from '../platform/database.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import { type ConversacionRow, conversacionColumns, conversacionFrom } from './conversacion-row.ts';
import { lineaColumns, lineaJson, lineaRecord, lineaValues } from './linea-por-guardar.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

export type ConversacionCommit = {
  /** As it was read: nothing is written when state, assignment or what the verbs keep in the row differ by now. */
  readonly vista: Conversacion;
  /** As it shall be; its lines, hash and marks are the database's own business and ignored here. */
  readonly conversacion: Conversacion;
  /** One or more, written in this order. */
  readonly lineas: readonly LineaPorGuardar[];
  /** The line whose content is taken out with this change. */
  readonly suprime: number | null;
  /** The case that came out of the conversation with the first of the lines. */
  readonly caso: { readonly referencia: string; readonly solicitud: string } | null;
  /** Only while this agent attends fewer conversations than their capacity, or than `preset` where none is noted. */
  readonly capacidad: { readonly cuenta: string; readonly preset: number } | null;
  /** The person did it themselves and so is there. */
  readonly personaPresente: boolean;
  readonly ahoraMs: number;
};

export type ConversacionOutcome =
  | { readonly outcome: 'escrita'; readonly conversacion: Conversacion }
  /** Somebody changed it meanwhile, or the first line's id was used before. */
  | { readonly outcome: 'conflicto' }
  | { readonly outcome: 'completo' };

const commit = statement(
  'conversacion-cambiar',
  `with recursive antes as (
     select c.id, c.lineas, c.hash from conversaciones c
     where c.id = :id::uuid and c.version = :versionVista::int
       and (c.persona_cuenta, c.correo, c.telefono, c.dialogo, c.referencia) is not distinct from
         (:cuentaVista::uuid, :correoVisto::text, :telefonoVisto::text, :dialogoVisto::jsonb, :referenciaVista::text)
     for no key update),
   nuevas as materialized (
     select l.* from jsonb_to_recordset(:lineas::jsonb) as l (i int, ${lineaRecord})),
   cadena (i, n, hash) as (
     select 0, a.lineas, a.hash from antes a
     union all
     select l.i, k.n + 1, sha256(k.hash || decode(l.compromiso, 'hex') || int4send(k.n + 1))
     from cadena k join nuevas l on l.i = k.i + 1),
   caso as (
     update conversaciones c set estado = :estado, version = :version::int, persona_clase = :personaClase,
       persona_cuenta = :personaCuenta::uuid, persona_ruc = :personaRuc, persona_nombre = :personaNombre, correo = :correo,
       telefono = :telefono, unidad = :unidad, agente = :agente::uuid, agente_nombre = :agenteNombre, dialogo = :dialogo::jsonb,
       referencia = :referencia, promesa_vence_en = :promesa::timestamptz, en_espera_desde = :enEspera::timestamptz,
       tomada_en = :tomada::timestamptz, cerrada_en = :cerrada::timestamptz,
       cambiada_en = greatest(c.cambiada_en, :ahora::timestamptz),
       persona_vista_en = case when :personaPresente::boolean then greatest(c.persona_vista_en, :ahora::timestamptz) else c.persona_vista_en end,
       lineas = (select max(n) from cadena), hash = (select k.hash from cadena k order by k.i desc limit 1),
       escrito_persona = greatest(c.escrito_persona, (select max(k.n) from cadena k join nuevas l using (i) where l.dicha and l.autor = 'persona')),
       escrito_agente = greatest(c.escrito_agente, (select max(k.n) from cadena k join nuevas l using (i) where l.dicha and l.autor = 'agente'))
     from antes a where c.id = a.id
     returning ${conversacionColumns}),
   guardadas as (
     insert into conversacion_lineas (conversacion, n, hash, ${lineaColumns})
     select :id::uuid, k.n, k.hash, ${lineaValues} from cadena k join nuevas l using (i)),
   suprimida as (
     update conversacion_lineas set contenido = null, reservado = null, sal = null
     where conversacion = :id::uuid and n = :suprime::int and exists (select from antes)),
   casos as (
     insert into conversacion_casos (conversacion, referencia, solicitud, n)
     select :id::uuid, :casoReferencia, :casoSolicitud::uuid, k.n from cadena k where k.i = 1 and :casoReferencia::text is not null
     on conflict do nothing)
   select * from caso`,
);

// Under a lock of their own, so that two takings of one agent are counted one after the other.
const lockAgent = statement<'cuenta'>(
  'capacidad-cerrojo',
  `select pg_advisory_xact_lock(hashtextextended('capacidad-del-chat|' || :cuenta::text, 0))`,
);
const hasRoom = statement<'cuenta' | 'id' | 'preset'>(
  'capacidad-libre',
  `select (select count(*) from conversaciones where agente = :cuenta::uuid and cerrada_en is null and estado = 'atendida' and id <> :id::uuid)
     < coalesce((select capacidad from agentes_presentes where cuenta = :cuenta::uuid), :preset::int) as free`,
);

function parametersOf(change: ConversacionCommit): Record<string, Parameter> {
  const { vista, conversacion: c } = change;
  const moved =
    c.estado !== vista.estado || c.unidad !== vista.unidad || c.agente?.cuenta !== vista.agente?.cuenta;
  return {
    id: vista.id,
    versionVista: vista.version,
    version: moved ? vista.version + 1 : vista.version,
    cuentaVista: vista.persona?.cuenta ?? null,
    correoVisto: vista.contacto.correo,
    telefonoVisto: vista.contacto.telefono,
    dialogoVisto: vista.dialogo === null ? null : JSON.stringify(vista.dialogo),
    referenciaVista: vista.referencia,
    estado: c.estado,
    personaClase: c.persona?.clase ?? null,
    personaCuenta: c.persona?.cuenta ?? null,
    personaRuc: c.persona?.ruc ?? null,
    personaNombre: c.persona?.nombre ?? null,
    correo: c.contacto.correo,
    telefono: c.contacto.telefono,
    unidad: c.unidad,
    agente: c.agente?.cuenta ?? null,
    agenteNombre: c.agente?.nombre ?? null,
    dialogo: c.dialogo === null ? null : JSON.stringify(c.dialogo),
    referencia: c.referencia,
    promesa: instant(c.promesaVenceMs),
    enEspera: instant(c.enEsperaDesdeMs),
    tomada: instant(c.tomadaMs),
    cerrada: instant(c.cerradaMs),
    ahora: instant(change.ahoraMs),
    personaPresente: change.personaPresente,
    lineas: JSON.stringify(change.lineas.map((linea, i) => ({ i: i + 1, ...lineaJson(linea) }))),
    suprime: change.suprime,
    casoReferencia: change.caso?.referencia ?? null,
    casoSolicitud: change.caso?.solicitud ?? null,
  };
}

async function write(db: Queries, change: ConversacionCommit): Promise<ConversacionOutcome> {
  const [row] = await db.query<ConversacionRow>(commit, valuesFor(commit, parametersOf(change)));
  return row === undefined
    ? { outcome: 'conflicto' }
    : { outcome: 'escrita', conversacion: conversacionFrom(row) };
}

function writeWithin(
  db: Database,
  change: ConversacionCommit,
  { cuenta, preset }: NonNullable<ConversacionCommit['capacidad']>,
): Promise<ConversacionOutcome> {
  return db.transaction(async (queries) => {
    await queries.execute(lockAgent, valuesFor(lockAgent, { cuenta }));
    const values = valuesFor(hasRoom, { cuenta, id: change.vista.id, preset });
    const [room] = await queries.query<{ free: boolean }>(hasRoom, values);
    return room?.free === true ? write(queries, change) : { outcome: 'completo' };
  });
}

/** Writes a change whole, or says why nothing was written. Throws `DatabaseFault` when the database is at fault. */
export async function commitConversacion(
  db: Database,
  change: ConversacionCommit,
): Promise<ConversacionOutcome> {
  try {
    return change.capacidad === null
      ? await write(db, change)
      : await writeWithin(db, change, change.capacidad);
  } catch (error) {
    if (error instanceof DatabaseFault && (error.kind === 'unique' || error.kind === 'conflict'))
      return { outcome: 'conflicto' };
    throw error;
  }
}

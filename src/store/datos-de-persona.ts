/**
 * Everything the tables hold about somebody, for the copy they may ask for. Hashes, keys and notes among staff are left
 * out; officers appear as the office they act for.
 */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { type Statement, statement, valuesFor } from './statement.ts';

/** Whose data: an account, a RUC, addresses in lower case; what is null or empty is not looked for. */
export type Persona = {
  readonly cuenta: string | null;
  readonly ruc: string | null;
  readonly correos: readonly string[];
};

export type FuenteDeDatos = {
  readonly clave: string;
  readonly titulo: string;
  /** Tables it reads; a test finds every table that names people here or among those left out. */
  readonly tablas: readonly string[];
  readonly statement: Statement<'cuenta' | 'ruc' | 'correos' | 'limite'>;
};

const all = (text: string) =>
  `with quien as (select :cuenta::uuid as cuenta, :ruc::text as ruc, :correos::text[] as correos) ${text} limit :limite::int`;

function fuente(clave: string, titulo: string, tablas: readonly string[], text: string): FuenteDeDatos {
  return { clave, titulo, tablas, statement: statement(`datos-de-${clave}`, all(text)) };
}

const office = `case when e.actor ->> 'clase' = 'funcionario' then 'La institución' when e.actor ->> 'clase' = 'sistema' then 'El servicio'
  else e.actor ->> 'nombre' end`;
/** Verbs among staff, as `eventosReservados` of the domain names them; a test compares the two. */
export const reservados = [
  'anotar',
  'proponer',
  'retirar-propuesta',
  'devolver-propuesta',
  'pasar',
  'devolver',
  'avisar',
  'repartir',
  'conservar',
  'liberar',
] as const;
const hidden = reservados.map((clase) => `'${clase}'`).join(', ');
/** Of an event, what names who of the staff has the case. */
const withoutStaff = `e.datos - array['asignado','a','nombre','cuenta','para','funcionario','de']`;

export const fuentesDeDatos: readonly FuenteDeDatos[] = [
  fuente(
    'cuenta',
    'Su cuenta',
    ['cuentas'],
    `select c.clase, c.ruc, c.usuario, c.nombre, c.correo, c.activa, c.creada_en, c.clave_cambiada_en from quien q join cuentas c on c.id = q.cuenta`,
  ),
  fuente(
    'llaves',
    'Llaves de acceso',
    ['llaves_de_acceso'],
    `select l.nombre, l.creada_en, l.usada_en from quien q join llaves_de_acceso l on l.cuenta = q.cuenta order by l.creada_en`,
  ),
  fuente(
    'sesiones',
    'Sesiones abiertas',
    ['sesiones'],
    `select s.equipo, s.creada_en, s.vista_en, s.vence_en, s.reforzada_en from quien q join sesiones s on s.cuenta = q.cuenta order by s.creada_en`,
  ),
  fuente(
    'equipos',
    'Equipos y redes desde los que ingresó (solo guardamos una huella)',
    ['origenes_conocidos'],
    `select o.visto_en from quien q join origenes_conocidos o on o.cuenta = q.cuenta order by o.visto_en`,
  ),
  fuente(
    'seguridad',
    'Sucesos de seguridad de su cuenta',
    ['sucesos_de_seguridad'],
    `select s.clase, s.ocurrido_en from quien q join sucesos_de_seguridad s on s.cuenta = q.cuenta order by s.ocurrido_en desc`,
  ),
  fuente(
    'reseteos',
    'Enlaces para elegir una clave',
    ['enlaces_de_clave'],
    `select l.creado_en, l.vence_en, l.usado_en from quien q join enlaces_de_clave l on l.cuenta = q.cuenta order by l.creado_en`,
  ),
  fuente(
    'programas',
    'Programas a los que dio acceso',
    ['tokens_de_api'],
    `select t.nombre, t.alcances, t.creado_en, t.vence_en, t.usado_en, t.revocado_en from quien q join tokens_de_api t on t.cuenta = q.cuenta order by t.creado_en`,
  ),
  fuente(
    'avisos-a-sistemas',
    'Direcciones de sus sistemas a las que avisamos',
    ['webhook_destinos'],
    `select d.url, d.tipos, d.activo, d.creado_en from quien q join webhook_destinos d on d.cuenta = q.cuenta order by d.creado_en`,
  ),
  fuente(
    'borradores',
    'Borradores',
    ['borradores'],
    `select b.tramite, b.entrada, jsonb_path_query_array(b.adjuntos, '$[*].nombre') as archivos, b.creado_en, b.cambiado_en
     from quien q join borradores b on b.cuenta = q.cuenta order by b.cambiado_en desc`,
  ),
  fuente(
    'codigos',
    'Códigos enviados para comprobar un correo',
    ['codigos_de_correo'],
    `select k.direccion, k.campo, k.creado_en, k.usado_en from quien q join borradores b on b.cuenta = q.cuenta
     join codigos_de_correo k on k.borrador = b.id order by k.creado_en`,
  ),
  fuente(
    'registro',
    'Lo que consta en el registro',
    ['asientos'],
    `select a.clase, a.version, a.contenido, a.cambiado_en from quien q join asientos a on a.clase in ('proveedor','entidad') and a.id = q.ruc`,
  ),
  fuente(
    'cambios-del-registro',
    'Cambios del registro',
    ['asientos_historia'],
    `select h.clase, h.version, h.cambios, h.origen, h.ocurrido_en from quien q
     join asientos_historia h on h.clase in ('proveedor','entidad') and h.id = q.ruc order by h.version`,
  ),
  fuente(
    'solicitudes',
    'Solicitudes',
    ['solicitudes'],
    `select s.referencia, s.tramite, s.estado, s.canal as puerta, s.presentada_en, s.decidida_en, s.cerrada_en,
       s.contenido -> 'datos' as datos, s.contenido -> 'resumen' as resumen,
       jsonb_path_query_array(s.contenido, '$.adjuntos[*].nombre') as archivos,
       case jsonb_typeof(s.contenido -> 'decision') when 'object' then (s.contenido -> 'decision') - 'funcionario' end as decision
     from quien q join solicitudes s on s.solicitante_ruc = q.ruc order by s.presentada_en desc`,
  ),
  fuente(
    'historia',
    'Historia de las solicitudes',
    ['eventos'],
    `select s.referencia, e.n as numero, e.clase, e.ocurrido_en, ${office} as quien, ${withoutStaff} as datos
     from quien q join solicitudes s on s.solicitante_ruc = q.ruc join eventos e on e.solicitud = s.id and e.clase not in (${hidden})
     order by s.presentada_en desc, e.n`,
  ),
  fuente(
    'requerimientos',
    'Lo que se le pidió como entidad contratante',
    ['requerimientos'],
    `select r.estado, r.creado_en, r.vence_en, r.correo, r.respuesta from quien q join requerimientos r on r.entidad_ruc = q.ruc order by r.creado_en`,
  ),
  fuente(
    'cartas',
    'Cartas y avisos enviados a su correo',
    ['correos'],
    `select c.clase, c.para, c.asunto, c.estado, c.creado_en, c.enviado_en from quien q
     join correos c on lower(c.para) = any(q.correos) order by c.creado_en desc`,
  ),
  fuente(
    'conversaciones',
    'Conversaciones del chat',
    ['conversaciones', 'conversacion_casos'],
    `select c.id as conversacion, c.creada_en, c.cerrada_en, c.persona_nombre as nombre, c.correo, c.telefono, c.referencia,
       (select array_agg(k.referencia) from conversacion_casos k where k.conversacion = c.id) as solicitudes
     from quien q join conversaciones c on c.persona_cuenta = q.cuenta or (q.cuenta is null and c.persona_ruc = q.ruc)
       or (c.persona_cuenta is null and lower(c.correo) = any(q.correos)) order by c.creada_en desc`,
  ),
  fuente(
    'mensajes-del-chat',
    'Lo dicho en el chat',
    ['conversacion_lineas', 'conversacion_propuestas'],
    `select l.conversacion, l.n as numero, l.ocurrida_en, case l.autor when 'agente' then 'La institución' when 'asistente' then 'El asistente'
       else 'Usted' end as quien, l.clase, l.contenido,
       (select p.entrada from conversacion_propuestas p where p.conversacion = l.conversacion and p.cliente = l.cliente) as propuesta
     from quien q join conversaciones c on c.persona_cuenta = q.cuenta or (q.cuenta is null and c.persona_ruc = q.ruc)
       or (c.persona_cuenta is null and lower(c.correo) = any(q.correos))
     join conversacion_lineas l on l.conversacion = c.id order by c.creada_en desc, l.n`,
  ),
  fuente(
    'hilos-de-correo',
    'Hilos de correo',
    ['correo_hilos'],
    `select h.referencia, h.asunto, h.nombre, h.direccion, h.tramite, h.solicitud, h.creado_en, h.cerrado_en from quien q
     join correo_hilos h on h.direccion = any(q.correos) order by h.creado_en desc`,
  ),
  fuente(
    'correos-recibidos',
    'Correos que recibimos de usted',
    ['correos_recibidos', 'correo_entregas'],
    `select r.recibido_en, r.leido ->> 'asunto' as asunto, r.leido ->> 'texto' as texto,
       jsonb_path_query_array(r.leido, '$.adjuntos[*].nombre') as archivos,
       (select count(*) from correo_entregas e where e.correo = r.id) as entregas
     from quien q join correos_recibidos r on r.remitente = any(q.correos) order by r.recibido_en desc`,
  ),
  fuente(
    'respuestas-por-correo',
    'Respuestas que le enviamos por correo',
    ['correo_salidas'],
    `select s.creada_en, s.clase, s.asunto, s.texto, s.entrega from quien q join correo_salidas s on lower(s.para) = any(q.correos) order by s.creada_en desc`,
  ),
  fuente(
    'correos-automaticos',
    'Cuántas respuestas automáticas recibió',
    ['correo_presupuestos'],
    `select p.ventana, p.enviados from quien q join correo_presupuestos p on p.direccion = any(q.correos) order by p.ventana`,
  ),
  fuente(
    'peticiones',
    'Sus peticiones sobre datos personales',
    ['peticiones_de_datos', 'peticiones_historia'],
    `select p.numero, p.derecho, p.via, p.estado, p.detalle, p.recibida_en, p.vence_en, p.respuesta, p.respondida_en,
       (select jsonb_agg(jsonb_build_object('paso', h.clase, 'cuando', h.ocurrido_en) order by h.n) from peticiones_historia h where h.peticion = p.id) as pasos
     from quien q join peticiones_de_datos p on p.cuenta = q.cuenta or (q.cuenta is null and p.ruc = q.ruc)
       or (p.cuenta is null and lower(p.correo) = any(q.correos)) order by p.recibida_en desc`,
  ),
];

/** Tables that name accounts or addresses and stay out of the copy, with the reason. */
export const fueraDeLaCopia: Readonly<Record<string, string>> = {
  agentes_presentes: 'Solo personal de la institución, mientras atiende el chat.',
  ajustes_historia: 'Solo personal: quién cambió qué ajuste.',
  ausencias: 'Solo personal; se pide a talento humano.',
  buzon_demo: 'Solo existe en la demostración; repite las cartas.',
  calendarios: 'Solo personal: quién cambió el calendario.',
  codigos_de_recuperacion: 'Solo personal; solo huellas.',
  conservaciones: 'Puede estar en reserva por orden de autoridad.',
  correo_buzones: 'Buzones de la institución.',
  desafios: 'Pruebas de minutos de vida, sin datos.',
  enlaces_de_inicio: 'Solo personal.',
  filtros_guardados: 'Solo personal.',
  identidades_institucionales: 'Solo personal: con qué identidad de la institución ingresa.',
  lotes: 'Solo personal.',
  menciones: 'Solo personal.',
  personal: 'Solo personal; se pide a talento humano.',
  plantillas_historia: 'Solo personal: quién cambió qué plantilla.',
  presentes_en_caso: 'Solo personal, mientras mira un caso.',
  respuestas_guardadas: 'Solo personal: quién cambió qué respuesta.',
  revisiones: 'Solo personal: quién pidió qué revisión en la auditoría.',
  sesiones_institucionales: 'Solo personal, mientras dura la sesión.',
  turnos_de_reparto: 'Solo personal.',
};

const papers = statement<'ruc' | 'limite'>(
  'datos-de-archivos',
  `select s.referencia, a ->> 'nombre' as nombre, a ->> 'sha256' as sha256, (a ->> 'tamanoBytes')::bigint as "tamanoBytes"
   from solicitudes s, jsonb_path_query(s.contenido, '$.adjuntos[*]') as a where s.solicitante_ruc = :ruc
     and a ->> 'documento' <> 'respuesta-de-la-entidad'
   order by s.presentada_en desc, a ->> 'nombre' limit :limite::int`,
);

export type FilaDeDatos = Readonly<Record<string, Json>>;

/** At most `limite` rows; the caller says so where there were more. */
export async function readFuente(
  queries: Queries,
  { statement: prepared }: FuenteDeDatos,
  { cuenta, ruc, correos }: Persona,
  limite: number,
): Promise<readonly FilaDeDatos[]> {
  const rows = await queries.query<Record<string, unknown>>(
    prepared,
    valuesFor(prepared, { cuenta, ruc, correos, limite }),
  );
  // Dates become the text they have in JSON.
  return JSON.parse(JSON.stringify(rows)) as FilaDeDatos[];
}

export type ArchivoDePersona = {
  readonly referencia: string;
  readonly nombre: string;
  readonly sha256: string;
  readonly tamanoBytes: number;
};

/** Papers of the cases of a RUC, the newest cases first. */
export function listArchivosDePersona(
  queries: Queries,
  ruc: string,
  limite: number,
): Promise<readonly ArchivoDePersona[]> {
  return queries.query<ArchivoDePersona>(papers, valuesFor(papers, { ruc, limite }));
}

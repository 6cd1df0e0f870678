/** The SQL that makes a synthetic agency out of numbers: three years of cases, their journals, mails and chats. */

/**
 * A schema of its own for the time of the seed. Deterministic dice: the same number and the same salt always fall alike.
 * `cadena` runs along the events of a case and gives, for each, the hash before it and its own.
 */
export const schemaText = `drop schema if exists semilla cascade;
create schema semilla;
create function semilla.dado(i bigint, sal bigint, caras bigint) returns int language sql immutable parallel safe as
  $$ select ((hashint8extended(i, sal) & 9223372036854775807) % caras)::int $$;
create function semilla.eslabon(antes text[], cabeza text, cola text) returns text[] language sql immutable as
  $$ select array[antes[2], encode(sha256(convert_to(cabeza || coalesce('"' || antes[2] || '"', 'null') || cola, 'UTF8')), 'hex')] $$;
create aggregate semilla.cadena(text, text) (sfunc = semilla.eslabon, stype = text[], initcond = '{null,null}');
create table semilla.tramites (tramite text, version text, unidades text[], canales text[], inmediato boolean, promesa jsonb,
  plazo interval, desde int, hasta int, datos jsonb);
create table semilla.funcionarios (cuenta uuid, unidad text, k int, de int)`;

const words = {
  clase:
    'Comercial,Constructora,Textiles,Servicios,Consultora,Ferretería,Asociación,Transportes,Imprenta,Alimentos',
  primero:
    'Andina,Pacífico,Sierra,Costa,Amazonía,Pichincha,Cotopaxi,Guayas,Azuay,Loja,Manabí,Imbabura,Bolívar,Cañar',
  segundo:
    'Ejemplar,Modelo,Ficticia,Muestra,Ensayo,Prueba,Simulada,Inventada,Imaginaria,Supuesta,Hipotética,Aparente',
} as const;

const sentences = [
  'Adjunto el certificado de la Superintendencia con los socios actualizados.',
  'Por favor revisen la dirección registrada, cambió la parroquia.',
  'El representante legal firmó el oficio electrónicamente.',
  'La contratación del proceso quedó suspendida por fuerza mayor.',
  'Se requiere el listado completo de socios en formato Excel.',
  'El comprobante de pago no corresponde al contrato señalado.',
  'Gracias por la respuesta, quedo a la espera de la resolución.',
  'La clave del portal no funciona desde la semana pasada.',
  'El código del producto no consta en la actividad económica registrada.',
  'Solicito que se considere la documentación presentada anteriormente.',
  'La entidad contratante retuvo los valores sin justificación.',
  'El teléfono convencional ya no pertenece a la empresa.',
  'Se verificó la firma y el documento es legible.',
  'Falta la última página del acta de entrega recepción definitiva.',
  'El correo anterior pertenecía a la contadora que salió de la compañía.',
  'Los plazos del cronograma no respetan el término mínimo de la norma.',
];

const list = (text: string) => `('{${text}}'::text[])`;
const chosen = (name: keyof typeof words, i: string, salt: number) =>
  `${list(words[name])}[1 + semilla.dado(${i}, ${salt}, ${words[name].split(',').length})]`;

/** A name of a company that does not exist, by its number. */
const nameText = (i: string) =>
  `${chosen('clase', i, 11)} || ' ' || ${chosen('primero', i, 12)} || ' ' || ${chosen('segundo', i, 13)} || ' Sintética ' || ${i}`;

const oneSentence = (i: string, salt: number) =>
  `(array[${sentences.map((s) => `'${s}'`).join(', ')}])[1 + semilla.dado(${i}, ${salt}, ${sentences.length})]`;

/** Two sentences; one in fifty thousand holds the rare word «guayusa». */
const messageText = (i: string) =>
  `${oneSentence(i, 21)} || ' ' || ${oneSentence(i, 22)} || case when semilla.dado(${i}, 23, 50000) = 0 then ' Cultivamos guayusa.' else '' end`;

/** A UUIDv7 of an instant, its end out of `i` and a mark of what it names. */
const idText = (momento: string, i: string, mark: string) =>
  `(lpad(to_hex((extract(epoch from ${momento}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${mark}' || (${i})::text), 1, 3)
    || '8' || substr(md5('${mark}' || (${i})::text), 4, 15))::uuid`;

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const signOf = (i: string, place: number) =>
  `substr('${signs}', 1 + ((${i})::bigint / ${31 ** place} % 31)::int, 1)`;

/** Numbers that lie far apart for neighbours; below 31⁸ all differ. */
const scatteredText = (i: string) => `((${i})::bigint * 387420489 % 852891037441)`;

/** A reference with right check characters, as `src/domain/solicitud/referencia.ts` reads it, out of a scattered number. */
function referenceText(scattered: string): string {
  const value = (place: number) => `(${scattered} / ${31 ** place} % 31)`;
  const places = Array.from({ length: 8 }, (_, place) => place);
  const a = places.map(value).join(' + ');
  const b = places.map((place) => `${value(place)} * ${place + 1}`).join(' + ');
  const sign = (sum: string) => `substr('${signs}', 1 + ((${sum}) % 31)::int, 1)`;
  const body = (from: number) => [0, 1, 2, 3].map((step) => signOf(scattered, from + step)).join(' || ');
  return `'VT-' || ${body(0)} || '-' || ${body(4)} || '-' || ${sign(a)} || ${sign(b)}`;
}

const processText = (i: string) =>
  `'SIE-SINT' || (${i} % 900) || '-' || lpad((${i} % 400)::text, 3, '0') || '-' || (2023 + ${i} % 4)`;

/** What one case is: $1 first, $2 last number, $3 cases in all, $4 years, $5 now, $6 events of a case that people decide. */
const plannedText = `with base as (
  select g.i::bigint as i, t.*, t.unidades[1 + semilla.dado(g.i, 14, cardinality(t.unidades))] as unidad, 1 + semilla.dado(g.i, 1, greatest(1, $3::int / 30)) as titular,
    date_trunc('milliseconds', $5::timestamptz - make_interval(secs => $4::float8 * 31557600 * (1 - g.i::float8 / $3))) as momento
  from generate_series($1::int, $2::int) as g (i)
  join semilla.tramites t on semilla.dado(g.i, 2, 1000) >= t.desde and semilla.dado(g.i, 2, 1000) < t.hasta),
aged as (select b.*, extract(epoch from $5::timestamptz - b.momento) / 86400 as dias,
    b.inmediato and semilla.dado(b.i, 3, 100) < 70 as automatica from base b),
stated as (select a.*,
  not a.automatica and semilla.dado(a.i, 4, 1000) < (case when a.dias < 3 then 950 when a.dias < 15 then 900 when a.dias < 60 then 600 else 4 end) as abierta
  from aged a),
planned as materialized (select s.*, ${scatteredText('s.i')} as mezcla, case
    when s.automatica then case when semilla.dado(s.i, 5, 100) < 92 then 'aprobada' else 'negada' end
    when s.abierta then (array['recibida','recibida','recibida','en-revision','en-revision','en-revision','por-subsanar'])[1 + semilla.dado(s.i, 5, 7)]
    else (array['aprobada','aprobada','aprobada','aprobada','aprobada','aprobada','aprobada','negada','desistida','archivada'])[1 + semilla.dado(s.i, 5, 10)] end as estado,
  case when s.automatica then interval '0' else make_interval(mins => 30 + semilla.dado(s.i, 6, 4000)) end as demora
  from stated s),
ended as (select p.*, least(p.momento + p.demora, $5::timestamptz) as fin from planned p),
whole as materialized (select p.*, ${idText('p.momento', 'p.i', 's')} as id, ${referenceText('p.mezcla')} as referencia,
  '18' || lpad((p.titular % 100000000)::text, 8, '0') || '001' as ruc,
  p.canales[1 + semilla.dado(p.i, 9, cardinality(p.canales))] as canal,
  case when p.automatica then 2 when p.estado = 'recibida' then 1 + semilla.dado(p.i, 7, 2)
    else greatest(3, $6::int - 2 + semilla.dado(p.i, 7, 5)) end as n,
  case when p.automatica or p.estado = 'recibida' then null
    else (select o.cuenta from semilla.funcionarios o where o.unidad = p.unidad and o.k = semilla.dado(p.i, 8, o.de)) end as asignado
  from ended p)`;

const summary = `jsonb_build_array(
  jsonb_build_object('campo', 'motivo', 'etiqueta', '¿Por qué lo pide?', 'lineas', jsonb_build_array(${messageText('w.i + 7')})),
  jsonb_build_object('campo', 'proceso', 'etiqueta', 'Código del proceso', 'lineas', jsonb_build_array(${processText('w.i')})))`;

const attachment = `jsonb_build_array(jsonb_build_object('id', ${idText('w.momento', 'w.i', 'a')}, 'documento', 'respaldo',
  'nombre', 'respaldo-' || (w.i % 5000) || '.pdf', 'sha256', encode(sha256(('archivo' || (w.i % 400000))::bytea), 'hex'),
  'formato', 'pdf', 'tamanoBytes', 20000 + w.i % 90000))`;

const millis = (instant: string) => `round(extract(epoch from ${instant}) * 1000)::bigint`;
const json = (text: string) => `to_json(${text})::text`;
const quoted = (text: string) => `coalesce('"' || ${text} || '"', 'null')`;
const digest = (mark: string, text: string) =>
  `encode(sha256(convert_to(${mark} || ${text}, 'UTF8')), 'hex')`;

const classText = `case when e.n = 1 then 'presentada' when w.automatica then 'decidida'
  when e.n = w.n and not w.abierta then (case w.estado when 'aprobada' then 'aprobar' when 'negada' then 'negar' when 'desistida' then 'desistir' else 'archivar' end)
  when w.estado = 'recibida' then 'escribir' when e.n = 2 then 'tomar'
  when e.n = w.n and w.estado = 'por-subsanar' then 'pedir-subsanacion'
  else (array['escribir','anotar','escribir','escribir'])[1 + (e.n + w.i) % 4] end`;

/** As canonical JSON, keys in order: what is hashed is what is stored. */
const actorText = `case when x.clase in ('presentada', 'desistir') or (x.clase = 'escribir' and (x.asignado is null or (x.paso + x.i) % 4 <> 2))
    then '{"clase":"proveedor","cuenta":null,"nombre":' || ${json(nameText('x.titular'))} || ',"ruc":"' || x.ruc || '"}'
  when x.clase in ('decidida', 'archivar') then '{"clase":"sistema","cuenta":null,"nombre":"Ventanilla","ruc":null}'
  else '{"clase":"funcionario","cuenta":' || ${quoted('x.asignado')} || ',"nombre":"Funcionario Sintético","ruc":null}' end`;

const dataText = `case when x.clase = 'presentada' then '{"canal":"' || x.canal || '","tramite":"' || x.tramite || '"}'
  when x.clase = 'tomar' then '{"asignado":' || ${quoted('x.asignado')} || '}'
  when x.clase = 'pedir-subsanacion' then '{"campos":[],"documentos":[],"pide":' || ${json(messageText('x.i + x.paso'))} || '}'
  when x.clase in ('escribir', 'anotar') then '{"texto":' || ${json(messageText('x.i * 16 + x.paso'))} || '}'
  else '{"cambios":[],"motivo":' || ${json(messageText('x.i + 9'))} || '}' end`;

/** Chained as `src/trust/chain.ts` does it, in its second form: a case of the seed is verified like any other. */
const journalText = `pasos as (select w.*, e.n as paso, ${classText} as clase,
    date_trunc('milliseconds', w.momento + (w.fin - w.momento) * ((e.n - 1)::float8 / greatest(1, w.n - 1))) as cuando,
    substr(md5('sal' || w.i || '/' || e.n), 1, 22) as sal
  from whole w cross join lateral generate_series(1, w.n) as e (n)),
dichos as (select x.i, x.id, x.paso, x.clase, x.cuando, x.sal, ${actorText} as actor, ${dataText} as datos from pasos x),
encadenados as materialized (select d.*, semilla.cadena(
    '{"actor":"' || ${digest(`E'ventanilla-actor-v2\\n' || d.sal || E'\\n'`, 'd.actor')} || '","clase":"' || d.clase
      || '","datos":"' || ${digest(`E'ventanilla-datos-v2\\n' || d.sal || E'\\n'`, 'd.datos')} || '","forma":2,"hashAnterior":',
    ',"n":' || d.paso || ',"ocurridoMs":' || ${millis('d.cuando')} || ',"solicitud":"' || d.id || '"}')
    over (partition by d.i order by d.paso) as hashes from dichos d),
diario as (insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash_anterior, hash, sal)
  select c.id, c.paso, c.clase, c.cuando, c.actor::jsonb, c.datos::jsonb, c.hashes[1], c.hashes[2], c.sal from encadenados c)`;

const pauses = `case when w.estado = 'por-subsanar' then jsonb_build_array(jsonb_build_object('desdeMs', ${millis('w.fin')}, 'hastaMs', null,
  'motivo', 'a la espera de su respuesta')) else '[]'::jsonb end`;
const correction = `case when w.estado = 'por-subsanar' then jsonb_build_object('pide', ${messageText('w.i + w.n')}, 'campos', '[]'::jsonb,
  'documentos', '[]'::jsonb, 'venceMs', ${millis(`($5::timestamptz + interval '7 days')`)}) end`;
const unlessPaused = (instant: string) => `case when w.estado <> 'por-subsanar' then ${instant} end`;

export const casesText = `${plannedText},
${journalText}
insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad, asignado,
  presentada_en, promesa_vence_en, legal_vence_en, correccion_vence_en, decidida_en, cerrada_en, demora_ms, eventos, hash, contenido)
select w.id, w.referencia, w.tramite, w.version, w.estado, w.n, 'proveedor', w.ruc, w.canal,
  w.unidad, w.asignado, w.momento, ${unlessPaused('w.momento + w.plazo')}, ${unlessPaused(`w.momento + interval '42 days'`)},
  case when w.estado = 'por-subsanar' then $5::timestamptz + interval '7 days' end,
  case when w.estado in ('aprobada', 'negada') then w.fin end,
  case when not w.abierta then w.fin end,
  case when w.estado in ('aprobada', 'negada') then (extract(epoch from w.fin - w.momento) * 1000)::bigint end,
  w.n, c.hashes[2],
  jsonb_build_object('datos', jsonb_build_object('motivo', ${messageText('w.i + 7')}, 'proceso', ${processText('w.i')}) || w.datos,
    'resumen', ${summary}, 'adjuntos', ${attachment}, 'confirmaciones', '[]'::jsonb, 'pausas', ${pauses},
    'verdicts', jsonb_build_array(jsonb_build_object('code', 'pdf-legible', 'check', 'documento:pdf', 'facts', '{}'::jsonb, 'field', null,
      'state', 'ok', 'confirm', null, 'officer', false, 'version', 1, 'secondPerson', false, 'sentence', 'El PDF se puede leer y tiene 1 página.')),
    'decision', case when w.estado in ('aprobada', 'negada') then jsonb_build_object('resultado', w.estado, 'motivo', ${messageText('w.i + 9')},
      'baseLegal', 'Norma de ejemplo', 'cambios', '[]'::jsonb, 'funcionario', w.asignado,
      'decididaMs', ${millis('w.fin')}, 'efecto', 'ninguno') end,
    'dosPersonas', semilla.dado(w.i, 10, 20) = 0, 'propuesta', null, 'correccion', ${correction}, 'promesa', w.promesa,
    'plazoLegal', '{"kind":"dias-termino","dias":30}'::jsonb, 'territorio', '{}'::jsonb, 'asientoVisto', null,
    'solicitanteNombre', ${nameText('w.titular')}, 'solicitanteCuenta', null)
from whole w join encadenados c on c.i = w.i and c.paso = w.n`;

/** Entries of the register for everybody who filed: $1 how many, $2 what an entry holds besides. */
export const entriesText = `insert into asientos (clase, id, version, busqueda, contenido, cambiado_en)
  select 'proveedor', e.ruc, 1, 'proveedor sintetico ' || e.ruc, $2::jsonb || jsonb_build_object('ruc', e.ruc, 'razonSocial', e.nombre), now()
  from (select '18' || lpad((i % 100000000)::text, 8, '0') || '001' as ruc, ${nameText('i')} as nombre from generate_series(1, $1::int) as g (i)) e
  on conflict do nothing`;

/** $1 first, $2 last number, $3 threads in all, $4 years, $5 now. */
export const threadsText = `with hilos as (
  select g.i, date_trunc('milliseconds', $5::timestamptz - make_interval(secs => $4::float8 * 31557600 * (1 - g.i::float8 / $3))) as momento,
    (select t.unidades[1 + semilla.dado(g.i, 14, cardinality(t.unidades))] from semilla.tramites t where t.desde <= semilla.dado(g.i, 31, 1000) and semilla.dado(g.i, 31, 1000) < t.hasta) as unidad
  from generate_series($1::int, $2::int) as g (i)),
escritos as (
  insert into correo_hilos (id, referencia, version, estado, direccion, nombre, asunto, tramite, solicitud, unidad, asignado, contenido, creado_en, cambiado_en, cerrado_en)
  select ${idText('h.momento', 'h.i', 'h')}, ${referenceText(scatteredText('h.i + 500000000'))}, 1, case when h.i > $3::int * 0.97 then 'nuevo' else 'cerrado' end,
    'persona' || (h.i % 5000) || '@empresa-sintetica.example', ${nameText('h.i % 60000')}, ${oneSentence('h.i', 32)}, null, null, h.unidad, null, '{}'::jsonb,
    h.momento, h.momento, case when h.i > $3::int * 0.97 then null else h.momento + interval '2 days' end from hilos h)
insert into correos_recibidos (id, sha256, tamano_bytes, estado, recibido_en, leido, clase, remitente, hilo)
select ${idText('h.momento', 'h.i', 'm')}, encode(sha256(('correo' || h.i)::bytea), 'hex'), 9000, 'procesado', h.momento,
  jsonb_build_object('asunto', ${oneSentence('h.i', 32)}, 'texto', ${messageText('h.i + 40')}, 'adjuntos', '[]'::jsonb), 'persona',
  'persona' || (h.i % 5000) || '@empresa-sintetica.example', ${idText('h.momento', 'h.i', 'h')} from hilos h`;

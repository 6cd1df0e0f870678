/**
 * What people write in the chat that no trámite answers: courtesies, insults, questions about procurement itself and about
 * other institutions. The suggestions learn from them when to suggest nothing.
 */
import { frases } from '../tramite/frases.ts';

/** Phrases for learning; not one of them is shown to anybody. */
export const frasesAjenas: readonly string[] = frases(`
  hola / buenos días / buenas tardes / buenas noches / hola buenos dias / hola cómo está / qué tal / saludos
  hay alguien ahí / alguien me atiende / me puede ayudar / necesito ayuda / ayuda / ayuda por favor
  tengo una consulta / tengo una pregunta / quisiera hacer una consulta / una preguntita / disculpe
  por favor / gracias / muchas gracias / muchísimas gracias muy amable / ok / ok gracias / listo / ya / si
  no / sí por favor / de acuerdo / perfecto / entendido / no entiendo / chao / hasta luego
  que tenga buen día / feliz navidad / jajaja / jaja / xd / ??? / ... / test / prueba / asdf / asdasd
  lorem ipsum / 123 / 1234567890 / aaaaaaa / eres un robot / eres una persona o una máquina / cómo te llamas
  quién eres / cuántos años tienes / me aburro / cuéntame un chiste / cómo está el clima
  va a llover mañana / quién ganó el partido / te amo / qué haces / quiero una pizza / receta de encebollado
  idiotas / inútiles / no sirven para nada / son unos vagos / váyanse al diablo / malditos
  qué porquería de servicio / pésima atención / son una vergüenza / esto es una basura / me cansé de esperar
  llevo una hora esperando y nadie responde / quiero hablar con una persona / quiero hablar con un asesor
  quiero hablar con un funcionario / páseme con un humano / comuníqueme con un operador
  necesito que alguien me llame / a qué hora atienden / cuál es el horario de atención
  dónde quedan las oficinas / dónde queda el SERCOP en Guayaquil / cuál es su número de teléfono
  a qué teléfono puedo llamar / número de la mesa de ayuda / cuál es el correo del sercop
  a qué correo escribo / atienden los sábados / puedo ir sin cita / necesito turno / sacar un turno
  cómo va mi trámite / estado de mi solicitud / ya presenté mi solicitud y no me responden
  cuándo me contestan / número de referencia de mi caso / quién es el director del sercop
  quiero trabajar en el sercop / envío mi hoja de vida / hay vacantes / dónde dejo mi currículum
  qué es el rup / cómo saco el RUP / cómo me inscribo como proveedor
  requisitos para inscribirme en el registro de proveedores / quiero ser proveedor del estado
  inscribirme por primera vez en compras públicas / cuánto cuesta sacar el rup
  imprimir certificado del rup / descargar certificado de proveedor
  certificado de no ser contratista incumplido / no adeudar al sercop certificado
  constancia de adjudicatario fallido / estoy en la lista de incumplidos
  cómo salgo de contratista incumplido / qué es una subasta inversa / qué es ínfima cuantía
  cuál es el monto de ínfima cuantía este año / montos de contratación / montos de licitación
  dónde veo los procesos publicados / buscar procesos de contratación / cómo busco un proceso
  dónde encuentro el pliego / modelos de pliegos / descargar pliegos / cómo presento una oferta
  cómo subo mi oferta / hasta qué hora se puede presentar la oferta / cómo se hace la puja
  cómo funciona la puja / dónde veo si gané el proceso / quién ganó la subasta / resultados del concurso
  cómo hago una pregunta en el proceso / plan anual de contratación / cómo publico el PAC / reformar el PAC
  cómo publico una ínfima cuantía / capacitación en contratación pública / certificación de operadores
  curso del sercop / cuándo hay cursos / examen de operador certificado / dónde descargo el ushay
  instalar USHAY / manual de usuario / ley de contratación pública / reglamento de la losncp pdf
  qué dice el artículo 52 de la ley / normativa vigente / catálogo electrónico precios
  cómo entro al catálogo electrónico como proveedor / ficha técnica del catálogo
  cómo hago una orden de compra / valor agregado ecuatoriano / calcular VAE / garantía de fiel cumplimiento
  póliza de seguro / qué garantías debo presentar / firma electrónica / cómo saco la firma electrónica
  token de firma / no me funciona FirmaEC / IESS / préstamo quirografario / hipotecario del BIESS
  afiliación al iess / clave del iess / olvidé la clave del IESS / afiliación voluntaria
  cita médica en el seguro / jubilación del seguro social / planillas del iess sin pagar / mora patronal
  aportes del empleador / historia laboral / certificado de no adeudar al iess / matrícula vehicular
  matricular mi carro / revisión técnica vehicular / multas de tránsito / pagar una multa de la ANT
  licencia de conducir / renovar licencia / puntos de la licencia / turno para la licencia
  me robaron el carro / placas del carro / SRI / declaración del IVA / declarar impuesto a la renta
  sacar el RUC / abrir un RUC / clave del SRI / recuperar clave del sri en línea
  olvidé la contraseña del sri / facturación electrónica / cómo emito una factura electrónica
  devolución del IVA / anticipo de impuesto a la renta / cambiar de régimen RIMPE / cerrar el ruc
  actividad económica en el sri / cédula de identidad / renovar la cédula / sacar el pasaporte
  turno para pasaporte / registro civil / partida de nacimiento / inscribir a mi hijo
  cambiar mi apellido en la cédula / acta de matrimonio / divorcio / pensión de alimentos
  no me paga la pensión el papá de mi hijo / juicio de alimentos / supa / luz eléctrica
  planilla de luz muy alta / se fue la luz en mi barrio / no tengo agua / pagar el agua potable
  planilla de teléfono cnt / internet cnt no funciona / mi internet está lento / chip sin señal
  recargas de celular / bono de desarrollo humano / cobrar el bono / vivienda miduvi / crédito en banecuador
  el banco no me devuelve mi dinero / olvidé la clave del banco / clave de la banca web
  tarjeta de crédito bloqueada / me clonaron la tarjeta / transferencia bancaria
  cajero automático se tragó mi tarjeta / mi jefe no me paga el sueldo / no me pagan el décimo
  me despidieron sin liquidación / ministerio de trabajo denuncia laboral / renuncia al trabajo
  acta de finiquito / me deben horas extras / el inquilino no me paga el arriendo
  me deben dinero unos amigos / denunciar un robo / me asaltaron en la calle
  denuncia por violencia intrafamiliar / perdí mi celular en el bus / denunciar a mi vecino por ruido
  fiscalía / denunciar al dueño de una tienda que vende caro / me estafaron por facebook
  compré por internet y no me llegó / defensoría del consumidor / matrícula escolar
  cupo para la escuela de mi hija / inscripción en la universidad / examen de ingreso a la universidad
  senescyt registro de título / becas / permiso de funcionamiento de bomberos / patente municipal
  impuesto predial / permiso de construcción / uso de suelo / escritura de un terreno
  registro de la propiedad / arcsa registro sanitario / registrar una marca en el senadi
  constituir una compañía / superintendencia de compañías balances / crear una asociación en la SEPS
  cómo formo una asociación / requisitos para crear una asociación de limpieza / visa / visa americana
  migración / antecedentes penales / récord policial / certificado de votación / multa por no votar
  empadronamiento / cambio de domicilio electoral / vacunas / cita en el hospital / turno médico
  dolor de cabeza / mi perro está enfermo / vendo casa / vendo carro / ofrezco mis servicios
  publicidad gratis / gane dinero desde casa / inversiones en bitcoin / haga clic aquí / aduana
  importar un vehículo / courier 4x4 / exportar camarón / gasolina / subsidio / precio del gas / elecciones
  quién es el presidente / paro nacional mañana / hay feriado el viernes / qué día es hoy / qué hora es
  where is the office / hello / good morning / thank you / I need help / hola buenas / buenas / holi
  saludos desde loja / aló / oiga / señor / señorita / estimados / me escucha / está ahí / sigue ahí
  me contesta por favor / quién me atiende / espero su respuesta / quedo atento / bendiciones
  excelente servicio / muy amable / le agradezco mucho / genial / bueno / claro / correcto / tal vez / no sé
  nada / olvídelo / ya lo resolví / ya está / eso era todo / me equivoqué de chat / no era aquí / tonto
  estúpidos / burócratas inservibles / hijos de perra / mierda / carajo / vayan a trabajar
  que alguien me responda / quiero poner una queja por la atención / nadie contesta el teléfono
  llamo y llamo y no contestan / páseme con el supervisor / hablar con alguien / asesor / persona / agente
  humano / operadora / chat en vivo / quiero conversar con un agente / dirección de las oficinas del sercop
  ubicación de la agencia / dónde los encuentro / a qué dirección envío un oficio / teléfono del sercop
  horario / qué días trabajan / cuánto demora el trámite / cuánto tiempo se demoran en responder
  ya pasaron tres días y no me contestan mi solicitud / cómo consulto el estado de mi trámite
  seguimiento de trámite / qué trámites puedo hacer aquí / qué puedo hacer en este chat
  para qué sirve esta página / registrarme en el rup / inscripción rup / obtener el rup
  habilitar el rup por primera vez / soy nuevo y quiero vender al estado / reactivar mi rup
  quiero volver a habilitarme / por qué estoy inhabilitado / estoy suspendido cómo me rehabilito
  quitar la sanción de contratista incumplido / reclamo por la calificación de mi oferta
  cómo presento un reclamo en el proceso / apelar la adjudicación / impugnar un proceso
  cómo se califica una oferta / margen de preferencia / participación nacional / qué es un consorcio
  cómo formo un consorcio / me gané un contrato qué hago ahora / firmar el contrato
  cuándo me devuelven la garantía / licitaciones abiertas en guayas / oportunidades de negocio con el estado
  ver subastas de hoy / buscar proveedores de alimentos / lista de proveedores
  verificar si una empresa tiene rup / cambiar el representante legal / cambio de gerente en el rup
  nuevo representante legal de la compañía / cambiar al administrador del contrato
  crear usuario para la entidad / registrar una entidad contratante / publicar un contrato en el portal
  finalizar un proceso en el soce / subir facturas de ínfima cuantía / cómo declaro desierto un proceso
  cómo cancelo un proceso / terminación unilateral de un contrato / contrato complementario
  reajuste de precios / desbloquear un cpc restringido para publicar el proceso
  producción nacional verificación / convenio marco / ser proveedor del catálogo dinámico inclusivo
  vincularme al catálogo electrónico / precio de los uniformes escolares / cómo subo mi proforma
  cuánto puedo facturar con rise / cómo anulo una factura en el sri / retención del iva
  retención en la fuente / comprobante de retención / pagar impuestos / facilidades de pago sri
  deuda con el sri / clave de netflix / contraseña del wifi / contraseña de instagram
  no puedo entrar a mi facebook / hackearon mi instagram / no puedo entrar a mi correo de la universidad
  cambiar el correo del iess / actualizar mi número en el banco / actualizar mis datos en el banco
  cambiar mi dirección en la cédula / cambio de domicilio en el cne / dirección de un hospital
  cómo llego a la terminal terrestre / nombre para mi bebé / nombre de mi perro / mi celular no carga
  quiero comprar un celular / plan de datos / bloquear celular robado / mi hijo no tiene cupo en el colegio
  uniformes escolares para mi hija / pensión del colegio / pago de matrícula universidad
  cuánto es el salario básico / décimo tercer sueldo / fondos de reserva / utilidades
  me botaron del trabajo / mi empleador no me afilia / me deben el sueldo de tres meses
  mi inquilina no paga / no me pagan la pensión alimenticia
  mi cliente no me paga una factura entre privados / una empresa privada no me paga / cobrar un cheque
  cobrar una herencia / cobrar un premio de lotería / denuncia por maltrato / denunciar a la policía
  denuncia de tránsito / denunciar a mi jefe por acoso / me robaron en el bus / robo de vehículo
  estafa por whatsapp / corrupción de la selección de fútbol / denunciar maltrato animal / socio del club
  hacerme socio de la cooperativa de ahorro / socios de liga / hacerme socio de un gimnasio
  mi socio me estafó / cambiar las fechas de mi examen / cambiar la fecha de mi cita médica
  reprogramar mi cita / reagendar turno / reprogramar un vuelo / cronograma de matrícula
  cronograma de apagones / horarios de cortes de luz / cuándo se va la luz / fecha de pago del bono
  calendario escolar / cerrar mi cuenta del banco / cancelar mi suscripción / darme de baja del iess
  salir de la central de riesgos / dar de baja un vehículo / código postal de quito / código de descuento
  código del celular / qué código tiene colombia / código penal / código de trabajo
  activos y pasivos contables / pasivo corriente / ingresos pasivos / traspaso de carro / soat
  licencia tipo e / pico y placa / cita en el registro civil / turno en el registro civil
  pasaporte vencido / cédula perdida / inscripción de matrimonio / certificado de nacimiento
  apostillar un título / título universitario / examen transformar / jubilarme por vejez / montepío
  préstamo del biess / cesantía / médico de cabecera / resultados de laboratorio
  vacuna contra la influenza / terreno del miduvi / crédito para agricultura / semillas para sembrar
  permiso de armas / guía de movilización de ganado / permiso de turismo / registro de turismo / catastro
  plusvalía / alcabalas / luz del sur / empresa eléctrica / medidor de agua / internet para mi casa
  cuál es la mejor película / háblame de la historia del ecuador / resuelve esta ecuación
  tradúceme esto al inglés / qué opinas del presidente / dime la hora / cuéntame algo / te quiero
  estoy triste / feliz cumpleaños / quién te creó / eres inteligente artificial / qwertyuiop / jkljkl / ñññ
  zzz / ...!!! / how are you / can you help me / bonjour / feriados de este año / feriado de difuntos
  cuándo es el próximo feriado / cuándo son las vacaciones / se dañó mi televisor
  mi computadora está lenta / arreglo de laptops / compré un producto malo / me vendieron algo en mal estado
  la tienda no me quiere cambiar el producto / cobro indebido en mi tarjeta / el banco me cobró de más
  transferí plata a otra cuenta por error / correo de outlook no abre / abrir una cuenta de gmail
  crear un correo electrónico / recuperar mi cuenta de facebook / página de tiktok / número de emergencia
  número de la policía / teléfono de un taxi / teléfono del banco / línea gratuita de la luz
  dirección del registro civil / dirección del iess / nombre del alcalde / nombre del ministro de salud
  denunciar ruido / denunciar una fiesta / violencia en mi casa / mi vecino me amenazó
  me cobran de más en la tienda / pagar la luz / pagar el internet / pagar el predio / pagar mi multa
  pagos de impuestos atrasados / pensión de jubilado / bono para madres solteras / pago del bono
  cuándo depositan el bono / sueldos del magisterio / ascenso docente / concurso de méritos y oposición
  concurso docente quiero ser maestro / concurso de belleza / partido de fútbol / entradas para un concierto
  pasajes de avión / hotel en la playa / terminal de buses / ruta de buses / receta de cocina
  cómo hacer pan / tarea de matemáticas / deber de mi hijo / historia del ecuador / inventa un cuento
  traduce al quichua / noticias de hoy / precio del dólar / cuánto vale el pasaporte
  cómo saco el ruc de mi negocio / requisitos para abrir un local / permiso para vender comida en la calle
  préstamo para mi negocio / emprendimientos crédito / registro mercantil / junta de accionistas
  actas de junta / estatutos de la compañía / auditoría externa / notaría / poder notarial
  declaración juramentada / herencia de mi padre / posesión efectiva / trámite de divorcio
  custodia de mi hijo / visado de trabajo / carnet de discapacidad / carnet de conadis
  vacunas para mi bebé / farmacias de turno / hospital más cercano / ambulancia / covid / dengue / mi gato
  veterinario / alquilo departamento / busco trabajo / ofertas de empleo / necesito trabajo
  hoja de vida en socio empleo / pasantías / prácticas preprofesionales / tesis de grado
  entrevista para mi tesis / soy periodista y quiero información / rueda de prensa
  acceso a la información pública / rendición de cuentas / organigrama / quién firma las resoluciones
  resoluciones del sercop / última reforma de la ley / qué cambió en el reglamento / qué es el CPC
  qué es un pliego / diferencia entre licitación y subasta / qué es un contrato complementario
  qué es el catálogo inclusivo / qué documentos tiene una oferta / cuánto dura la garantía técnica
  cómo calculo el presupuesto referencial / estudio de mercado / términos de referencia modelo
  especificaciones técnicas modelo / acta de inicio del proceso modelo
  delegación de la máxima autoridad formato / cómo elaboro una resolución de inicio
  publicar documentos relevantes / cómo subo el contrato al portal / informe de necesidad
  certificación presupuestaria / certificación PAC / consulta de catálogo electrónico para ínfima
  umbral de contratación directa / consultoría contratación directa requisitos / régimen especial
  contratación de emergencia cómo se publica / arrendamiento de inmuebles por entidades
  compra de pasajes aéreos por la entidad / buenos días soy nueva en compras públicas y quiero aprender
  cómo me capacito / certificado del curso / no me llega el certificado del curso
  examen de certificación fecha / usuario del moodle / zoom de la capacitación / tenga usted muy buenos días
  muy buenas tardes / buen día tenga / muy buenas noches a todos / mi primo me debe plata
  me debe dinero mi hermano / un amigo no me paga lo que le presté / clave del cajero automático
  perdí la clave de mi tarjeta / cómo me registro en el sistema de proveedores
  primera vez en el registro de proveedores / cómo puedo obtener el rup si soy nuevo
  quién califica las ofertas / quién revisa los procesos / cuándo se adjudica el proceso
  cómo sé si adjudicaron
`);

/** Courtesies and scraps of stories that stand around what people ask; alone they ask for nothing. */
export const frasesDeRelleno: readonly string[] = frases(`
  de mi consideración / reciba un atento y cordial saludo / por medio de la presente me dirijo a usted
  espero que se encuentre muy bien / le cuento que / lo que sucede es que / resulta que / mire usted
  fíjese que / me permito comunicarle lo siguiente / con los antecedentes expuestos
  le escribo desde Tulcán / soy de Machala / trabajo con mi familia / tenemos un pequeño emprendimiento
  llevamos muchos años en esto / somos gente honrada / soy una persona mayor y no sé mucho de tecnología
  mi hija me está ayudando con el celular / no soy bueno con la computadora
  ya llamé varias veces y nadie me ayuda / me han tenido de un lado a otro
  fui a las oficinas y me dijeron que escriba por aquí / me recomendaron escribir a este chat
  quisiera que me ayuden con lo siguiente / no sé qué más hacer / estoy muy preocupado
  es muy urgente para mí / la semana pasada / desde el mes de agosto / hace unos días
  el lunes por la mañana / antes de la pandemia / por esta razón acudo a ustedes
  agradezco su pronta respuesta / quedo atento a sus comentarios / le quedo muy agradecido
  sin otro particular me suscribo / por la favorable atención que se digne dar a la presente
  le deseo un buen día / Dios le pague / espero me puedan ayudar lo antes posible
  muchas gracias por su tiempo / atentamente / cualquier cosa me avisa / ojalá tenga solución
  me indica qué debo hacer / dígame qué papeles necesito / cuál es el procedimiento / me guían por favor
`);

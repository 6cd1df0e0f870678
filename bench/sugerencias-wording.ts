/** Wording written apart from the definitions' phrases, to see how suggestions do on what they never learnt. Synthetic. */
import type { Said } from '../src/domain/chat/testing/measure-suggestions.ts';

const wording: { readonly [tramite: string]: string } = {
  'reseteo-de-clave': `
    hola no logro acordarme con que contraseña me registre en el portal
    me salio un aviso de que mi usuario quedo bloqueado por demasiados intentos
    kiero entrar al soce y no puedo
    tengo el papelito donde apunté la clave pero se me perdió
    Estimados: la funcionaria que administraba el usuario de nuestra institución fue desvinculada y desconocemos la contraseña
    no ingresa
    necesito resetear
    mi clave no vale
    olvidè clave
    se pudo haber filtrado mi contraseña, cómo pongo otra
    como recupero el acceso al portal de compras
    NO PUEDO ACCEDER AL SISTEMA, MAÑANA TENGO QUE OFERTAR
    clabe olvidada
    mi usuario sale inactivo cuando quiero loguearme
    login
    llevo rato tratando de meterme al sistema de compras y me rechaza los datos
    su pagina no reconoce mi clave!!
    no me acuerdo con que clave entraba
    quisiera restablecer credenciales
    mi socio cambió la contraseña y no me la quiere dar
    desbloqueo
    la clave q me dieron no sirve
    como genero otra contrasena para el usuario del municipio
  `,
  'direccion-y-nombre-comercial': `
    ya no estoy en la Mariscal, ahora atiendo en Cumbayá y eso no sale en el registro
    mi ferreteria cambio de nombre
    en mi rup dice riobamba pero yo me pase a latacunga
    actualizar calle y numeracion
    cambio de direcion
    la direccion del ruc es otra a la del rup
    nos cambiamos a una oficina mas grande
    quisiera que en el portal conste el nombre con el que la gente me conoce
    me trasladé
    mi almacén se llamaba de una forma y ahora de otra, dónde lo corrijo
    Sres SERCOP sirvanse actualizar el domicilio de la compañia, adjunto RUC actualizado
    domicilo nuevo
    tengo mi local en otro cantón y no me toman como local
    corregir ubicacion
    la casa matriz pasó a otro sitio
    mi consultorio funciona en otro edificio desde enero
    cambio de nombre comersial
    como pongo mi nueva direcion en el portal
    el letrero de mi negocio ahora dice otra cosa
    en el certificado rup sale mal el barrio
    movimos la planta a Santo Domingo
    actualización de domicilio por cambio en RUC
    deseo modificar mi nombre de fantasía
  `,
  'incremento-de-cpc': `
    quiero ofrecer servicio de jardineria ademas de limpieza
    como meto mas productos en mi rup
    el cpc 871410011 no esta en mi registro
    me dicen que no tengo la categoría para participar
    no aparesco en el codigo de papeleria
    incrementar c.p.c.
    puse una nueva actividad en el ruc, ahora cómo hago para vender eso al estado
    ocupo codigo para vender repuestos
    ampliar cpc
    cpcc
    el sistema no relaciona mi actividad economica con el codigo
    soy arquitecta y deseo inscribirme en consultoría, no sé qué código va
    por que no me invitan a ningún proceso de seguridad
    se me olvidó poner un producto cuando saqué el RUP
    codigo de producto nuevo
    no salgo en la categoría de ferretería
    como incluyo el servicio de transporte escolar
    quiero aumentar codigos
    me aparece que no tengo ese cpc habilitado para la subasta
    ahora vendo tambien llantas
    agregar cpc 62271
    mi giro de negocio creció y ofrezco más cosas
    no tengo codigo para mantenimiento de aires acondicionados
  `,
  'actualizacion-de-socios': `
    entraron 4 compañeros a la asociacion
    una de las socias se murió, hay que quitarla
    mi asociacion hizo cambios en la seps y no se ve en el sercop
    nueva lista de asociados
    no constan todas las costureras de la asociación
    cambio de integrantes eps
    soy la representante de una asociación de catering y queremos meter tres personas
    registrar socias
    excel con la nomina
    actualizacion de la asosiacion
    necesitamos mas cupo para uniformes porque entró más gente
    cómo saco de la lista a quien ya no trabaja en la asociación
    la superintendencia nos dio el nuevo registro de directivos y asociados
    miembros de la organización
    un socio aparece con la cédula errada
    tenemos dos socias menos en la asociación
    subir lista de la seps
    actualiza socios eps
    en la asociación de confección textil somos otras personas ahora
    el listado que ustedes tienen de nuestros miembros es del 2019
    renunció la secretaria de la asociación y entró otra compañera
    ingreso de sosias
    cómo pongo a mi prima en la asociación
  `,
  'cambio-a-pasivo': `
    ya no deseo venderle nada al estado, quiten mi registro
    quiero congelar el rup
    como doy de baja
    me voy a vivir a España y no voy a ofertar mas
    se acabó la empresa, qué hacemos con el registro
    mi mamá era proveedora y falleció en marzo
    no quiero q me manden mas invitaciones
    pasivo temporal
    suspender rup
    inactivar rup por maternidad
    gané un cargo público y debo salir del registro de proveedores
    ELIMINAR MI CUENTA
    cerrar difinitivamente el rup
    solicito se registre a mi representada como pasiva por proceso de liquidación
    dejar de ser proveedor
    quiero parar un tiempo mi registro
    ya no participaré en contratación pública
    dar de baja por fallecimiento
    desinscribirme del rup
    cerramos el negocio por la crisis, quítennos del sistema
    pongame en pasivo
    me aburrí de las invitaciones, no las quiero
    la compañía está en proceso de disolución
  `,
  'reprogramacion-de-procesos': `
    no se pudo calificar porque se fue el internet
    necesitamos mover la puja para la otra semana
    Proceso SIE-GADMX-012-2026, requerimos modificar las fechas por los cortes de energía
    se nos paso subir el acta
    el alcalde estaba de viaje y no firmó la adjudicación, ya se venció
    reprogramsion
    nuevas fechas subasta
    cómo pide una entidad que le reabran la etapa de ofertas
    por el sismo se suspendió la jornada y no contestamos preguntas
    ampliar cronograma de licitacion
    error del sistema no nos permitió adjudicar en la fecha
    dar mas tiempo a los oferentes
    etapa finalizada sin registrar calificacion
    soy del gad parroquial y el proceso se quedó en la etapa de apertura
    fecha limite vencida por fuerza mayor
    la comisión técnica no pudo reunirse a tiempo y pasó la fecha
    se fue la energia y no se hizo la puja
    reprogramar feria inclusiva
    solicito nuevo cronograma para MCO-GADPX-003-2025
    alargar la fecha de entrega de ofertas
    el sistema nos sacó y no alcanzamos a cargar la calificación
    la unidad de compras no registró la apertura
    cambiar dias del concurso que publicamos
  `,
  'correo-electronico': `
    mi hotmail ya no funciona y ahi tengo lo del rup
    kambiar correo
    necesito cambiar el imail
    los mails le siguen llegando a la secretaria que despedimos
    puse mal mi correo me falto la arroba
    cuenta de correo antigua
    el codigo me llega a un correo que ya no manejo
    sustituir el correo electrónico de la empresa
    no me avisan nada al correo
    quiero que me notifiquen en gerencia@miempresa.example
    actualizar gmail
    mi contadora creó el RUP con su propio correo y ya no trabaja conmigo
    Por favor su ayuda con el cambio del mail registrado
    correo caducado
    no se a que correo llegan las notificaciones
    cambio de mail
    el buzón al que me escriben ya no lo reviso
    quiero q lleguen los avisos a mi otro gmail
    tengo registrado un correo de una empresa donde ya no trabajo
    me dañaron el correo, no puedo entrar a él
    actualizar la direccion de correo
    el correo registrado tiene una letra de más
    coreo nuevo
  `,
  'contactos-telefonicos': `
    cambie de chip
    mi cel ya no es ese
    poner el 0998887776 en vez del que está
    telf nuevo
    las instituciones no me ubican por teléfono
    actualizacion telefonica
    quiero añadir el convencional de la bodega
    numero d contacto
    el teléfono que sale ahí era de mi exesposo
    cambiaron las extensiones de la empresa
    se me perdió el teléfono y ya no recuperé la línea
    celulares
    mi fono
    estimados sírvanse actualizar el número convencional de mi representada
    contestan otras personas cuando llaman a mi número registrado
    cambié de número, dónde lo pongo
    los funcionarios llaman al celular de mi ex
    poner el teléfono de mi asistente
    num telefonico desactualizado
    quitar el 022 de la oficina vieja
    agregar cel
    ya no tengo línea fija
    teléfonos de contacto errados
  `,
  'denuncia-de-corrupcion': `
    un licenciado del municipio me dijo que si no le doy el 15 no me adjudica
    todo estaba arreglado desde antes
    tengo audios de un funcionario pidiendo dinero
    no quiero que sepan quien soy pero en mi trabajo están comprando a una empresa que no existe
    coimas
    el contrato se lo dieron al cuñado del prefecto
    denuncear
    les pagaron por carreteras que jamás construyeron
    el que ganó falsificó su experiencia
    las bases piden cosas que solo tiene una empresa
    compraron insumos carísimos comparado con el mercado
    temo represalias, ¿puedo avisar de algo indebido en una adquisición?
    CORRUPTOS TODOS, EL CONCURSO DEL HOSPITAL YA TENIA DUEÑO
    están haciendo varias infimas seguidas para lo mismo
    acto irregular de un servidor publico en una contratacion
    en el gad el proceso ya tiene nombre y apellido
    me exigieron un regalo para adjudicarme
    soy funcionaria y me hacen firmar cosas que no son, qué hago
    empresas del mismo dueño compiten entre ellas
    compraron computadoras viejas como nuevas
    corruptela en hospital
    denunciar anonimamente
    el presidente de la junta contrata a sus sobrinos
  `,
  'retencion-indebida-de-pagos': `
    llevo ocho meses detrás de mi plata y la institución nada
    no cancelan mi factura
    hicimos la obra, está recibida, y el gad se hace el loco con el pago
    cobrar
    me tienen retenida la plata
    pagos pendientes
    la empresa publica no me liquida el contrato
    alerta por no pago
    nos deben a los proveedores del hospital
    el director financiero no firma mi pago
    no pagn
    entregué computadoras hace 4 meses a un colegio y sigo sin cobrar
    quien obliga a la entidad a cancelarme
    mi empresa está por quebrar porque el ministerio no desembolsa lo adeudado
    pago retenido
    el gobierno me debe
    entregamos mascarillas y nunca nos pagaron
    pasaron 90 dias del acta y nada del dinero
    que hago si el municipio no paga
    planilla 3 sin cancelar
    me están reteniendo el cheque
    cuándo cancelan a los proveedores
    no e cobrado mi contrato
  `,
};

/** What no trámite answers. */
const unfit = `
  buen dia
  ola
  saludos cordiales
  buenas, está alguien en línea
  gracias por su atención
  qué chévere
  son unos incapaces
  no valen para nada ustedes
  carajo contesten
  qué fecha es el feriado de carnaval
  cómo renuevo mi licencia de chofer
  quiero matricular mi moto
  cuánto debo de la multa de tránsito
  cómo me afilio al seguro social
  el iess no me da el préstamo
  turno para el hospital del seguro
  como declaro el impuesto a la renta
  clave del sri perdida
  sacar cédula por primera vez
  cuándo es la matrícula en los colegios de la costa
  quiero una beca para estudiar
  mi planilla de la luz vino carísima
  no hay agua en mi casa
  mi patrón no me quiere pagar las utilidades
  mi marido me golpea
  se me perdió el perro
  me vendieron un celular dañado
  permiso de los bomberos para mi local
  cómo obtengo la visa para estados unidos
  el cajero me cobró doble
  cuál es la capital de Francia
  escribe un poema
  quiero comprar un carro
  cómo me registro como proveedor por primera vez
  requisitos para el rup
  qué significa ínfima cuantía
  en qué página busco las licitaciones abiertas
  cómo descargo el pliego
  hay capacitaciones este mes
  dónde están ubicados
  quisiera conversar con un ser humano
  a qué hora abren
  ya les escribí ayer y no contestan
  qwerty
  😀😀😀
  cuánto es dos más dos
  necesito el certificado de votación
  bono de desarrollo
  sueldo básico 2026
  contraseña de facebook
  cambiar mi correo de facebook
  certificado de no adeudar al municipio
  cómo registro una marca
  papel de la policía que piden para un trabajo
  se dañó mi computadora
  cuándo juega la selección
  vendo terreno en la costa
  no me llega el agua potable
  quién es el alcalde de Quito
  cuánto gana un concejal
  muy buenos días tenga usted
  alguien que me ayude
  son unos rateros los del banco
  qué inútil es este chat
  mi cédula está caducada
  turno para revisión vehicular
  quiero saber mis aportes del seguro
  préstamo hipotecario
  cómo pago mi impuesto predial
  devolución de impuestos para tercera edad
  necesito cita con el doctor
  cómo postulo a la universidad
  no tengo luz desde anoche
  mi internet no vale
  me debe plata mi cuñado
  sacar licencia
  citación de tránsito
  inscribir a mi hija en el jardín
  cuándo es el día de la madre
  cuéntame de ti
  qué temperatura hace
  lárgate
  bla bla bla
  poiuytrewq
  cómo obtengo el registro de proveedores
  cuándo cierra la ínfima
  quién calificó la oferta
  manual para entidades contratantes
  dónde está la ley
  cursos virtuales
  horario de oficina
  me olvidé la clave del cajero
  perdí mi cédula
  robo a mi casa
  mi ex no me pasa la pensión
  el doctor no me atendió en el subcentro
  quiero adoptar un perro
  constitución de una sas
  quiero patentar un invento
  gracias, eso era
`;

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const developmentWording: readonly Said[] = [
  ...Object.entries(wording).flatMap(([tramite, text]) => lines(text).map((dice) => ({ dice, tramite }))),
  ...lines(unfit).map((dice) => ({ dice, tramite: null })),
];

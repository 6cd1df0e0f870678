/** Trámite 2: the address, the trade name, or both, as they stand in the suppliers' register. */
import { texto, ubicacion, varias } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'direccion-y-nombre-comercial',
  nombre: 'Actualización de dirección y/o nombre comercial',
  resumen: 'Cambie la dirección o el nombre comercial que constan en su registro de proveedor.',
  fuente: 'Tabla «Trámites en línea», fila 2',
  procedimiento:
    'Solicitar actualización a través del Chat en línea o en la opción Trámite Rápido del portal de Compras Públicas.',
  canales: ['chat', 'rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
  solicitante: 'proveedor',
  dirigidoA:
    'Proveedores inscritos en el Registro Único de Proveedores (RUP), personas naturales o jurídicas.',
  obtendra: 'Su registro con la dirección o el nombre comercial nuevos, al terminar el formulario.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 32',
      dice: 'El proveedor debe actualizar los datos de su registro dentro de los 10 días hábiles siguientes a cada cambio.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 34',
      dice: 'Si los datos no se actualizan, el registro se suspende hasta que se actualicen y el proveedor lo pida por escrito.',
      desde: '2025-10-28',
    },
    {
      norma: 'Ley Orgánica del Sistema Nacional de Contratación Pública (LOSNCP)',
      articulo: 'art. 19',
      dice: 'Los proveedores mantienen actualizada la información de su registro.',
      desde: '2025-10-07',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    cambia: varias('¿Qué desea actualizar?', {
      direccion: 'La dirección',
      nombreComercial: 'El nombre comercial',
    }),
    parroquia: ubicacion('Provincia, cantón y parroquia'),
    calle: texto('Calle principal', { max: 150 }),
    numero: texto('Número', {
      max: 20,
      opcional: true,
      ayuda: 'Por ejemplo N24-156. Si no tiene, déjelo vacío.',
    }),
    interseccion: texto('Calle secundaria', { max: 150, opcional: true }),
    referencia: texto('Referencia', {
      max: 200,
      opcional: true,
      ayuda: 'Por ejemplo: frente al parque central.',
    }),
    nombreComercial: texto('Nombre comercial nuevo', {
      max: 150,
      ayuda: 'El que consta en su RUC. No es la razón social.',
    }),
  },
  mostrarSi: {
    parroquia: cuando('cambia', 'direccion'),
    calle: cuando('cambia', 'direccion'),
    numero: cuando('cambia', 'direccion'),
    interseccion: cuando('cambia', 'direccion'),
    referencia: cuando('cambia', 'direccion'),
    nombreComercial: cuando('cambia', 'nombreComercial'),
  },
  paginas: [
    { titulo: 'Qué desea actualizar', campos: ['cambia'] },
    { titulo: 'La dirección nueva', campos: ['parroquia', 'calle', 'numero', 'interseccion', 'referencia'] },
    { titulo: 'El nombre comercial nuevo', campos: ['nombreComercial'] },
  ],
  documentos: {},
  comprobaciones: ['algunDatoCambia', 'coincideConElSri'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'La dirección pedida existe y está completa.',
    'El nombre comercial no es el de otra persona ni induce a confusión.',
  ],
  causalesDeNegativa: [
    'Los datos no corresponden al titular del registro.',
    'La dirección no puede ubicarse.',
    'El nombre comercial pertenece a otra persona.',
  ],
  alAprobar: 'actualizarDireccionYNombre',
  respuestas: {
    aprobado: 'Su registro ya muestra los datos nuevos.',
    negado: 'No actualizamos los datos. Motivo: {motivo}',
    enRevision: 'Un funcionario de Registro de Proveedores revisará su pedido.',
  },
  despues: {
    aprobado: 'Si aún no lo ha hecho, actualice también su RUC en el SRI con los mismos datos.',
    negado:
      'Puede corregir lo señalado y presentar una nueva solicitud, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'cambié de domicilio',
    'me mudé de local',
    'nueva dirección',
    'actualizar dirección de la empresa',
    'cambiar domicilio en el RUP',
    'me cambié de ciudad',
    'mi oficina está en otro lugar',
    'dirección equivocada',
    'cambiar nombre comercial',
    'cambiar nombre de fantasía',
    'nuevo nombre del negocio',
    'actualizar datos del RUP',
  ],
  frases: frases(`
    direccion / cambio de dirección / domicilio / nombre comercial / cambio de domicilio
    me cambié de local y en el RUP sigo con el anterior
    me cambie de casa y tengo que actualizar la direccion / nos mudamos de Quito a Guayaquil
    la empresa se trasladó a otra ciudad / la oficina ya no queda donde dice el registro
    mi negocio ahora está en otra parroquia / en el rup consta mi direccion vieja
    la dirección que aparece en el RUP está mal escrita / pusieron mal la calle de mi oficina
    falta el número de la casa en mi dirección / me equivoqué de provincia al registrarme
    esta mal el canton en mi registro / quiero corregir la parroquia
    necesito actualizar mi ubicación para que me lleguen procesos de mi localidad
    ya cambie la direccion en el sri y en el portal sigue la anterior
    actualicé el RUC con nueva dirección, ¿cómo actualizo el RUP?
    el SRI ya tiene la dirección nueva pero SERCOP no / actualizar datos de domicilio fiscal
    actualizar matriz, nos cambiamos de edificio / cambiar la dirección de la matriz
    cambio de local comercial / cerré el local de la calle Bolívar y abrí otro al norte
    ahora trabajo desde mi domicilio en Ambato / cambie de ciudad de residencia
    vivo en otra ciudad ahora y quiero participar en procesos de acá
    por favor actualizar la siguiente dirección Av. Amazonas N24-156 y Colón
    nueva direccion calle sucre y 10 de agosto frente al parque
    estimados por medio del presente solicito la actualización de la dirección de mi representada
    actualisar direcion / canbio de domisilio / direcsion incorrecta en el rup / DIRECCION DESACTUALIZADA
    quiero cambiarle el nombre a mi negocio / mi negocio tiene otro nombre / la marca de mi local cambió
    en el RUP sale el nombre comercial antiguo / cambiar el nombre de fantasia de la ferretería
    no tengo nombre comercial y quiero poner uno / quitar el nombre comercial
    el nombre comercial está mal escrito / agregar nombre comercial al rup
    registré un nombre nuevo en el SRI para mi restaurante / ahora mi taller se llama distinto
    actualizar razón comercial / cambio de razon social y de nombre comercial / mi empresa cambió de nombre
    en mi rup aparece otro nombre del almacén / ponerle el nombre del negocio que consta en el RUC
    editar mi nombre comercial en el portal / como cambio el nombre con el que aparezco en compras públicas
    actualizar mis datos / actualizar el RUP / actualizar información de mi registro de proveedor
    modificar datos generales del proveedor
    quiero actualizar dirección y nombre del negocio al mismo tiempo
    me piden que el rup coincida con el ruc y la direccion no coincide
    no coincide la dirección del RUP con la del RUC
    me descalificaron porque la dirección del RUP no era la misma del RUC
    buenas disculpe me cambie de oficina que tengo que hacer / trasladé mi taller a Cuenca
    la dirección dice Pichincha y yo estoy en Manabí
    hola soy proveedor de alimentación y mi bodega ahora está en Durán / localidad equivocada
    no salgo como proveedor local porque mi cantón está desactualizado / cambio de sede
    mudanza de la compañía / abrí el negocio en otro sector y quiero que conste
    mi empresa está ubicada en otra calle / me pasé a otro barrio / ya no funciono en ese lugar
    otro domicilio tributario / arrendé otra oficina y necesito que salga en el RUP
    el local quedó en otro lado después de la remodelación / poner bien mi dirección
    cambié mi residencia a Loja / el rótulo de mi negocio dice una cosa y el RUP otra
    mi panadería tiene nuevo nombre / donde actualizo los datos de ubicación de la empresa
    actualización de datos del proveedor / provincia cantón y parroquia mal registrados
    mi tienda cambió de nombre / me mudé / nos mudamos / me cambié de dirección
    actualizar la calle principal y la secundaria / actualizar la numeración de la casa
    las invitaciones me llegan de otra provincia porque mi dirección está mal
    el RUP muestra un domicilio que ya no es / corregir el nombre con el que se conoce a mi empresa
    rebautizamos la empresa / el local del centro ya no existe, solo atendemos en el valle
    poner mi taller en el cantón correcto / domicilio desactualizado / mi clínica funciona en otra avenida
    trasladamos la fábrica a otra provincia / movimos la bodega a otro cantón
    pasamos la planta a las afueras de la ciudad / el barrio que sale en mi RUP no es
    el sector está mal en el certificado / la esquina y la calle están equivocadas
    cambio de nombre comercial del consultorio / actualizar la dirección del negocio
    nueva dirección en el portal / mi establecimiento está en otro lugar
    la vieja oficina ya no existe, cambiar la dirección / marca comercial diferente en el RUP
  `),
  ejemplos: [
    {
      dice: 'una dirección completa se actualiza en el acto',
      quien: 'textilera',
      datos: {
        cambia: ['direccion'],
        parroquia: '170150',
        calle: 'Avenida Ejemplo',
        numero: 'N24-156',
        interseccion: 'Calle Demostración',
        referencia: 'Junto a la plaza de prueba',
      },
      espera: { aprobada: true, cambia: ['direccion'] },
    },
    {
      dice: 'dirección y nombre se actualizan juntos tras confirmar que se corregirá el RUC',
      quien: 'textilera',
      datos: {
        cambia: ['direccion', 'nombreComercial'],
        parroquia: '010150',
        calle: 'Calle Larga de Ejemplo',
        nombreComercial: 'Telares Demostración',
      },
      confirma: true,
      espera: { aprobada: true, cambia: ['direccion', 'nombreComercial'] },
    },
    {
      dice: 'una parroquia distinta de la del SRI pide confirmar',
      quien: 'textilera',
      datos: { cambia: ['direccion'], parroquia: '010150', calle: 'Calle Larga de Ejemplo' },
      espera: { rechaza: 'falta-confirmacion' },
    },
    {
      dice: 'lo que se escribe en una pregunta que no se muestra no cuenta',
      quien: 'textilera',
      datos: {
        cambia: ['direccion'],
        parroquia: '170150',
        calle: 'Avenida Ejemplo',
        nombreComercial: 'No debe cambiar',
      },
      espera: { aprobada: true, cambia: ['direccion'] },
    },
    {
      dice: 'pedir lo que ya consta no cambia nada',
      quien: 'textilera',
      datos: { cambia: ['nombreComercial'], nombreComercial: 'Textiles Demostración' },
      espera: { rechaza: 'nada-cambia' },
    },
    {
      dice: 'una parroquia que no existe se vuelve a elegir',
      quien: 'textilera',
      datos: { cambia: ['direccion'], parroquia: '999999', calle: 'Avenida Ejemplo' },
      espera: { rechaza: 'parroquia-desconocida' },
    },
    {
      dice: 'sin respuesta del registro decide un funcionario',
      quien: 'textilera',
      datos: { cambia: ['nombreComercial'], nombreComercial: 'Telares Demostración' },
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'sin elegir qué cambia no se puede continuar',
      quien: 'textilera',
      datos: {},
      espera: { errorEn: 'cambia' },
    },
    {
      dice: 'una dirección sin calle no está completa',
      quien: 'textilera',
      datos: { cambia: ['direccion'], parroquia: '170150' },
      espera: { errorEn: 'calle' },
    },
  ],
});

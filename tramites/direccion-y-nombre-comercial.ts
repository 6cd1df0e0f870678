/** Trámite 2: the address, the trade name, or both, as they stand in the suppliers' register. */
import { texto, ubicacion, varias } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
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

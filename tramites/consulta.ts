/** What a conversation becomes when nobody can answer at once; no row of the agency's published table. */
import { texto, textoLargo } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { diasTermino, horas } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'consulta',
  nombre: 'Consulta por escrito',
  resumen: 'Lo que usted preguntó en el chat, para que se le responda por escrito en la misma conversación.',
  fuente: 'Propia de Ventanilla: no consta en la tabla «Trámites en línea»',
  procedimiento:
    'No se presenta aparte: una conversación del chat se convierte en consulta cuando nadie puede atenderla en el momento.',
  noSeOfrece: true,
  resultados: { aprobada: 'Respondida', negada: 'Cerrada sin respuesta' },
  canales: ['chat'],
  tiempoEstimado: horas(72, 'corridas'),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  // A question asks for no act that the law could take as granted: the right is to an answer with its reasons.
  silencio: [
    {
      efecto: 'ninguno',
      norma: 'Constitución de la República, art. 66, numeral 23',
      desde: '2018-07-07',
    },
  ],
  solicitante: 'cualquiera',
  dirigidoA: 'Quien escribió en el chat y no pudo ser atendido en el momento.',
  obtendra: 'La respuesta, escrita en su conversación del chat.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Código Orgánico Administrativo',
      articulo: 'art. 207',
      dice: 'Las solicitudes que se dirigen a la administración pública se resuelven en el término de 30 días.',
      desde: '2018-07-07',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    consulta: textoLargo('¿Qué preguntó?', { max: 4_000 }),
    contacto: texto('Dónde avisarle', { max: 300, opcional: true }),
  },
  documentos: {},
  comprobaciones: ['documentosPorRevisar'],
  atiende: 'Registro de Proveedores',
  revisiones: ['La respuesta está escrita en la conversación.'],
  causalesDeNegativa: [
    'La persona dejó de responder.',
    'El pedido corresponde a otra institución.',
    'La conversación se cerró por su contenido.',
  ],
  alAprobar: null,
  respuestas: {
    aprobado: 'Su consulta está respondida en la conversación del chat.',
    negado: 'Cerramos la consulta sin respuesta. Motivo: {motivo}',
    enRevision: 'Una persona de Registro de Proveedores le responderá en la conversación del chat.',
  },
  despues: {
    aprobado: 'Si le queda una duda, empiece otra conversación en el chat.',
    negado: 'Puede empezar otra conversación en el chat.',
  },
  tambienSeDice: [],
  ejemplos: [
    {
      dice: 'la lee y la responde una persona',
      quien: 'textilera',
      datos: {
        consulta: '¿Puedo tener dos direcciones en mi registro?',
        contacto: 'contabilidad@textiles-demostracion.example',
      },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'no hace falta dejar un contacto',
      quien: 'textilera',
      datos: { consulta: '¿Atienden los sábados?' },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin pregunta no hay consulta',
      quien: 'textilera',
      datos: { contacto: 'contabilidad@textiles-demostracion.example' },
      espera: { errorEn: 'consulta' },
    },
  ],
});

/** The kinds of things that are kept, how long unless the agency says otherwise, and why that long. */

export type Unidad = 'años' | 'días';

export type ClaseConservada =
  | 'solicitudes'
  | 'borradores'
  | 'conversaciones'
  | 'correo-original'
  | 'correo-texto'
  | 'cartas'
  | 'seguridad'
  | 'lecturas'
  | 'peticiones'
  | 'paquetes';

export type Clase = {
  readonly nombre: string;
  /** What is removed, as one reads it before saying how long. */
  readonly queSeRetira: string;
  /** From when the time counts. */
  readonly desde: string;
  readonly unidad: Unidad;
  readonly defecto: number;
  readonly min: number;
  readonly max: number;
  readonly base: string;
  /** The figure is not read in a law: the agency has to confirm it. */
  readonly porConfirmar: boolean;
};

const archivo =
  'Reglamento General a la Ley Orgánica del Sistema Nacional de Contratación Pública, artículo 45: los expedientes siguen la norma de archivos públicos.';
const proteccion =
  'Ley Orgánica de Protección de Datos Personales: los datos se conservan el tiempo necesario para su fin.';

export const clases: { readonly [C in ClaseConservada]: Clase } = {
  solicitudes: {
    nombre: 'Solicitudes cerradas',
    queSeRetira:
      'Nombres, datos, documentos, mensajes y notas. Quedan la referencia, el trámite, el estado, las fechas y el resultado.',
    desde: 'el cierre de la solicitud',
    unidad: 'años',
    defecto: 10,
    min: 1,
    max: 100,
    base: archivo,
    porConfirmar: true,
  },
  borradores: {
    nombre: 'Borradores',
    queSeRetira: 'Lo escrito y adjuntado en una solicitud que no se presentó.',
    desde: 'el último cambio',
    unidad: 'días',
    defecto: 60,
    min: 1,
    max: 365,
    base: proteccion,
    porConfirmar: false,
  },
  conversaciones: {
    nombre: 'Conversaciones del chat',
    queSeRetira:
      'Lo dicho y los archivos enviados, con el nombre y el contacto de la persona. La conversación de la que salió una solicitud espera a que se retire el contenido de la solicitud.',
    desde: 'el cierre de la conversación',
    unidad: 'días',
    defecto: 365,
    min: 30,
    max: 3_650,
    base: proteccion,
    porConfirmar: true,
  },
  'correo-original': {
    nombre: 'Correos recibidos: el mensaje original',
    queSeRetira: 'El mensaje tal como llegó, con sus cabeceras y adjuntos sin procesar.',
    desde: 'la llegada',
    unidad: 'días',
    defecto: 365,
    min: 30,
    max: 3_650,
    base: proteccion,
    porConfirmar: true,
  },
  'correo-texto': {
    nombre: 'Correos: el texto y la dirección',
    queSeRetira:
      'El texto leído, las respuestas enviadas y quién escribió. El hilo del que salió una solicitud espera a que se retire el contenido de la solicitud.',
    desde: 'el cierre del hilo',
    unidad: 'días',
    defecto: 730,
    min: 30,
    max: 7_300,
    base: archivo,
    porConfirmar: true,
  },
  cartas: {
    nombre: 'Cartas y avisos enviados',
    queSeRetira: 'La dirección y el asunto de cada carta. Queda que se envió y cuándo.',
    desde: 'el envío',
    unidad: 'días',
    defecto: 730,
    min: 30,
    max: 3_650,
    base: proteccion,
    porConfirmar: true,
  },
  seguridad: {
    nombre: 'Sucesos de seguridad',
    queSeRetira: 'Ingresos, intentos y cambios de clave de cada cuenta.',
    desde: 'el suceso',
    unidad: 'días',
    defecto: 730,
    min: 90,
    max: 3_650,
    base: 'Ley Orgánica de Protección de Datos Personales: medidas de seguridad y su prueba.',
    porConfirmar: true,
  },
  lecturas: {
    nombre: 'Constancias de lectura',
    queSeRetira: 'Qué persona de la institución leyó qué solicitud, conversación o correo.',
    desde: 'la lectura',
    unidad: 'años',
    defecto: 5,
    min: 1,
    max: 20,
    base: 'Ley Orgánica de Protección de Datos Personales: responsabilidad demostrada.',
    porConfirmar: true,
  },
  peticiones: {
    nombre: 'Peticiones sobre datos personales',
    queSeRetira: 'Quién pidió, qué pidió y qué se le respondió.',
    desde: 'la respuesta',
    unidad: 'años',
    defecto: 5,
    min: 1,
    max: 20,
    base: 'Ley Orgánica de Protección de Datos Personales: responsabilidad demostrada.',
    porConfirmar: true,
  },
  paquetes: {
    nombre: 'Copias de los datos, preparadas para quien las pidió',
    queSeRetira: 'El archivo con la copia. La petición y su respuesta quedan.',
    desde: 'la preparación',
    unidad: 'días',
    defecto: 15,
    min: 1,
    max: 90,
    base: proteccion,
    porConfirmar: false,
  },
};

export const clavesConservadas = Object.keys(clases) as readonly ClaseConservada[];

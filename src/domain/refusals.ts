/** Every expected "no": a closed list of codes, each with its HTTP status and the Spanish sentence a person reads. */

type Wording = { readonly status: number; readonly sentence: string };

const wordings = {
  'datos-con-errores': { status: 422, sentence: 'Hay datos que corregir antes de continuar.' },
  'falta-documento': { status: 422, sentence: 'Falta un documento que este trámite exige.' },
  'documento-no-aceptado': { status: 422, sentence: 'El archivo no es de un tipo que este trámite acepte.' },
  'archivo-vacio': {
    status: 422,
    sentence: 'El archivo está vacío. Ábralo en su equipo, revise que tenga contenido y vuelva a adjuntarlo.',
  },
  'archivo-muy-grande': { status: 413, sentence: 'El archivo pesa más de lo permitido.' },
  'archivo-incompleto': {
    status: 400,
    sentence:
      'El archivo llegó incompleto: la conexión se cortó. Lo demás está guardado; vuelva a adjuntarlo.',
  },
  'archivo-infectado': {
    status: 422,
    sentence:
      'El antivirus encontró un programa dañino en el archivo. Revise su equipo y adjunte otro archivo.',
  },
  'demasiados-archivos': {
    status: 422,
    sentence: 'Ya adjuntó el número máximo de archivos para este documento. Quite uno antes de añadir otro.',
  },
  'no-se-puede-conceder': {
    status: 422,
    sentence: 'Con los datos actuales no podemos conceder lo que pide.',
  },
  'falta-confirmacion': { status: 422, sentence: 'Debe confirmar las advertencias antes de presentar.' },
  'revision-cambiada': {
    status: 409,
    sentence: 'Algo cambió desde que revisó su solicitud. Revísela otra vez antes de presentarla.',
  },
  'registro-cambiado': {
    status: 409,
    sentence:
      'El registro cambió mientras se procesaba su solicitud. Vuelva a revisarla; nada de lo escrito se perdió.',
  },
  'version-vieja': {
    status: 409,
    sentence:
      'Otra persona modificó esta solicitud mientras usted la veía. Revise lo nuevo y vuelva a intentarlo.',
  },
  'llave-repetida-con-otro-contenido': {
    status: 422,
    sentence: 'Esta clave de idempotencia ya se usó con otro contenido.',
  },
  'llave-invalida': {
    status: 400,
    sentence: 'La cabecera Idempotency-Key debe tener entre 8 y 100 letras, números, puntos o guiones.',
  },
  'transicion-imposible': {
    status: 409,
    sentence: 'Esta acción ya no es posible en el estado en que se encuentra la solicitud.',
  },
  'sin-permiso': { status: 403, sentence: 'Su cuenta no tiene permiso para esta acción.' },
  'no-encontrada': {
    status: 404,
    sentence: 'No encontramos lo que busca. Revise que la dirección o la referencia estén completas.',
  },
  'sesion-necesaria': { status: 401, sentence: 'Para continuar debe ingresar con su RUC, usuario y clave.' },
  'sesion-terminada': {
    status: 401,
    sentence: 'Su sesión terminó. Ingrese otra vez: lo que escribió se conserva.',
  },
  'ingreso-fallido': {
    status: 401,
    sentence: 'El RUC, el usuario o la clave no coinciden. Revise los tres datos e intente de nuevo.',
  },
  'ingreso-funcionario-fallido': {
    status: 401,
    sentence: 'El usuario, la clave o el código no coinciden. Revise los datos e intente de nuevo.',
  },
  'demasiados-intentos': {
    status: 429,
    sentence: 'Hubo demasiados intentos desde su conexión. Espere unos minutos y vuelva a intentarlo.',
  },
  'prueba-de-trabajo': {
    status: 422,
    sentence: 'No pudimos comprobar que la petición viene de una persona. Envíe el formulario otra vez.',
  },
  'formulario-vencido': {
    status: 403,
    sentence:
      'El formulario venció o no se abrió desde este sitio. Lo que escribió sigue aquí: envíelo otra vez.',
  },
  'enlace-invalido': {
    status: 410,
    sentence: 'El enlace ya se usó o venció. Pida uno nuevo; toma menos de un minuto.',
  },
  'clave-debil': {
    status: 422,
    sentence:
      'Elija otra clave: debe tener al menos 15 caracteres y no ser una clave conocida ni contener su RUC.',
  },
  'codigo-incorrecto': {
    status: 422,
    sentence: 'El código no coincide. Revise el último mensaje que le enviamos.',
  },
  'codigo-vencido': { status: 422, sentence: 'El código venció. Pida uno nuevo.' },
  'puerta-cerrada': { status: 409, sentence: 'Este trámite todavía no se puede presentar por esta vía.' },
  'solo-entidades': {
    status: 403,
    sentence: 'Este trámite lo presenta una entidad contratante. Ingrese con la cuenta de la entidad.',
  },
  'solo-proveedores': {
    status: 403,
    sentence: 'Este trámite lo presenta un proveedor. Ingrese con la cuenta del proveedor.',
  },
  'otra-persona-la-tiene': { status: 409, sentence: 'Otra persona ya tomó esta solicitud.' },
  'no-la-tiene': { status: 409, sentence: 'Tome primero la solicitud para poder hacer esto.' },
  'misma-persona': {
    status: 409,
    sentence: 'La segunda aprobación debe darla una persona distinta de quien la propuso.',
  },
  'falta-motivo': { status: 422, sentence: 'Escriba el motivo en palabras sencillas: la persona lo leerá.' },
  'falta-base-legal': { status: 422, sentence: 'Para negar debe elegir la base legal en que se apoya.' },
  'plazo-de-reapertura-vencido': { status: 409, sentence: 'El plazo para reabrir esta solicitud ya venció.' },
  'mensaje-vacio': { status: 422, sentence: 'Escriba su mensaje antes de enviarlo.' },
  'conversacion-cerrada': {
    status: 409,
    sentence: 'Esta conversación ya terminó. Lo que escribió sigue aquí: cópielo y empiece otra.',
  },
  'conversacion-cambiada': {
    status: 409,
    sentence: 'La conversación cambió mientras tanto. Revise cómo está ahora y repita lo que quería hacer.',
  },
  'conversacion-llena': {
    status: 409,
    sentence: 'Esta conversación llegó a su máximo de mensajes. Termínela y empiece otra.',
  },
  'demasiados-mensajes': {
    status: 429,
    sentence: 'Envió muchos mensajes en poco tiempo. Espere un minuto y vuelva a enviar este.',
  },
  'demasiadas-conversaciones': {
    status: 429,
    sentence:
      'Desde su red se abrieron muchas conversaciones en la última hora. Espere un momento o use Trámite Rápido.',
  },
  'agente-completo': {
    status: 409,
    sentence: 'Ya atiende el máximo de conversaciones. Cierre o pase una antes de tomar otra.',
  },
  identifiquese: { status: 403, sentence: 'Para seguir con este trámite, ingrese con su cuenta.' },
  'borrador-lleno': {
    status: 409,
    sentence: 'Ya tiene el número máximo de borradores. Presente o elimine alguno antes de empezar otro.',
  },
  'palabras-desconocidas': {
    status: 404,
    sentence: 'No encontramos una denuncia con esas palabras. Revise que sean ocho y que estén en orden.',
  },
  'sala-cerrada': {
    status: 401,
    sentence: 'La sala reservada está cerrada en este equipo. Ábrala con su frase de lectura.',
  },
  'frase-incorrecta': {
    status: 422,
    sentence: 'La frase de lectura no coincide. Revísela e intente de nuevo.',
  },
  'frase-debil': {
    status: 422,
    sentence:
      'Elija otra frase de lectura: al menos 20 caracteres, que no sea su clave ni una frase conocida.',
  },
  'sin-lectores': {
    status: 409,
    sentence:
      'Todavía nadie está habilitado para leer esta denuncia, así que no podemos recibirla aquí. Escriba a la dirección de alerta de la institución.',
  },
  'denuncia-cerrada': { status: 409, sentence: 'Esta denuncia está cerrada y ya no recibe cambios.' },
  'denuncia-cambiada': {
    status: 409,
    sentence: 'La denuncia cambió mientras tanto. Revise cómo está ahora y repita lo que quería hacer.',
  },
  'identifiquese-para-denunciar': {
    status: 422,
    sentence: 'Para recibir la denuncia necesitamos sus datos. Quedan sellados aparte de lo que cuenta.',
  },
  'hilo-cambiado': {
    status: 409,
    sentence: 'El hilo de correo cambió mientras tanto. Revise cómo está ahora y repita lo que quería hacer.',
  },
  'correo-ilegible': {
    status: 422,
    sentence: 'El archivo no es un correo que se pueda leer. Guárdelo como .eml y vuelva a subirlo.',
  },
  'requerimiento-contestado': {
    status: 409,
    sentence: 'Este requerimiento ya se contestó o se cerró. La respuesta consta en el caso.',
  },
  'alcance-insuficiente': {
    status: 403,
    sentence: 'El token no tiene el permiso que esta operación exige. Cree otro que lo incluya.',
  },
  'demasiadas-peticiones': {
    status: 429,
    sentence: 'Llegaron demasiadas peticiones en poco tiempo. Espere lo que dice Retry-After y repita.',
  },
  'version-necesaria': {
    status: 428,
    sentence:
      'Falta la cabecera If-Match con la versión que usted leyó: es la etiqueta (ETag) de la solicitud.',
  },
  'direccion-no-permitida': {
    status: 422,
    sentence: 'A esa dirección no podemos enviar avisos. Use una dirección pública que empiece con https://.',
  },
  'maximo-alcanzado': {
    status: 409,
    sentence: 'Ya tiene el máximo permitido. Elimine uno antes de añadir otro.',
  },
  'ya-creado': {
    status: 409,
    sentence:
      'Ya se creó con este mismo formulario, y su secreto se mostró esa vez. Si no lo copió, elimínelo y cree otro.',
  },
  'metodo-no-permitido': { status: 405, sentence: 'Esta dirección no atiende ese método. Use GET o POST.' },
  'peticion-muy-grande': { status: 413, sentence: 'La petición es más grande de lo permitido.' },
  'peticion-ilegible': { status: 400, sentence: 'No pudimos leer la petición. Revise su formato.' },
} as const satisfies Record<string, Wording>;

export type RefusalCode = keyof typeof wordings;

/** What is wrong with one field: `path` is the field's name, or `lista.0.campo` inside a list. */
export type FieldError = { readonly path: string; readonly sentence: string };

export type Refusal = {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly status: number;
  readonly sentence: string;
  /** The fields at fault, in the order of the form. */
  readonly errors: readonly FieldError[];
};

/** Builds a refusal; `sentence` replaces the general one where the case knows better. */
export function refuse(
  code: RefusalCode,
  detail: { sentence?: string; errors?: readonly FieldError[] } = {},
): Refusal {
  const { status, sentence } = wordings[code];
  return { refused: true, code, status, sentence: detail.sentence ?? sentence, errors: detail.errors ?? [] };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

/** Every code with its wording, for the API document and the tests that no refusal goes unexercised. */
export const refusalCodes = Object.keys(wordings) as readonly RefusalCode[];

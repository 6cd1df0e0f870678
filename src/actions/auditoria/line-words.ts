/** A line of the audit room in words: what happened, and what is worth telling of it beside. */
import { ajustes, leerClave } from '../../domain/ajustes/claves.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { type ClaseEvento, nombreDeEvento } from '../../domain/solicitud/evento.ts';
import type { ClaseSuceso } from '../../store/sucesos.ts';
import type { Linea } from './read-lines.ts';

export const nombreDeSuceso: { readonly [C in ClaseSuceso]: string } = {
  ingreso: 'Ingresó',
  'ingreso-fallido': 'Intento de ingreso fallido',
  'ingreso-frenado': 'Intento de ingreso frenado',
  'segundo-paso-fallido': 'Segundo paso del ingreso fallido',
  salida: 'Cerró la sesión',
  'sesiones-terminadas': 'Se cerraron sesiones de la cuenta',
  refuerzo: 'Confirmó otra vez quién es',
  'refuerzo-fallido': 'No pudo confirmar quién es',
  'reseteo-pedido': 'Se pidió cambiar la clave',
  'reseteo-frenado': 'Pedido de cambio de clave frenado',
  'enlace-creado': 'Se creó un enlace para elegir la clave',
  'enlace-rechazado': 'Enlace de clave rechazado',
  'clave-cambiada': 'Cambió la clave',
  'totp-inscrito': 'Inscribió una aplicación de códigos',
  'llave-inscrita': 'Inscribió una llave de acceso',
  'llave-eliminada': 'Quitó una llave de acceso',
  'codigo-enviado': 'Se envió un código a un correo',
  'codigo-verificado': 'Código de correo verificado',
  'codigo-fallido': 'Código de correo equivocado',
  'lectura-de-caso': 'Leyó una solicitud',
  'lectura-de-conversacion': 'Leyó una conversación del chat',
  'lectura-de-correo': 'Leyó un correo',
  'lectura-de-busqueda': 'Buscó',
  'lectura-de-auditoria': 'Consultó la auditoría',
  'revision-de-auditoria': 'Pidió una revisión',
  exportacion: 'Empezó una exportación',
  'exportacion-terminada': 'Terminó una exportación',
  'token-creado': 'Se creó un token para un programa',
  'token-revocado': 'Se revocó el token de un programa',
  'webhook-creado': 'Se creó un aviso a un sistema',
  'webhook-cambiado': 'Cambió un aviso a un sistema',
  'cuenta-creada': 'Se creó la cuenta',
  'permisos-cambiados': 'Cambiaron los permisos de la cuenta',
  'cuenta-activada-o-desactivada': 'Se activó o desactivó la cuenta',
  'datos-de-cuenta-cambiados': 'Cambiaron los datos de la cuenta',
  'reparto-de-cuenta-cambiado': 'Cambió lo que se le reparte',
  'acceso-restablecido': 'Se restableció el acceso de la cuenta',
  'ausencia-registrada': 'Se registró una ausencia',
  'ausencia-terminada': 'Terminó una ausencia',
  'identidad-vinculada': 'Se vinculó la cuenta con el ingreso de la institución',
  'identidad-desvinculada': 'Se desvinculó la cuenta del ingreso de la institución',
  'recuperacion-creada': 'Se creó un código para recuperar el acceso',
  'recuperacion-usada': 'Se usó un código para recuperar el acceso',
};

/** Kinds a page offers to filter by, in the order of the lists above. */
export const clasesDeLineas: readonly (readonly [clase: ClaseEvento | ClaseSuceso, nombre: string])[] = [
  ...(Object.entries(nombreDeEvento) as [ClaseEvento, string][]),
  ...(Object.entries(nombreDeSuceso) as [ClaseSuceso, string][]),
];

const nombreDeClase = new Map<string, string>(clasesDeLineas);

/** A keyed hash, short enough to compare by eye. */
export const shortHash = (value: string): string => value.slice(0, 8);

export function lineTitle({ clase }: Pick<Linea, 'clase'>): string {
  if (clase === 'ajuste-cambiado') return 'Cambió un ajuste';
  if (clase === 'asiento-cambiado') return 'Cambió un asiento del registro';
  return nombreDeClase.get(clase) ?? clase.replaceAll('-', ' ');
}

const text = (value: Json | undefined): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

const list = (value: Json | undefined): string | null =>
  Array.isArray(value) && value.length > 0 ? value.map((one) => text(one) ?? '…').join(', ') : null;

function ofSettings({ detalle }: Linea): readonly string[] {
  const clave = leerClave(text(detalle.clave) ?? '');
  const named = clave === null ? text(detalle.clave) : ajustes[clave].nombre;
  return [`${named ?? ''}, versión ${text(detalle.version) ?? ''}`, `motivo: ${text(detalle.motivo) ?? ''}`];
}

function ofRegister({ detalle }: Linea): readonly string[] {
  const entry = `${text(detalle.asiento) ?? 'asiento'} ${text(detalle.id) ?? ''}, versión ${text(detalle.version) ?? ''}`;
  const campos = list(detalle.campos);
  return campos === null ? [entry] : [entry, campos];
}

const asked = (value: Json | undefined): string | null => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const parts = Object.entries(value as { readonly [k: string]: Json }).flatMap(([name, one]) => {
    const said = text(one);
    return said === null ? [] : [`${name} ${said}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
};

function ofSecurity({ detalle }: Linea): readonly string[] {
  const parts: readonly (readonly [string, string | null])[] = [
    ['con', text(detalle.metodo)],
    ['motivo:', text(detalle.motivo)],
    ['roles:', list(detalle.roles)],
    ['en', detalle.en === 'cola' ? 'la cola' : detalle.en === 'buscador' ? 'el buscador' : null],
    ['conversación', text(detalle.conversacion)],
    ['hilo', text(detalle.hilo)],
    ['correo', text(detalle.correo)],
    ['revisión', text(detalle.revision)],
    ['pidió:', asked(detalle.pedido)],
    ['formato', text(detalle.formato)],
    ['filas:', text(detalle.filas)],
    ['token', text(detalle.token)],
    ['destino', text(detalle.destino)],
  ];
  return parts.flatMap(([before, value]) => (value === null ? [] : [`${before} ${value}`]));
}

/** What is told beside the title; the words of a case stay in the case. */
export function lineDetails(linea: Linea, tramites: ReadonlyMap<string, string>): readonly string[] {
  if (linea.fuente === 'ajustes') return ofSettings(linea);
  if (linea.fuente === 'registro') return ofRegister(linea);
  if (linea.fuente !== 'diario') return ofSecurity(linea);
  const tramite = text(linea.detalle.tramite);
  return [
    ...(tramite === null ? [] : [tramites.get(tramite) ?? tramite]),
    `evento ${text(linea.detalle.n) ?? ''}`,
  ];
}

/** Who did it: the name as the journal keeps it, the account's, or what no account did. */
export function lineActor({ fuente, nombre, cuenta }: Linea): string {
  if (nombre !== null) return nombre;
  if (fuente === 'registro') return 'Importación';
  return cuenta === null ? 'Sin cuenta' : 'Cuenta que ya no existe';
}

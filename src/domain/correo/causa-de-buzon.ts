/** Why a mailbox is not being read as it should, as one short code: what a server says in its own words is kept nowhere. */
export type CausaDeBuzon =
  | 'clave-rechazada'
  | 'token'
  | 'certificado'
  | 'sin-tls'
  | 'sin-carpeta'
  | 'solo-lectura'
  | 'no-borra'
  | 'sin-uidplus'
  /** It is being read; there is more than one look takes. */
  | 'atraso'
  | 'correo-retenido'
  | 'sala'
  | 'base'
  | 'conexion'
  | 'fallo';

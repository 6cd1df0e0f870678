/** What a mail says once read: plain data, bounded, safe to store and to show; the raw mail is kept beside it. */

/** `direccion`: lower-case, one address and nothing else; `nombre`: display name on one line, without direction marks. */
export type Direccion = { readonly nombre: string; readonly direccion: string };

/** What travelled in the mail besides its text. */
export type ParteAdjunta = {
  /** Safe to show and to write to a disk. */
  readonly nombre: string;
  /** As the sender wrote it, bounded; shown to staff only. */
  readonly nombreOriginal: string;
  /** Media type as declared, lower-case. */
  readonly tipo: string;
  /** Hex, of the decoded bytes, which lie in the file store of the reading. */
  readonly sha256: string;
  readonly tamanoBytes: number;
  readonly origen: 'mime' | 'tnef' | 'uuencode' | 'mensaje' | 'firma';
  /** Shown inside the text by the sender (`cid:`), such as the logo of a signature. */
  readonly enLinea: boolean;
};

/** RFC 3464, one recipient of a delivery report. */
export type EstadoDeEntrega = {
  readonly destinatario: string;
  readonly accion: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Such as `5.1.1`; '' where none is given. */
  readonly estado: string;
};

export type InformeDeEntrega = {
  readonly estados: readonly EstadoDeEntrega[];
  /** Message-ID of the mail it reports on, without brackets; null where the headers did not come along. */
  readonly original: string | null;
};

/** What is known of a signed or encrypted mail. */
export type Proteccion =
  | { readonly clase: 'ninguna' }
  | {
      readonly clase: 'smime-firmado';
      /** `valida`: the signature fits the content; who signed stands in `firmante`. Never proof of the sender by itself. */
      readonly estado: 'valida' | 'alterada' | 'vencida' | 'otro-firmante' | 'no-comprobada';
      readonly firmante: string | null;
    }
  | { readonly clase: 'smime-cifrado' | 'pgp-firmado' | 'pgp-cifrado' };

/** What was odd about a mail, for whoever reads it: a closed list. */
export type AvisoDeCorreo =
  | 'sin-remitente'
  | 'varios-remitentes'
  | 'remitente-en-grupo'
  | 'nombre-parece-direccion'
  | 'dominio-parecido'
  | 'responder-a-otra'
  | 'sin-message-id'
  | 'message-id-invalido'
  | 'sin-fecha'
  | 'fecha-imposible'
  | 'asunto-reparado'
  | 'texto-reparado'
  | 'con-caracteres-nulos'
  | 'solo-html'
  | 'sin-texto'
  | 'incompleto'
  | 'demasiadas-partes'
  | 'demasiada-profundidad'
  | 'demasiadas-cabeceras'
  | 'demasiados-destinatarios'
  | 'texto-recortado'
  | 'adjunto-muy-grande'
  | 'winmail-ilegible'
  | 'imagenes-remotas'
  | 'direccion-de-texto';

/** Headers the classification reads, lower-case names, each value on one line, in order of appearance. */
export type CabecerasUtiles = { readonly [nombre: string]: readonly string[] | undefined };

export type CorreoLeido = {
  /** Without brackets, at most 500 characters; null where there is none or it cannot be one. */
  readonly messageId: string | null;
  readonly enRespuestaA: readonly string[];
  /** The last ones, at most 50. */
  readonly referencias: readonly string[];
  /** Who wrote it: the first address of the first From header; null where there is none. */
  readonly de: Direccion | null;
  readonly responderA: readonly Direccion[];
  /** At most 100 each; `destinatarios` counts them all. */
  readonly para: readonly Direccion[];
  readonly copia: readonly Direccion[];
  readonly destinatarios: number;
  /** As the sender dated it, epoch ms; only shown, no clock follows it. */
  readonly fechaMs: number | null;
  readonly asunto: string;
  /** Plain text rendition, always there, at most `correoLimits.textCharsMax`. */
  readonly texto: string;
  readonly adjuntos: readonly ParteAdjunta[];
  readonly cabeceras: CabecerasUtiles;
  readonly informe: InformeDeEntrega | null;
  readonly proteccion: Proteccion;
  readonly avisos: readonly AvisoDeCorreo[];
  /** Hex SHA-256 over Message-ID, From, Date, Subject and the body's bytes, without what carriers add on the way. */
  readonly huella: string;
};

/** What SMTP said before the mail itself: RFC 5321 sender ('' for `<>`) and the addresses of ours it was for. */
export type Sobre = { readonly de: string; readonly para: readonly string[] };

export type ViaDeEntrada = 'lmtp' | 'imap' | 'archivo';

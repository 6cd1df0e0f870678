/** What can be said of a mail by itself, before looking at what is there already: what it is, who wrote it, what about. */
import {
  type Autenticacion,
  leerAutenticacion,
  sinAutenticacion,
} from '../../domain/correo/autenticacion.ts';
import { separarCita } from '../../domain/correo/cita.ts';
import { type ClaseHallada, claseDe } from '../../domain/correo/clase-de-correo.ts';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import { juzgarRemitente, type RemitenteJuzgado } from '../../domain/correo/remitente.ts';
import { asuntoDeAlerta, sugerirTramite } from '../../domain/correo/sugerencia-de-correo.ts';
import { verifySender } from '../../platform/mail-auth.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import { learntSuggestions } from '../chat/learnt-suggestions.ts';
import type { Deps } from '../deps.ts';
import { isForAlert } from './is-for-alert.ts';
import { type EntityOf, processEntities } from './process-entities.ts';
import { type MailApart, rawBytesOf } from './take-mail-apart.ts';

export type MailJudged = MailApart & {
  readonly clase: ClaseHallada;
  readonly autenticacion: Autenticacion;
  readonly remitente: RemitenteJuzgado;
  /** What was written now, without what is quoted. */
  readonly visible: string;
  /** Id of the trámite it seems to be about; null where none fits or no person wrote it. */
  readonly sugerido: string | null;
  readonly entityOf: EntityOf;
};

export function ownAddresses({ mail }: Pick<Deps, 'mail'>): readonly string[] {
  return [mail.address, mail.alertAddress].filter((one) => one !== null);
}

/**
 * Our own mail server's word where it gave one, else our own checks where the operator wants them. A file that somebody
 * uploads never passed our server: whatever its headers say, its author may have written them.
 */
async function authenticate(deps: Deps, tomado: CorreoTomado, correo: CorreoLeido): Promise<Autenticacion> {
  const { authservId, verifiesBySelf } = deps.mail;
  const dominio = correo.de?.direccion.split('@').at(-1) ?? null;
  const said =
    tomado.via === 'archivo' ? sinAutenticacion : leerAutenticacion(correo.cabeceras, authservId, dominio);
  if (said.fuente !== 'ninguna' || !verifiesBySelf || tomado.causa !== null) return said;
  const raw = await rawBytesOf(deps, tomado);
  const { ip, helo, de: mailFrom } = tomado.sobre;
  return raw === null ? said : verifySender(raw, { ip, helo, mailFrom });
}

async function suggest(
  deps: Deps,
  { sobre: { para } }: CorreoTomado,
  correo: CorreoLeido,
  texto: { readonly visible: string; readonly cita: string },
): Promise<string | null> {
  const indice = await learntSuggestions(deps.definiciones);
  if (isForAlert(para, Buffer.alloc(0), deps.mail.alertAddress)) {
    const definiciones = deps.definiciones.todas.map(({ definicion }) => definicion);
    const { tramite } = asuntoDeAlerta(indice, definiciones, correo, texto);
    if (tramite !== null) return tramite;
  }
  return sugerirTramite(indice, correo, texto.visible)[0]?.tramite ?? null;
}

/** `esDePersonal`: whether its sender's is the address of a member of the staff. */
export async function judgeMail(
  deps: Deps,
  tomado: CorreoTomado,
  apart: MailApart,
  esDePersonal: boolean,
): Promise<MailJudged> {
  const { correo } = apart;
  // A file has no envelope: that its sender is unknown does not make it a machine's.
  const de = tomado.via === 'archivo' ? (correo.de?.direccion ?? '') : tomado.sobre.de;
  const clase = claseDe(correo, { ...tomado.sobre, de }, ownAddresses(deps));
  const autenticacion = await authenticate(deps, tomado, correo);
  const direccion = correo.de?.direccion ?? null;
  const personal = direccion !== null && esDePersonal ? [direccion] : [];
  const remitente = juzgarRemitente(correo, autenticacion, { personal });
  const texto = separarCita(correo.texto);
  const { visible } = texto;
  const isPerson = clase.clase === 'persona';
  const sugerido = isPerson ? await suggest(deps, tomado, correo, texto) : null;
  const entityOf = await processEntities(deps, isPerson ? `${correo.asunto}\n${visible}` : '');
  return { ...apart, clase, autenticacion, remitente, visible, sugerido, entityOf };
}

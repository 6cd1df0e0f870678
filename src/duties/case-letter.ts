/** Puts together the letter that a case's event owes: what it says and to whom. */
import { completionLink } from '../actions/correo/completion-link.ts';
import type { Deps } from '../actions/deps.ts';
import { enlaceDe } from '../actions/requerimiento-enlace.ts';
import { palabrasDe } from '../domain/ajustes/textos.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { dateText } from '../domain/calendar/civil-text.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import { paths } from '../paths.ts';
import { nameId } from '../platform/name-id.ts';
import { findConversacionOfCase } from '../store/conversaciones.ts';
import { findHiloDeSolicitud } from '../store/correo-hilos.ts';
import { findCuentaById } from '../store/cuentas.ts';
import { findEvento } from '../store/diario.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import { plusAddress } from '../trust/correo-marcas.ts';
import type { LetterOwed } from './deliver-letter.ts';
import { entityLetter } from './entity-letter.ts';
import { type Carta, cartaDeAviso, cartaDeNovedad } from './letters.ts';

export type LetterJob = { readonly solicitud: string; readonly n: number; readonly carta: string };

/** The registered address of whoever filed; that of the account where the register knows none. Null: none at all. */
export async function registeredAddress(
  { registry, db }: Pick<Deps, 'registry' | 'db'>,
  { clase, ruc, cuenta }: Pick<Solicitud['solicitante'], 'clase' | 'ruc' | 'cuenta'>,
): Promise<string | null> {
  const entry =
    ruc === null || clase === 'publico'
      ? null
      : clase === 'proveedor'
        ? (await registry.proveedor(ruc))?.contenido.correo.direccion
        : (await registry.entidad(ruc))?.contenido.correo;
  if (entry) return entry;
  return cuenta === null ? null : ((await findCuentaById(db, cuenta))?.correo ?? null);
}

function avisoAt({ datos: { avisos } }: Evento, index: number): Aviso | null {
  if (!Array.isArray(avisos)) return null;
  const found: Json | undefined = avisos[index];
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
  const { para, asunto, texto } = found as { readonly [k: string]: Json | undefined };
  return typeof para === 'string' && typeof asunto === 'string' && typeof texto === 'string'
    ? { para, asunto, texto }
    : null;
}

function isPending({ datos: { efecto } }: Evento): boolean {
  return typeof efecto === 'object' && efecto !== null && 'encargo' in efecto && efecto.encargo !== null;
}

/** The thread of mails that the case of somebody without account came out of; null for any other. */
async function threadOf({ db }: Pick<Deps, 'db'>, { referencia, solicitante }: Solicitud) {
  return solicitante.cuenta === null ? findHiloDeSolicitud(db, referencia) : null;
}

/** Whoever did not sign in: the address they wrote from, or left in the conversation that became the case. */
async function addressLeft(deps: Pick<Deps, 'db'>, s: Solicitud): Promise<string | null> {
  if (s.solicitante.clase !== 'publico') return null;
  const hilo = await threadOf(deps, s);
  if (hilo !== null) return hilo.direccion;
  return (await findConversacionOfCase(deps.db, s.referencia))?.contacto.correo ?? null;
}

/** Who filed it out of a thread of mails, be it the robot, its owner or an officer, is answered there, and not a second time. */
function isToldInThread({ clase, datos: { correo } }: Evento): boolean {
  return clase === 'presentada' && typeof correo === 'object' && correo !== null;
}

/** A case that nobody signed in for has no page of its own: it is read where it began. */
async function linkTo(deps: Deps, s: Solicitud): Promise<string> {
  const { referencia, solicitante, canal, requerimiento } = s;
  // Whoever has no account says by the link whether they were paid.
  if (solicitante.clase === 'publico' && requerimiento !== undefined)
    return enlaceDe(deps, 'titular', requerimiento.id);
  const hilo = solicitante.clase === 'publico' ? await threadOf(deps, s) : null;
  if (hilo !== null) return completionLink(deps, hilo.id);
  const isTalk = solicitante.clase === 'publico' && canal === 'chat';
  return `${deps.baseUrl}${isTalk ? paths.chat.inicio : paths.solicitud(referencia)}`;
}

async function requerida({ calendar }: Deps, { requerimiento }: Solicitud) {
  if (requerimiento === undefined) return null;
  const { entidad, venceMs } = requerimiento;
  const { zone } = await calendar();
  return { nombre: entidad.nombre, hasta: dateText(civilDateAt(venceMs, zone)) };
}

async function newsOf(
  deps: Deps,
  agencia: string,
  evento: Evento,
  s: Solicitud,
  seContesta: boolean,
): Promise<Carta | null> {
  const definicion = deps.definiciones.porId(s.tramite)?.definicion;
  if (definicion === undefined || isToldInThread(evento)) return null;
  const caso = {
    referencia: s.referencia,
    definicion,
    enlace: await linkTo(deps, s),
    porAplicar: isPending(evento),
    seContesta,
    requerida: await requerida(deps, s),
  };
  return cartaDeNovedad(
    agencia,
    evento.clase,
    caso,
    palabrasDe(deps.vivos.textos(), evento.clase, s.tramite),
  );
}

/** Where answers to news of a case that came by mail go: to its thread; null for any other case. */
async function answersTo(deps: Deps, s: Solicitud): Promise<Required<LetterOwed>['enHilo'] | null> {
  const own = deps.mail.address ?? deps.mail.alertAddress;
  const hilo = s.solicitante.clase === 'publico' ? await threadOf(deps, s) : null;
  return own === null || hilo === null ? null : { responderA: plusAddress(deps.keys, own, hilo.id) };
}

/** The letter about an event of a case, whether it is sent now or only shown before; null where none is owed. */
export async function composeNews(
  deps: Deps,
  agencia: string,
  evento: Evento,
  s: Solicitud,
): Promise<Carta | null> {
  return newsOf(deps, agencia, evento, s, (await answersTo(deps, s)) !== null);
}

/** Null: nothing is owed after all. Throws RegistryFault while the register cannot say where to write. */
export async function caseLetter(
  deps: Deps,
  agencia: string,
  { solicitud, n, carta: which }: LetterJob,
): Promise<LetterOwed | null> {
  const evento = await findEvento(deps.db, solicitud, n);
  if (evento === null) return null;
  const id = nameId(evento.hash, which);
  const index = /^aviso-(\d+)$/.exec(which)?.[1];
  if (index !== undefined) {
    const aviso = avisoAt(evento, Number(index));
    if (aviso === null) return null;
    const { para } = aviso;
    return {
      id,
      solicitud,
      clase: 'aviso',
      para: para === '' ? null : para,
      carta: cartaDeAviso(agencia, aviso),
    };
  }
  if (which === 'entidad') return entityLetter(deps, agencia, evento);
  const s = which === 'novedad' ? await findSolicitudById(deps.db, solicitud) : null;
  if (s === null) return null;
  const enHilo = await answersTo(deps, s);
  const carta = await newsOf(deps, agencia, evento, s, enHilo !== null);
  if (carta === null) return null;
  const para = (await registeredAddress(deps, s.solicitante)) ?? (await addressLeft(deps, s));
  return { id, solicitud, clase: evento.clase, para, carta, ...(enHilo === null ? {} : { enHilo }) };
}

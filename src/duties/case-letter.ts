/** Puts together the letter that a case's event owes: what it says and to whom. */
import type { Deps } from '../actions/deps.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Aviso } from '../domain/tramite/efecto.ts';
import { paths } from '../paths.ts';
import { nameId } from '../platform/name-id.ts';
import { findConversacionOfCase } from '../store/conversaciones.ts';
import { findCuentaById } from '../store/cuentas.ts';
import { findEvento } from '../store/diario.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import type { LetterOwed } from './deliver-letter.ts';
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

/** Whoever did not sign in: the address left in the conversation that became the case. */
async function addressLeft(
  { db }: Pick<Deps, 'db'>,
  { referencia, solicitante }: Solicitud,
): Promise<string | null> {
  if (solicitante.clase !== 'publico') return null;
  return (await findConversacionOfCase(db, referencia))?.contacto.correo ?? null;
}

/** A case that nobody signed in for has no page of its own: it is read where it began. */
function linkTo({ baseUrl }: Pick<Deps, 'baseUrl'>, { referencia, solicitante, canal }: Solicitud): string {
  const isTalk = solicitante.clase === 'publico' && canal === 'chat';
  return `${baseUrl}${isTalk ? paths.chat.inicio : paths.solicitud(referencia)}`;
}

function newsOf(deps: Deps, agencia: string, evento: Evento, s: Solicitud): Carta | null {
  const definicion = deps.definiciones.porId(s.tramite)?.definicion;
  if (definicion === undefined) return null;
  return cartaDeNovedad(agencia, evento.clase, {
    referencia: s.referencia,
    definicion,
    enlace: linkTo(deps, s),
    porAplicar: isPending(evento),
  });
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
  const s = which === 'novedad' ? await findSolicitudById(deps.db, solicitud) : null;
  const carta = s === null ? null : newsOf(deps, agencia, evento, s);
  if (s === null || carta === null) return null;
  const para = (await registeredAddress(deps, s.solicitante)) ?? (await addressLeft(deps, s));
  return { id, solicitud, clase: evento.clase, para, carta };
}

/** Mail to the alert address: sealed before anything is promised; only what is clearly about a payment leaves the room. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { leerAutenticacion, sinAutenticacion } from '../../domain/correo/autenticacion.ts';
import { separarCita } from '../../domain/correo/cita.ts';
import { type ClaseDeCorreo, claseDe } from '../../domain/correo/clase-de-correo.ts';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import { juzgarRemitente, type RemitenteJuzgado } from '../../domain/correo/remitente.ts';
import { asuntoDeAlerta } from '../../domain/correo/sugerencia-de-correo.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { findDenunciasDeCorreo, insertMarcasDeCorreo } from '../../store/sala-correos.ts';
import { learntSuggestions } from '../chat/learnt-suggestions.ts';
import type { MailEntry, MailReceipt } from '../correo/mail-entry.ts';
import type { Deps } from '../deps.ts';
import { acknowledgeOnce } from './acknowledge-once.ts';
import { sealedDefinition } from './compose-complaint.ts';
import { composeMailedComplaint, composeUnreadableComplaint } from './compose-mailed-complaint.ts';
import { openDenuncia } from './open-denuncia.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';
import { type SpooledMail, spoolMail } from './spool-mail.ts';
import { storeSealedFile } from './store-sealed-file.ts';

/** `ordinario`: it is about a payment and not about corruption; its bytes, from the first one on, once. */
export type SealedReceipt = MailReceipt | { readonly outcome: 'ordinario'; readonly crudo: () => Readable };

/** The room cannot take it now, for want of readers above all: nothing is promised, and the mail comes again. */
export class SealedRoomUnready extends Error {
  override readonly name = 'SealedRoomUnready';
}

type Judged = { readonly clase: ClaseDeCorreo; readonly remitente: RemitenteJuzgado };

function judge({ mail }: Deps, { via, sobre }: MailEntry, correo: CorreoLeido): Judged {
  const nuestras = [mail.address, mail.alertAddress].filter((one) => one !== null);
  const dominio = correo.de?.direccion.split('@').at(-1) ?? null;
  // What the sender's servers say is looked up nowhere: a question to the DNS would tell who wrote to us.
  const said =
    via === 'archivo' ? sinAutenticacion : leerAutenticacion(correo.cabeceras, mail.authservId, dominio);
  return {
    clase: claseDe(correo, sobre, nuestras).clase,
    remitente: juzgarRemitente(correo, said, { personal: [] }),
  };
}

async function isOrdinary(deps: Deps, { clase }: Judged, correo: CorreoLeido): Promise<boolean> {
  if (clase !== 'persona') return false;
  const definiciones = deps.definiciones.todas.map(({ definicion }) => definicion);
  const indice = await learntSuggestions(deps.definiciones);
  return asuntoDeAlerta(indice, definiciones, correo, separarCita(correo.texto)).asunto === 'ordinario';
}

async function sealedFile(deps: Deps, source: Readable, nombre: string): Promise<ArchivoGuardado | null> {
  const stored = await storeSealedFile(deps, source, { nombre, sizeBytesMax: limits.mailBytesMax });
  if (!isRefusal(stored)) return stored;
  if (stored.code === 'archivo-vacio') return null;
  throw new SealedRoomUnready(`a file of a mail was not sealed: ${stored.code}`);
}

async function sealedRaw(deps: Deps, spooled: SpooledMail): Promise<ArchivoGuardado> {
  const crudo = await sealedFile(deps, spooled.raw(), 'correo.eml');
  if (crudo === null) throw new SealedRoomUnready('an empty mail');
  return crudo;
}

/** Each file once, as many as a complaint takes; the raw mail holds all of them anyway. */
async function sealedParts(
  deps: Deps,
  spooled: SpooledMail,
  { adjuntos }: CorreoLeido,
): Promise<ArchivoGuardado[]> {
  const unique = new Map(adjuntos.map((parte) => [parte.sha256, parte]));
  const sealed: ArchivoGuardado[] = [];
  for (const { sha256, nombre } of [...unique.values()].slice(0, salaLimits.filesPerComplaintMax)) {
    const file = await sealedFile(deps, spooled.part(sha256), nombre);
    if (file !== null) sealed.push(file);
  }
  return sealed;
}

async function open(deps: Deps, nueva: Parameters<typeof openDenuncia>[1]): Promise<string> {
  const opened = await openDenuncia(deps, nueva);
  if (isRefusal(opened)) throw new SealedRoomUnready(opened.code);
  return opened.id;
}

async function keepRead(
  deps: Deps,
  entry: MailEntry,
  spooled: SpooledMail,
  correo: CorreoLeido,
  judged: Judged,
): Promise<string> {
  const definicion = sealedDefinition(deps);
  if (definicion === null) throw new SealedRoomUnready('no sealed trámite');
  const mark = (messageId: string) => deps.keys.mac('sala', `message-id|${messageId}`);
  const { db } = deps.sala;
  const earlier = [...correo.enRespuestaA, ...correo.referencias].map(mark);
  const [anteriores, archivos, crudo] = await Promise.all([
    findDenunciasDeCorreo(db, earlier),
    sealedParts(deps, spooled, correo),
    sealedRaw(deps, spooled),
  ]);
  const told = { ...judged, correo, anteriores, archivos, crudo, sobre: entry.sobre };
  const id = await open(deps, composeMailedComplaint(definicion, told));
  const own = correo.messageId === null ? [] : [mark(correo.messageId)];
  await insertMarcasDeCorreo(db, own, id, salaDay(deps.clock));
  return id;
}

/** Handed on in memory where it fits; a large one is read from the spool, which goes when that ends. */
async function handOn(spooled: SpooledMail): Promise<() => Readable> {
  if (spooled.sizeBytes <= limits.mailInMemoryBytesMax) {
    const bytes = await buffer(spooled.raw());
    await spooled.discard();
    return () => Readable.from([bytes], { objectMode: false });
  }
  return () => spooled.raw().once('close', () => void spooled.discard());
}

async function receive(deps: Deps, entry: MailEntry, spooled: SpooledMail): Promise<SealedReceipt> {
  const read = await deps.mailReader.read({ path: spooled.path, key: spooled.key }, spooled.parts);
  if (read.outcome === 'ilegible') {
    if (read.causa === 'cola-llena') return { outcome: 'cortado' };
    const sealed = { sobre: entry.sobre, archivos: [], crudo: await sealedRaw(deps, spooled) };
    return { outcome: 'guardado', id: await open(deps, composeUnreadableComplaint(spooled.sha256, sealed)) };
  }
  const judged = judge(deps, entry, read.correo);
  if (await isOrdinary(deps, judged, read.correo))
    return { outcome: 'ordinario', crudo: await handOn(spooled) };
  const id = await keepRead(deps, entry, spooled, read.correo, judged);
  acknowledgeOnce(deps, judged.clase, judged.remitente);
  return { outcome: 'guardado', id };
}

/**
 * Commits before it answers `guardado`. The same mail again is the same complaint. Nothing of it stands in any table outside
 * the room, nor in the log. Throws `SealedRoomUnready` where nobody could read it: then it must not be taken.
 */
export async function receiveSealedMail(deps: Deps, entry: MailEntry): Promise<SealedReceipt> {
  const spooled = await spoolMail(deps.ids, entry.crudo, limits.mailBytesMax);
  if (typeof spooled === 'string') return { outcome: spooled };
  try {
    const receipt = await receive(deps, entry, spooled);
    if (receipt.outcome !== 'ordinario') await spooled.discard();
    return receipt;
  } catch (error) {
    await spooled.discard();
    throw error;
  }
}

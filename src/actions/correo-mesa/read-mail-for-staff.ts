/** One mail by itself, with its files and its raw bytes, for whoever of the staff may read it; every look is written down. */
import { Readable } from 'node:stream';
import { impedimentoEnCorreo, puedeLeerCorreo, type VerboDeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { type CorreoDeMesa, findCorreoRecibido, readCrudo } from '../../store/correo-mesa-mensajes.ts';
import { type EstadoAntivirus, readAntivirus } from '../../store/examenes.ts';
import { noteLectura } from '../../store/lecturas.ts';
import type { Deps } from '../deps.ts';
import type { Reader } from './read-thread-for-staff.ts';

export type StaffMail = {
  readonly correo: CorreoDeMesa;
  /** Null where it stands in none. */
  readonly hilo: Hilo | null;
  readonly antivirus: ReadonlyMap<string, EstadoAntivirus>;
};

type Found = Pick<StaffMail, 'correo' | 'hilo'>;

/** A mail that may not be read does not exist. One in no thread belongs to whoever attends the mail. */
export async function openMail(deps: Deps, actor: Funcionario, id: string): Promise<Found | Refusal> {
  const correo = isUuid(id) ? await findCorreoRecibido(deps.db, id) : null;
  if (correo === null) return refuse('no-encontrada');
  const hilo = correo.hilo === null ? null : await findHilo(deps.db, correo.hilo);
  return puedeLeerCorreo(actor, hilo?.unidad ?? null) ? { correo, hilo } : refuse('no-encontrada');
}

/** Null when `actor` may do it to the mail as it stands. */
export function impedimentoEnMail(
  actor: Funcionario,
  verbo: VerboDeCorreo,
  { correo, hilo }: Found,
): Refusal | null {
  const asunto = {
    unidad: hilo?.unidad ?? null,
    asignado: hilo?.asignado ?? null,
    estado: hilo?.estado ?? null,
  };
  const stop = impedimentoEnCorreo(actor, verbo, asunto);
  if (stop !== null) return stop;
  if (correo.estado === 'descartado')
    return refuse('transicion-imposible', { sentence: 'Este correo ya se descartó.' });
  if (verbo === 'soltar' && !correo.enCuarentena)
    return refuse('transicion-imposible', { sentence: 'Este correo ya salió de la cuarentena.' });
  if (verbo === 'descartar' && !correo.enCuarentena && correo.estado !== 'apartado')
    return refuse('transicion-imposible', {
      sentence: 'Solo se descarta un correo en cuarentena o que no se pudo leer.',
    });
  return null;
}

async function note(deps: Deps, actor: Funcionario, sesion: Reader, { correo, hilo }: Found): Promise<void> {
  const what = hilo === null ? { correo: correo.id } : { hilo: hilo.id };
  const lectura = { ...what, cuenta: actor.cuenta, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
}

export async function readMailForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: Reader,
  id: string,
): Promise<StaffMail | Refusal> {
  const found = await openMail(deps, actor, id);
  if (isRefusal(found)) return found;
  await note(deps, actor, sesion, found);
  const files = found.correo.leido?.adjuntos ?? [];
  const antivirus = await readAntivirus(
    deps.db,
    files.map(({ sha256 }) => sha256),
  );
  return { ...found, antivirus };
}

export type MailFile = {
  readonly nombre: string;
  readonly tamanoBytes: number;
  readonly contenido: () => Readable;
};

/** The mail as it came, to the byte. */
export async function readRawMail(
  deps: Deps,
  actor: Funcionario,
  sesion: Reader,
  id: string,
): Promise<MailFile | Refusal> {
  const found = await openMail(deps, actor, id);
  if (isRefusal(found)) return found;
  const { sha256, tamanoBytes } = found.correo;
  const inRow = await readCrudo(deps.db, id);
  if (inRow === null && !(await deps.files.has(sha256))) return refuse('no-encontrada');
  await note(deps, actor, sesion, found);
  return {
    nombre: `correo-${id.slice(-12)}.eml`,
    tamanoBytes: inRow?.length ?? tamanoBytes,
    contenido: () => (inRow === null ? deps.files.read(sha256) : Readable.from([inRow])),
  };
}

/** A file that came in the mail. What the antivirus found a virus in is not given out. */
export async function readMailFile(
  deps: Deps,
  actor: Funcionario,
  sesion: Reader,
  id: string,
  sha256: string,
): Promise<MailFile | Refusal> {
  const found = await openMail(deps, actor, id);
  if (isRefusal(found)) return found;
  const file = found.correo.leido?.adjuntos.find((one) => one.sha256 === sha256);
  if (file === undefined || !(await deps.files.has(sha256))) return refuse('no-encontrada');
  if ((await readAntivirus(deps.db, [sha256])).get(sha256) === 'infectado')
    return refuse('archivo-infectado');
  await note(deps, actor, sesion, found);
  return {
    nombre: file.nombre,
    tamanoBytes: file.tamanoBytes,
    contenido: () => deps.files.read(sha256),
  };
}

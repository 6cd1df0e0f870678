/** What staff do with one mail: let it out of quarantine, discard it, or move it to the thread it belongs to. */
import { type ContenidoDeHilo, conHecho, contenidoVacio } from '../../domain/correo/hilo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { leerReferencia, referenciaDesde } from '../../domain/solicitud/referencia.ts';
import { type HiloNuevo, insertHilo } from '../../store/correo-hilos.ts';
import { changeHilo, findHiloByReferencia, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { type CorreoDeMesa, placeCorreo } from '../../store/correo-mesa-mensajes.ts';
import { completionHash, completionToken } from '../correo/completion-link.ts';
import type { Deps } from '../deps.ts';
import { cleanReason } from './clean-reason.ts';
import { impedimentoEnMail, openMail } from './read-mail-for-staff.ts';

export type MailCommand = {
  readonly id: string;
  /** State that the page showed: another one means that somebody was faster. */
  readonly estadoVisto: string;
};

/** `hilo`: where it stands now; null where in none. */
export type MailPlaced = { readonly hilo: string | null };

/** Takes the transaction back where mail or thread were no longer as they were seen. */
class MailMoved extends Error {
  override readonly name = 'MailMoved';
}

/** What the page compares: a mail has no version of its own. */
export function stateSeen({ estado, enCuarentena, hilo }: CorreoDeMesa): string {
  return `${estado}|${enCuarentena ? 'cuarentena' : 'fuera'}|${hilo ?? ''}`;
}

type Step = {
  readonly verbo: 'soltar' | 'descartar' | 'mover';
  readonly texto: string;
  readonly sobre: string;
};

function noted(contenido: ContenidoDeHilo, { cuenta, nombre }: Funcionario, step: Step, enMs: number) {
  return conHecho(contenido, { ...step, quien: 'funcionario', cuenta, nombre, enMs });
}

type Placing = {
  readonly correo: CorreoDeMesa;
  /** Threads whose journal tells of it, each over the version that was read. */
  readonly hilos: readonly Hilo[];
  readonly step: Step;
  readonly next: Parameters<typeof placeCorreo>[2];
  /** A thread that is begun for it. */
  readonly nuevo?: HiloNuevo;
};

async function place(
  deps: Deps,
  actor: Funcionario,
  { correo, hilos, step, next, nuevo }: Placing,
): Promise<MailPlaced | Refusal> {
  const nowMs = deps.clock.nowMs();
  try {
    await deps.db.transaction(async (queries) => {
      if (nuevo !== undefined) {
        const huella = completionHash(deps.keys, completionToken(deps.keys, nuevo.id));
        await insertHilo(queries, nuevo, huella, nowMs);
      }
      for (const hilo of hilos) {
        const contenido = noted(hilo.contenido, actor, step, nowMs);
        if (!(await changeHilo(queries, { ...hilo, contenido }, nowMs))) throw new MailMoved();
      }
      if (!(await placeCorreo(queries, correo, next))) throw new MailMoved();
    });
  } catch (error) {
    if (error instanceof MailMoved) return refuse('hilo-cambiado');
    throw error;
  }
  return { hilo: next.hilo };
}

async function seen(deps: Deps, actor: Funcionario, command: MailCommand, verbo: Step['verbo']) {
  const found = await openMail(deps, actor, command.id);
  if (isRefusal(found)) return found;
  const stop = impedimentoEnMail(actor, verbo, found);
  if (stop !== null) return stop;
  return stateSeen(found.correo) === command.estadoVisto ? found : refuse('hilo-cambiado');
}

type WithReason = MailCommand & { readonly motivo: string };

async function seenWithReason(
  deps: Deps,
  actor: Funcionario,
  { motivo, ...command }: WithReason,
  verbo: Step['verbo'],
) {
  const texto = cleanReason(motivo);
  if (isRefusal(texto)) return texto;
  const found = await seen(deps, actor, command, verbo);
  return isRefusal(found) ? found : { ...found, texto };
}

/** Lets it out: into its thread, where it stays somebody else's words, or into a new thread of its sender. */
export async function releaseMail(
  deps: Deps,
  actor: Funcionario,
  command: WithReason,
): Promise<MailPlaced | Refusal> {
  const found = await seenWithReason(deps, actor, command, 'soltar');
  if (isRefusal(found)) return found;
  const { correo, hilo, texto } = found;
  const step: Step = { verbo: 'soltar', texto, sobre: correo.id };
  if (hilo !== null)
    return place(deps, actor, {
      correo,
      hilos: [hilo],
      step,
      next: { hilo: hilo.id, enCuarentena: false, estado: correo.estado },
    });
  const id = deps.ids.newId();
  return place(deps, actor, {
    correo,
    hilos: [],
    step,
    next: { hilo: id, enCuarentena: false, estado: correo.estado },
    nuevo: {
      id,
      referencia: referenciaDesde(Buffer.from(deps.ids.randomToken(8), 'base64url')),
      direccion: correo.remitente ?? '',
      nombre: correo.leido?.de?.nombre ?? '',
      asunto: correo.leido?.asunto ?? '',
      unidad: actor.unidades[0] ?? '',
      estado: 'en-atencion',
      tramite: null,
      solicitud: null,
      faltan: [],
      contenido: noted(contenidoVacio, actor, step, deps.clock.nowMs()),
    },
  });
}

/** It stays stored with its raw bytes; it has no effect and leaves the lists. */
export async function discardMail(
  deps: Deps,
  actor: Funcionario,
  command: WithReason,
): Promise<MailPlaced | Refusal> {
  const found = await seenWithReason(deps, actor, command, 'descartar');
  if (isRefusal(found)) return found;
  const { correo, hilo, texto } = found;
  return place(deps, actor, {
    correo,
    hilos: hilo === null ? [] : [hilo],
    step: { verbo: 'descartar', texto, sobre: correo.id },
    next: { hilo: correo.hilo, enCuarentena: correo.enCuarentena, estado: 'descartado' },
  });
}

/** `referencia`: of the thread, as typed. What the mail gave to the other thread stays there. */
export async function moveMail(
  deps: Deps,
  actor: Funcionario,
  command: MailCommand & { readonly referencia: string },
): Promise<MailPlaced | Refusal> {
  const found = await seen(deps, actor, command, 'mover');
  if (isRefusal(found)) return found;
  const referencia = leerReferencia(command.referencia);
  const target = referencia === null ? null : await findHiloByReferencia(deps.db, referencia);
  const { correo, hilo } = found;
  const isOurs = target !== null && actor.unidades.includes(target.unidad) && target.id !== hilo?.id;
  if (!isOurs) {
    const sentence = 'Ningún otro hilo de sus unidades tiene esa referencia. Cópiela de la página del hilo.';
    return refuse('datos-con-errores', { errors: [{ path: 'referencia', sentence }] });
  }
  return place(deps, actor, {
    correo,
    hilos: hilo === null ? [target] : [hilo, target],
    step: { verbo: 'mover', texto: target.referencia, sobre: correo.id },
    next: {
      hilo: target.id,
      enCuarentena: false,
      estado: correo.estado === 'apartado' ? 'procesado' : correo.estado,
    },
  });
}

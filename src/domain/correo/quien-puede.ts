/** Who of the staff may do what with a thread of mails, or with a mail that stands in none. */
import { type Refusal, refuse } from '../refusals.ts';
import { type Actor, esFuncionario } from '../solicitud/actor.ts';
import type { EstadoDeHilo } from './hilo.ts';

export const verbosDeHilo = [
  'tomar',
  'devolver',
  'responder',
  'anotar',
  'vincular',
  'convertir',
  'derivar',
  'cerrar',
] as const;

export const verbosDeCorreo = ['releer', 'soltar', 'descartar', 'mover'] as const;

export type VerboDeHilo = (typeof verbosDeHilo)[number];
export type VerboDeCorreo = (typeof verbosDeCorreo)[number];

/** `unidad`: null for a mail in no thread, which nobody can assign to a unit before reading it. */
export type AsuntoDeCorreo = {
  readonly unidad: string | null;
  readonly asignado: string | null;
  /** Null for a mail in no thread. */
  readonly estado: EstadoDeHilo | null;
};

/** Officers and supervisors with a unit; auditors only read, and administrators do not come here. */
export function atiendeCorreo(actor: Actor): boolean {
  return (
    esFuncionario(actor) &&
    actor.unidades.length > 0 &&
    (actor.roles.includes('funcionario') || actor.roles.includes('supervisor'))
  );
}

const deLaUnidad = (actor: Actor, unidad: string | null): boolean =>
  atiendeCorreo(actor) && (unidad === null || (esFuncionario(actor) && actor.unidades.includes(unidad)));

const audita = (actor: Actor): boolean => esFuncionario(actor) && actor.roles.includes('auditor');

export function puedeLeerCorreo(actor: Actor, unidad: string | null): boolean {
  return audita(actor) || deLaUnidad(actor, unidad);
}

/** Verbs that stand open whoever has the thread, and after it was closed. */
const deCualquiera: ReadonlySet<string> = new Set(['anotar', 'releer', 'soltar', 'descartar', 'mover']);

/** Null when `actor` may do it now. Whoever may not read it is told that it does not exist. */
export function impedimentoEnCorreo(
  actor: Actor,
  verbo: VerboDeHilo | VerboDeCorreo,
  { unidad, asignado, estado }: AsuntoDeCorreo,
): Refusal | null {
  if (!puedeLeerCorreo(actor, unidad)) return refuse('no-encontrada');
  if (!esFuncionario(actor) || !deLaUnidad(actor, unidad)) return refuse('sin-permiso');
  if (deCualquiera.has(verbo)) return null;
  const supervisa = actor.roles.includes('supervisor');
  if (asignado !== null && asignado !== actor.cuenta && !(supervisa && verbo === 'devolver'))
    return refuse('otra-persona-la-tiene', {
      sentence: 'Otra persona tiene este hilo. Pídale que lo devuelva, o escríbale en una nota.',
    });
  if (verbo === 'devolver' && asignado === null)
    return refuse('transicion-imposible', { sentence: 'Nadie tiene este hilo: ya está sin asignar.' });
  if (estado === 'cerrado' && verbo !== 'responder' && verbo !== 'tomar')
    return refuse('transicion-imposible', {
      sentence: 'Este hilo está cerrado. Respóndalo o tómelo para abrirlo otra vez.',
    });
  return null;
}

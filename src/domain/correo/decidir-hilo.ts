/** Which thread a mail belongs to, and what it may do there: every mark counts only together with a test of its sender. */
import type { ClaseDeCorreo } from './clase-de-correo.ts';
import { correoLimits } from './correo-limits.ts';
import type { Marca } from './evidencia.ts';
import type { EstadoDeHilo } from './hilo.ts';
import type { RemitenteJuzgado } from './remitente.ts';

/** A thread as the store found it. `direccion`: its owner's, lower-case. */
export type HiloHallado = {
  readonly id: string;
  readonly direccion: string;
  readonly estado: EstadoDeHilo;
  readonly cerradoMs: number | null;
};

/** A mark with the thread it leads to; null: no such thread or mail. */
export type MarcaHallada = { readonly marca: Marca; readonly hilo: HiloHallado | null };

/**
 * `unir`: it goes into `hilo`. `unir-como-tercero`: likewise, of somebody else who sees nothing of what is there.
 * `cuarentena`: it waits for staff beside `hilo`, whose owner does not see it. `sugerir`: a thread of its own, which staff
 * may join with `hilo`. `nuevo`: a thread of its own; for a mail that no person wrote, none at all.
 */
export type DecisionDeHilo = {
  readonly decision: 'unir' | 'unir-como-tercero' | 'sugerir' | 'cuarentena' | 'nuevo';
  readonly hilo: string | null;
  /** 0 to 100. */
  readonly puntaje: number;
  /** One Spanish sentence for each reason. */
  readonly porque: readonly string[];
  /** Whether it may file, answer, complete, change a state, and be answered by a machine. */
  readonly surteEfecto: boolean;
  /** Whether it opens the closed thread `hilo` again. */
  readonly reabre: boolean;
};

type Fuente = Marca['fuente'];

const weights: Readonly<Record<Fuente, number>> = {
  'mensaje-devuelto': 60,
  'direccion-con-clave': 60,
  'mensaje-con-clave': 55,
  'mensaje-conocido': 30,
  'lo-responden': 25,
  referencia: 25,
};
const ownerWeight = 40;

const sentences: Readonly<Record<Fuente, string>> = {
  'mensaje-devuelto': 'Es una carta nuestra de este hilo, que volvió.',
  'direccion-con-clave': 'Llegó a la dirección propia de este hilo, que solo se escribe en nuestras cartas.',
  'mensaje-con-clave': 'Responde a una carta nuestra de este hilo.',
  'mensaje-conocido': 'Responde a un correo que ya está en este hilo.',
  'lo-responden': 'Un correo de este hilo, que llegó antes, le responde.',
  referencia: 'Su asunto nombra la referencia de este hilo.',
};

type Candidate = {
  readonly hilo: HiloHallado;
  readonly fuentes: ReadonlySet<Fuente>;
  readonly esDelDueno: boolean;
  readonly puntaje: number;
};

function candidatesOf(marcas: readonly MarcaHallada[], direccion: string | null): readonly Candidate[] {
  const byThread = new Map<string, { hilo: HiloHallado; fuentes: Set<Fuente> }>();
  for (const { marca, hilo } of marcas) {
    if (hilo === null) continue;
    const known = byThread.get(hilo.id) ?? { hilo, fuentes: new Set<Fuente>() };
    known.fuentes.add(marca.fuente);
    byThread.set(hilo.id, known);
  }
  return [...byThread.values()]
    .map(({ hilo, fuentes }): Candidate => {
      const esDelDueno = direccion !== null && direccion === hilo.direccion.toLowerCase();
      const evidence = [...fuentes].reduce((sum, fuente) => sum + weights[fuente], 0);
      return { hilo, fuentes, esDelDueno, puntaje: Math.min(100, evidence + (esDelDueno ? ownerWeight : 0)) };
    })
    .sort((a, b) => b.puntaje - a.puntaje);
}

type Verdict = Pick<DecisionDeHilo, 'decision' | 'surteEfecto' | 'reabre'> & { readonly dice: string };
const still = { surteEfecto: false, reabre: false } as const;
const isKeyed = ({ fuentes }: Candidate) =>
  fuentes.has('direccion-con-clave') || fuentes.has('mensaje-con-clave');

function ofMachine(candidate: Candidate): Verdict {
  const belongs = candidate.esDelDueno || isKeyed(candidate) || candidate.fuentes.has('mensaje-devuelto');
  return belongs
    ? {
        decision: 'unir',
        ...still,
        dice: 'No lo escribió una persona: se guarda, no se responde y nada cambia.',
      }
    : {
        decision: 'nuevo',
        ...still,
        dice: 'No lo escribió una persona ni consta de quién viene: no se une.',
      };
}

function ofOwner(candidate: Candidate, { autenticidad }: RemitenteJuzgado, ahoraMs: number): Verdict {
  if (autenticidad === 'falsificado')
    return {
      decision: isKeyed(candidate) ? 'unir' : 'cuarentena',
      ...still,
      dice: 'Dice venir de quien abrió el hilo, pero su dominio lo desmiente: no cambia nada.',
    };
  const surteEfecto = autenticidad === 'verificado';
  const { cerradoMs, estado } = candidate.hilo;
  const isClosed = estado === 'cerrado' || cerradoMs !== null;
  if (isClosed && ahoraMs - (cerradoMs ?? 0) > correoLimits.reopenDays * 86_400_000)
    return {
      decision: 'sugerir',
      surteEfecto,
      reabre: false,
      dice: `El hilo se cerró hace más de ${correoLimits.reopenDays} días: empieza uno nuevo, enlazado con él.`,
    };
  const reabre = isClosed && surteEfecto;
  if (!surteEfecto)
    return {
      decision: 'unir',
      ...still,
      dice: 'Nada prueba que lo envió quien abrió el hilo: no cambia nada.',
    };
  const dice = reabre ? 'Lo envía quien abrió el hilo: se reabre.' : 'Lo envía quien abrió el hilo.';
  return { decision: 'unir', surteEfecto, reabre, dice };
}

function ofSomebodyElse({ fuentes }: Candidate, remitente: RemitenteJuzgado): Verdict {
  if (remitente.esPersonal)
    return {
      decision: 'cuarentena',
      ...still,
      dice: 'Usa la dirección de una persona de la institución: por correo nadie actúa como funcionario.',
    };
  if (remitente.autenticidad === 'falsificado')
    return { decision: 'cuarentena', ...still, dice: 'El dominio del remitente lo desmiente.' };
  if (fuentes.has('direccion-con-clave'))
    return {
      decision: 'unir-como-tercero',
      ...still,
      dice: 'Lo envía otra persona, que recibió la dirección del hilo.',
    };
  if (fuentes.has('mensaje-con-clave') || fuentes.has('mensaje-conocido') || fuentes.has('lo-responden'))
    return {
      decision: 'sugerir',
      surteEfecto: remitente.autenticidad === 'verificado',
      reabre: false,
      dice: 'Lo envía otra persona: no se une, y queda sugerido el enlace.',
    };
  return { decision: 'cuarentena', ...still, dice: 'Lo envía una dirección que no consta en el hilo.' };
}

function verdictOn(
  candidate: Candidate,
  remitente: RemitenteJuzgado,
  clase: ClaseDeCorreo,
  ahoraMs: number,
): Verdict {
  if (clase !== 'persona') return ofMachine(candidate);
  // Only we write such a Message-ID: in a mail of somebody else's it was copied from one of our letters.
  if (candidate.fuentes.has('mensaje-devuelto'))
    return {
      decision: 'cuarentena',
      ...still,
      dice: 'Lleva el identificador de una carta nuestra y no es nuestro.',
    };
  return candidate.esDelDueno ? ofOwner(candidate, remitente, ahoraMs) : ofSomebodyElse(candidate, remitente);
}

/** Pure and total. Where marks lead to several threads, the one with the most evidence counts, and the others are told. */
export function decidirHilo(
  marcas: readonly MarcaHallada[],
  remitente: RemitenteJuzgado,
  clase: ClaseDeCorreo,
  ahoraMs: number,
): DecisionDeHilo {
  const [best, ...others] = candidatesOf(marcas, remitente.direccion);
  if (best === undefined) {
    const surteEfecto =
      clase === 'persona' && remitente.autenticidad === 'verificado' && !remitente.esPersonal;
    const porque = ['Nada en él señala un hilo que ya exista.'];
    return { decision: 'nuevo', hilo: null, puntaje: 0, porque, surteEfecto, reabre: false };
  }
  const { dice, ...verdict } = verdictOn(best, remitente, clase, ahoraMs);
  const porque = [
    ...[...best.fuentes].map((fuente) => sentences[fuente]),
    dice,
    ...(others.length === 0 ? [] : [`También señala otros hilos (${others.length}), con menos evidencia.`]),
  ];
  const hilo = verdict.decision === 'nuevo' ? null : best.hilo.id;
  return { ...verdict, hilo, puntaje: best.puntaje, porque };
}

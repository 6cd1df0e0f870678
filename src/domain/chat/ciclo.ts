/** The life of a conversation as a pure table, and who may do what in it. Nothing else decides either. */
import { type Refusal, refuse } from '../refusals.ts';
import type { Funcionario } from '../solicitud/actor.ts';
import type { Conversacion, EstadoDeConversacion } from './conversacion.ts';

export type VerboDeConversacion =
  | 'escribir'
  | 'adjuntar'
  | 'pedir-persona'
  | 'dejar-la-fila'
  | 'identificarse'
  | 'dejar-contacto'
  | 'empezar-tramite'
  | 'responder'
  | 'dejar-tramite'
  | 'presentar'
  | 'contestar-propuesta'
  | 'terminar'
  | 'tomar'
  | 'pasar'
  | 'devolver'
  | 'proponer'
  | 'cerrar'
  | 'suprimir'
  | 'convertir';

/** `null`: the verb leaves the state as it is. A state that is missing refuses the verb. */
type Fila = { readonly [E in EstadoDeConversacion]?: EstadoDeConversacion | null };

const abierta: Fila = { asistente: null, 'en-espera': null, atendida: null, diferida: null };

const transiciones: { readonly [V in VerboDeConversacion]: Fila } = {
  escribir: abierta,
  adjuntar: abierta,
  'pedir-persona': { asistente: 'en-espera' },
  'dejar-la-fila': { 'en-espera': 'asistente' },
  identificarse: abierta,
  'dejar-contacto': abierta,
  'empezar-tramite': abierta,
  responder: abierta,
  'dejar-tramite': abierta,
  presentar: abierta,
  'contestar-propuesta': abierta,
  terminar: { asistente: 'cerrada', 'en-espera': 'cerrada', atendida: 'cerrada', diferida: 'cerrada' },
  tomar: { 'en-espera': 'atendida', diferida: null },
  pasar: { atendida: null, diferida: null },
  devolver: { atendida: 'en-espera', diferida: null },
  proponer: { atendida: null, diferida: null },
  cerrar: { asistente: 'cerrada', 'en-espera': 'cerrada', atendida: 'cerrada', diferida: 'cerrada' },
  suprimir: { ...abierta, cerrada: null },
  convertir: { 'en-espera': 'diferida' },
};

/** The state after the verb, or null where the table does not allow it. */
export function siguienteEstado(
  estado: EstadoDeConversacion,
  verbo: VerboDeConversacion,
): EstadoDeConversacion | null {
  const destino = transiciones[verbo][estado];
  return destino === undefined ? null : (destino ?? estado);
}

/**
 * Who takes part, as a door knows them: the person by the token in their cookie and the account they signed in with,
 * staff by their account, or the service itself.
 */
export type Participante =
  | { readonly clase: 'persona'; readonly huella: string | null; readonly cuenta: string | null }
  | { readonly clase: 'agente'; readonly actor: Funcionario }
  | { readonly clase: 'asistente' };

type Asunto = Pick<Conversacion, 'estado' | 'huella' | 'persona' | 'unidad' | 'agente'>;

/** Once somebody signed in inside it, it belongs to that account alone, on whatever device; before, to the cookie. */
export function esSuya(
  { huella, cuenta }: Extract<Participante, { clase: 'persona' }>,
  asunto: Asunto,
): boolean {
  return asunto.persona === null
    ? huella !== null && huella === asunto.huella
    : cuenta === asunto.persona.cuenta;
}

const atiendeAqui = (actor: Funcionario, { unidad }: Asunto) =>
  actor.unidades.includes(unidad) &&
  (actor.roles.includes('funcionario') || actor.roles.includes('supervisor'));

const supervisaAqui = (actor: Funcionario, { unidad }: Asunto) =>
  actor.unidades.includes(unidad) && actor.roles.includes('supervisor');

const verbosDeLaPersona: ReadonlySet<VerboDeConversacion> = new Set<VerboDeConversacion>([
  'escribir',
  'adjuntar',
  'pedir-persona',
  'dejar-la-fila',
  'identificarse',
  'dejar-contacto',
  'empezar-tramite',
  'responder',
  'dejar-tramite',
  'presentar',
  'contestar-propuesta',
  'terminar',
]);
const verbosDeQuienLaTiene: ReadonlySet<VerboDeConversacion> = new Set<VerboDeConversacion>([
  'escribir',
  'adjuntar',
  'pasar',
  'devolver',
  'proponer',
  'cerrar',
]);
const verbosDelAsistente: ReadonlySet<VerboDeConversacion> = new Set<VerboDeConversacion>([
  'escribir',
  'devolver',
  'convertir',
  'cerrar',
]);

/** Whether the participant may read the conversation at all; staff of the unit and auditors may, others only their own. */
export function puedeLeer(quien: Participante, asunto: Asunto): boolean {
  if (quien.clase === 'asistente') return true;
  if (quien.clase === 'persona') return esSuya(quien, asunto);
  return atiendeAqui(quien.actor, asunto) || quien.actor.roles.includes('auditor');
}

function deAgente(actor: Funcionario, verbo: VerboDeConversacion, asunto: Asunto): Refusal | null {
  if (verbo === 'tomar') return atiendeAqui(actor, asunto) ? null : refuse('sin-permiso');
  if (verbo === 'suprimir') return supervisaAqui(actor, asunto) ? null : refuse('sin-permiso');
  if (!verbosDeQuienLaTiene.has(verbo)) return refuse('sin-permiso');
  if (asunto.agente?.cuenta === actor.cuenta && atiendeAqui(actor, asunto)) return null;
  if ((verbo === 'pasar' || verbo === 'devolver') && supervisaAqui(actor, asunto)) return null;
  if (!atiendeAqui(actor, asunto)) return refuse('sin-permiso');
  return asunto.agente === null
    ? refuse('no-la-tiene', { sentence: 'Primero tome la conversación.' })
    : refuse('otra-persona-la-tiene', { sentence: `La conversación la tiene ${asunto.agente.nombre}.` });
}

/** Null when the participant may do the verb as the conversation stands; else the refusal to show. */
export function impedimentoEnConversacion(
  quien: Participante,
  verbo: VerboDeConversacion,
  asunto: Asunto,
): Refusal | null {
  if (!puedeLeer(quien, asunto)) return refuse('no-encontrada');
  if (siguienteEstado(asunto.estado, verbo) === null)
    return asunto.estado === 'cerrada' ? refuse('conversacion-cerrada') : refuse('transicion-imposible');
  if (quien.clase === 'persona') return verbosDeLaPersona.has(verbo) ? null : refuse('sin-permiso');
  if (quien.clase === 'asistente') return verbosDelAsistente.has(verbo) ? null : refuse('sin-permiso');
  return deAgente(quien.actor, verbo, asunto);
}

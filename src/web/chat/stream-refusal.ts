/** Whether one more stream may open: the limits per person, per member of staff and per process, each with its sentence. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import type { Rooms } from './rooms.ts';
import type { StreamRefusal } from './stream-answer.ts';

type Asked = {
  readonly quien: Participante;
  readonly cursores: ReadonlyMap<string, number>;
  readonly bandejas: readonly string[];
};

const going = 'El servicio está reiniciándose. Espere unos segundos: su conversación sigue donde estaba.';
const full =
  'Hay demasiadas conversaciones abiertas en este momento. Sus mensajes llegan igual: vuelva a cargar la página para ver las respuestas.';
const manyOfPerson =
  'Tiene esta conversación abierta en demasiadas ventanas. Cierre alguna y vuelva a cargar esta página.';
const manyOfAgent =
  'Tiene la mesa abierta en demasiadas ventanas. Cierre alguna y vuelva a cargar esta página.';
const tooMuch = `Una ventana sigue como máximo ${chatLimits.conversationsPerStreamMax} conversaciones. Cierre alguna de las que tiene abiertas.`;
const nothing = 'No hay ninguna conversación abierta que seguir.';

/** Streams of the person in their conversation, in whatever browsers. */
function openForPerson({ byId }: Rooms, conversacion: string): number {
  let count = 0;
  for (const { listener } of byId.get(conversacion)?.followers ?? [])
    if (listener.kind === 'stream' && listener.quien.clase === 'persona') count += 1;
  return count;
}

function openForAgent({ streams }: Rooms, cuenta: string): number {
  let count = 0;
  for (const { quien } of streams) if (quien.clase === 'agente' && quien.actor.cuenta === cuenta) count += 1;
  return count;
}

export function streamRefusal(rooms: Rooms, asked: Asked, isDraining: boolean): StreamRefusal | null {
  const { quien, cursores, bandejas } = asked;
  if (isDraining) return { status: 503, sentence: going };
  if (cursores.size === 0 && bandejas.length === 0) return { status: 400, sentence: nothing };
  if (cursores.size > chatLimits.conversationsPerStreamMax) return { status: 400, sentence: tooMuch };
  if (rooms.streams.size >= chatLimits.streamsPerProcessMax) return { status: 503, sentence: full };
  const { streamsPerPersonMax, streamsPerAgentMax } = chatLimits;
  if (quien.clase === 'agente')
    return openForAgent(rooms, quien.actor.cuenta) < streamsPerAgentMax
      ? null
      : { status: 429, sentence: manyOfAgent };
  if (quien.clase === 'asistente') return null;
  const isTooMany = [...cursores.keys()].some((id) => openForPerson(rooms, id) >= streamsPerPersonMax);
  return isTooMany ? { status: 429, sentence: manyOfPerson } : null;
}

// Named places where a crash would hurt most: tests throw, wait or kill there; in production they do nothing.
import { setTimeout as wait } from 'node:timers/promises';

/** Every place, with what is at stake there. A place that no test arms does not belong here. */
export const faultPoints = {
  'antes-de-confirmar': 'La orden está escrita en la transacción y aún no se confirma: nada debe quedar.',
  'tras-confirmar-antes-de-responder':
    'Confirmada, pero la persona no recibió respuesta: repetir con la misma clave devuelve la primera.',
  'tras-presentar-antes-de-linea':
    'La solicitud consta y su conversación aún no lo dice: repetir escribe la línea que falta, una sola vez.',
  'tras-renombrar-antes-de-fila': 'El archivo está en su sitio y su fila no existe: es basura recogible.',
  'tras-correo-antes-de-marca':
    'El correo salió y no consta como enviado: se repite con el mismo Message-ID.',
  'tras-efecto-antes-de-marca': 'El registro cambió y no consta: el efecto se repite sin duplicarse.',
  'tras-encolar-antes-de-cursor':
    'La tarea está en la cola y el cursor no avanzó: se encola otra vez sin duplicarse.',
  'tras-crudo-antes-de-fila':
    'El correo está en el disco y su fila no existe: no se dijo recibido y volverá a llegar.',
  'tras-fila-antes-de-acuse':
    'El correo está guardado y quien lo entregó no lo sabe: lo entrega otra vez y sigue siendo uno.',
  'tras-guardar-antes-de-avanzar':
    'El correo de un buzón está guardado y el buzón no lo sabe: se trae otra vez y sigue siendo uno.',
  'tras-avanzar-antes-de-marcar':
    'El buzón avanzó y el servidor no lo muestra como leído: no se trae otra vez.',
  'tras-leer-antes-de-confirmar': 'El correo se leyó y nada consta: otro proceso lo lee otra vez.',
  'tras-caso-antes-de-correo':
    'El caso ya cambió por el correo y el correo no consta como procesado: se repite con la misma clave.',
  'tras-correo-antes-de-seguir': 'El correo consta como procesado y el proceso muere antes del siguiente.',
  'entre-lotes-de-plazos':
    'Un lote de plazos está recalculado y su lugar no consta: se repite y ningún caso cambia dos veces.',
  'tras-retirar-antes-de-confirmar':
    'El contenido de un caso vencido está retirado en la transacción y no se confirma: todo queda como estaba.',
  'tras-borrar-archivo-antes-de-fila':
    'Un archivo que nadie usa ya no está en el disco y su fila sí: la siguiente vuelta la quita.',
  'tras-migrar-antes-de-servir': 'El esquema es nuevo y el proceso muere antes de atender.',
} as const;

export type FaultPoint = keyof typeof faultPoints;

/** What happens at an armed place; `onHit` (from 1) lets earlier passes through. */
export type FaultAction =
  | { do: 'throw'; onHit?: number }
  | { do: 'delay'; ms: number; onHit?: number }
  | { do: 'kill'; onHit?: number };

/** What an armed `throw` throws. */
export class InjectedFault extends Error {
  override name = 'InjectedFault';
}

export interface Faults {
  /** Call it with `await` at the place. Unarmed it costs one comparison. */
  hit(point: FaultPoint): Promise<void>;
  arm(point: FaultPoint, action: FaultAction): void;
  disarm(): void;
  /** How often each armed place was passed. */
  hits(point: FaultPoint): number;
}

const passed = Promise.resolve();

/** For production: nothing can be armed. */
export const inertFaults: Faults = {
  hit: () => passed,
  arm: () => {
    throw new InjectedFault('fault points cannot be armed in production');
  },
  disarm: () => undefined,
  hits: () => 0,
};

async function act(action: FaultAction): Promise<void> {
  if (action.do === 'delay') await wait(action.ms);
  if (action.do === 'throw') throw new InjectedFault('injected');
  if (action.do === 'kill') {
    process.kill(process.pid, 'SIGKILL');
    // The signal may arrive a moment later: nothing after this line may run.
    await new Promise(() => undefined);
  }
}

export function armableFaults(initial: ReadonlyMap<FaultPoint, FaultAction> = new Map()): Faults {
  const armed = new Map(initial);
  const counts = new Map<FaultPoint, number>();

  return {
    hit(point) {
      const action = armed.get(point);
      if (action === undefined) return passed;
      const count = (counts.get(point) ?? 0) + 1;
      counts.set(point, count);
      return count < (action.onHit ?? 1) ? passed : act(action);
    },
    arm: (point, action) => {
      armed.set(point, action);
      counts.set(point, 0);
    },
    disarm: () => {
      armed.clear();
      counts.clear();
    },
    hits: (point) => counts.get(point) ?? 0,
  };
}

function isFaultPoint(name: string): name is FaultPoint {
  return Object.hasOwn(faultPoints, name);
}

/**
 * Reads `place=throw`, `place=delay:200` (milliseconds) or `place=kill`, each optionally followed by `@3` (from the
 * third pass on), separated by commas. Returns the first piece it does not understand as `unknown`.
 */
export function readFaults(text: string): { armed: Map<FaultPoint, FaultAction> } | { unknown: string } {
  const armed = new Map<FaultPoint, FaultAction>();
  for (const piece of text.split(',').filter((part) => part !== '')) {
    const match = /^([a-z-]+)=(throw|kill|delay:(\d{1,6}))(?:@(\d{1,6}))?$/.exec(piece);
    const point = match?.[1];
    if (!match || point === undefined || !isFaultPoint(point)) return { unknown: piece };
    const onHit = match[4] === undefined ? {} : { onHit: Number(match[4]) };
    if (match[3] !== undefined) armed.set(point, { do: 'delay', ms: Number(match[3]), ...onHit });
    else armed.set(point, { do: match[2] === 'kill' ? 'kill' : 'throw', ...onHit });
  }
  return { armed };
}

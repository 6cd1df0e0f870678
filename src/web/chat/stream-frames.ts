/** The events of a stream as the text that goes over the wire (server-sent events, https://html.spec.whatwg.org/#server-sent-events). */
import { cambiaElMomento, type Linea } from '../../domain/chat/linea.ts';
import type { Html } from '../../ui/html.ts';
import { hubLimits } from './hub-limits.ts';

/** JSON holds no line break of its own, so one `data` line is enough. */
const event = (name: string, data: object, before = '') =>
  `${before}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

export const hello = `retry: ${hubLimits.retryMs}\n: hola\n\n`;
export const beat = ': \n\n';
export const inboxChanged = event('bandeja', {});
export const rightsEnded = event('fin', {});

export function lineFrame(linea: Linea, render: (linea: Linea) => Html): string {
  const { conversacion: c, n, clase } = linea;
  const data = { c, n, clase, cambia: cambiaElMomento.has(clase), html: String(render(linea)) };
  return event('linea', data, `id: ${c}:${n}\n`);
}

export const typing = (c: string, quien: 'persona' | 'agente'): string => event('escribiendo', { c, quien });

export const startOver = (c: string): string => event('resync', { c });

/** Also moves the browser's own wait, for whoever follows without our script. */
export const comeBack = (esperaMs: number): string => event('reinicio', { esperaMs }, `retry: ${esperaMs}\n`);

/** The cursor a browser that comes back by itself sends along, or null. */
export function cursorFrom(
  lastEventId: string | undefined,
): { readonly c: string; readonly n: number } | null {
  const [, c, n] = /^([0-9a-f-]{36}):(\d{1,9})$/.exec(lastEventId ?? '') ?? [];
  return c === undefined ? null : { c, n: Number(n) };
}

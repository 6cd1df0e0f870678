/** The doors of the agency's table: their names, and which of them take something today. */
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';

export const doorNames: { readonly [C in Canal]: string } = {
  portal: 'Portal de Compras Públicas',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
};

export const doorOrder: readonly Canal[] = ['portal', 'rapido', 'chat', 'correo'];

const openDoors: ReadonlySet<Canal> = new Set<Canal>(['portal', 'rapido', 'chat']);

export function isOpen(canal: Canal): boolean {
  return openDoors.has(canal);
}

/** Reads `?canal=`; null for anything that is no door. */
export function doorNamed(raw: string): Canal | null {
  return doorOrder.find((canal) => canal === raw) ?? null;
}

/** What to expect at a door, in a sentence. */
export function doorSentence(canal: Canal, definicion: Definicion): string {
  if (definicion.recepcionCerrada !== undefined) return 'Todavía no recibe solicitudes por esta vía.';
  if (canal === 'chat')
    return 'Abierto ahora: el asistente hace el trámite con usted a toda hora; las personas atienden en horas de oficina.';
  if (isOpen(canal)) return 'Abierto ahora: todos los días, a toda hora, en este mismo sitio.';
  const alternative = definicion.canales.find(isOpen);
  return alternative === undefined
    ? 'Abrirá más adelante.'
    : `Abrirá más adelante. Mientras tanto, presente lo mismo por ${doorNames[alternative]}.`;
}

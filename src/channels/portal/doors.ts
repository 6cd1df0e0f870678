/** The doors of the agency's table: their names, and which of them take something today. */
import type { Deps } from '../../actions/deps.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import { type Puerta, puertasDe } from '../../domain/tramite/puertas.ts';

export const doorNames: { readonly [C in Canal]: string } = {
  portal: 'Portal de Compras Públicas',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
};

export const doorOrder: readonly Canal[] = ['portal', 'rapido', 'chat', 'correo'];

/** A door of a trámite as its page tells of it. */
export type DoorShown = Puerta & { readonly sentence: string };

/** `correo`: whether mail is received at all. */
export function doorsOf(
  definicion: Definicion,
  { puertasCerradas, mail }: Pick<Deps, 'puertasCerradas' | 'mail'>,
): readonly DoorShown[] {
  const receives = mail.address !== null || mail.alertAddress !== null;
  const doors = puertasDe(definicion, puertasCerradas).map((door) => ({
    ...door,
    abierta: door.abierta && (door.canal !== 'correo' || receives),
  }));
  const web = doors.find(({ canal, abierta }) => abierta && canal !== 'correo')?.canal ?? null;
  // A door beyond the published ones that the agency closed is nobody's to look for.
  return doors
    .filter(({ publicada, abierta }) => publicada || abierta)
    .map((door) => ({ ...door, sentence: doorSentence(door, definicion, web) }));
}

/** Reads `?canal=`; null for anything that is no door. */
export function doorNamed(raw: string): Canal | null {
  return doorOrder.find((canal) => canal === raw) ?? null;
}

/** What to expect at a door, in a sentence. `web`: an open door of the same trámite in the browser. */
function doorSentence(
  { canal, publicada, abierta }: Puerta,
  definicion: Definicion,
  web: Canal | null,
): string {
  if (definicion.recepcionCerrada !== undefined) return 'Todavía no recibe solicitudes por esta vía.';
  if (canal === 'chat' && abierta)
    return 'Abierto ahora: el asistente hace el trámite con usted a toda hora; las personas atienden en horas de oficina.';
  if (canal === 'correo' && abierta && definicion.sellado === true)
    return `Escriba a ${definicion.contacto}. Es confidencial: se sella al llegar y solo lo abre quien está autorizado. Pero no es anónimo: su dirección queda en los servidores de correo por los que pasa.`;
  if (canal === 'correo' && abierta)
    return `Escriba a ${definicion.contacto} a toda hora; le respondemos qué recibimos y qué falta.`;
  if (abierta)
    return publicada
      ? 'Abierto ahora: todos los días, a toda hora, en este mismo sitio.'
      : 'Abierto además de la vía publicada: todos los días, a toda hora, en este mismo sitio.';
  return web === null
    ? 'Abrirá más adelante.'
    : `Abrirá más adelante. Mientras tanto, presente lo mismo por ${doorNames[web]}.`;
}

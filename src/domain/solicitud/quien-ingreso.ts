/** Who brought in a case that came by mail, read from its first event. */
import type { Json } from '../canonical-json.ts';
import type { Evento } from './evento.ts';

export type IngresoPorCorreo = {
  /** Reference of the thread of mails. */
  readonly hilo: string;
  readonly remitente: string;
  /** Name of the officer who filed it on the mail's basis; null where its author or the service did. */
  readonly funcionario: string | null;
};

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

export function quienIngreso({
  clase,
  datos: { correo },
}: Pick<Evento, 'clase' | 'datos'>): IngresoPorCorreo | null {
  if (clase !== 'presentada' || typeof correo !== 'object' || correo === null || Array.isArray(correo))
    return null;
  const { hilo, remitente, funcionario } = correo as { readonly [k: string]: Json | undefined };
  const officer =
    typeof funcionario === 'object' && funcionario !== null && !Array.isArray(funcionario)
      ? textOf((funcionario as { readonly [k: string]: Json | undefined }).nombre)
      : null;
  return { hilo: textOf(hilo) ?? '', remitente: textOf(remitente) ?? '', funcionario: officer };
}

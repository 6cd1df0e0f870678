/** How many automatic mails one peer gets, so that two machines that answer each other fall silent (RFC 3834, section 2). */
import { correoLimits } from './correo-limits.ts';

const windowMs = correoLimits.windowHours * 3_600_000;

/** Beginning of the window that a moment lies in, epoch ms: the row of the count. */
export function ventanaDePresupuesto(ahoraMs: number): number {
  return Math.floor(ahoraMs / windowMs) * windowMs;
}

/** Whose count an address belongs to: one mailbox has as many addresses with a tag as it wants (RFC 5233). */
export function parDePresupuesto(direccion: string): string {
  return direccion.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

/** `avisar`: staff are told, once in each window, that this peer is no longer answered. */
export type Presupuesto = { readonly permite: boolean; readonly avisar: boolean };

/** `enviados`: automatic mails already sent or refused to this peer in this window, without the one asked about. */
export function presupuestoDe(enviados: number): Presupuesto {
  const max = correoLimits.automaticMailsPerWindowMax;
  return { permite: enviados < max, avisar: enviados === max };
}

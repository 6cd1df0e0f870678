/** How long a certificate, a list or a seal still serves, and when to say that it ends soon. */

export type Vigencia = 'vigente' | 'por-vencer' | 'vencida' | 'todavia-no';

const dayMs = 86_400_000;

/** `avisoDias`: how long before its end it is told; its last moment still counts as in force. */
export function vigenciaDe(
  { desdeMs, hastaMs }: { readonly desdeMs: number; readonly hastaMs: number },
  nowMs: number,
  avisoDias: number,
): Vigencia {
  if (nowMs < desdeMs) return 'todavia-no';
  if (nowMs > hastaMs) return 'vencida';
  return hastaMs - nowMs <= avisoDias * dayMs ? 'por-vencer' : 'vigente';
}

/** Whole days left, at least 0. */
export function diasQueQuedan(hastaMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((hastaMs - nowMs) / dayMs));
}

/** How long something has lasted, in the few characters a list has: «un momento», «4 min», «2 h 05 min», «3 días». */

const minuteMs = 60_000;

export function waitText(sinceMs: number, nowMs: number): string {
  return durationText(Math.max(0, nowMs - sinceMs));
}

export function durationText(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return 'menos de 1\u00A0min';
  if (minutes < 60) return `${minutes}\u00A0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}\u00A0h ${String(minutes % 60).padStart(2, '0')}\u00A0min`;
  return `${Math.floor(hours / 24)}\u00A0días`;
}

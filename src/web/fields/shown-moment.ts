/** A stored moment as people write it: `29/11/2026 15:30` for `2026-11-29T15:30`; anything else as it was typed. */
export function shownMoment(value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})$/.exec(value);
  return parts === null ? value : `${parts[3]}/${parts[2]}/${parts[1]} ${parts[4]}`;
}

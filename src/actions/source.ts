/** Where a request comes from, as identity verbs need it: for budgets, for known devices, for the list of sessions. */
import type { Deps } from './deps.ts';

export type Source = {
  /** As `networkOf` gives it. */
  readonly network: string;
  /** Value of the device cookie of an earlier sign-in, or null. */
  readonly device: string | null;
  /** How the list of sessions names it, such as "Firefox en Windows". */
  readonly equipo: string;
};

/** Keyed hashes: what is stored of a source. */
export type SourceKeys = { readonly red: string; readonly dispositivo: string | null };

export function sourceKeys({ keys }: Deps, { network, device }: Source): SourceKeys {
  return {
    red: keys.mac('presupuesto', `red|${network}`),
    dispositivo: device === null ? null : keys.mac('presupuesto', `dispositivo|${device}`),
  };
}

/** Time zones as data: Ecuador keeps no daylight saving, so a fixed distance from UTC says everything. */

/** `id` is the IANA name; `offsetMinutes` is what is added to UTC to read the wall clock (−300 = UTC−5). */
export type Zone = { readonly id: string; readonly offsetMinutes: number };

export const zoneGuayaquil: Zone = { id: 'America/Guayaquil', offsetMinutes: -300 };
export const zoneGalapagos: Zone = { id: 'Pacific/Galapagos', offsetMinutes: -360 };

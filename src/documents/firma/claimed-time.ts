/** The time a signer says it was: the signing-time attribute, else the date in the signature dictionary. A claim, not a proof. */
import { DerFault, timeOf } from '../certificados/der.ts';
import type { Cms } from './read-cms.ts';

const signingTime = '1.2.840.113549.1.9.5';
/** «D:20261122183000-05'00'» (ISO 32000-1, 7.9.4). */
const dateForm = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/;

function fromDictionary(text: string | null): number | null {
  const match = dateForm.exec(text ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, sign, zoneHours = '0', zoneMinutes = '0'] = match;
  const timeMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const zoneMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return Number.isNaN(timeMs) ? null : timeMs - (sign === '-' ? -zoneMs : zoneMs);
}

/** Milliseconds since 1970; null where neither can be read. `date`: the dictionary's /M. */
export function claimedTimeMs(cms: Cms, date: string | null): number | null {
  const attribute = cms.signed.get(signingTime);
  if (attribute === undefined) return fromDictionary(date);
  try {
    return timeOf(attribute);
  } catch (fault) {
    if (fault instanceof DerFault) return fromDictionary(date);
    throw fault;
  }
}

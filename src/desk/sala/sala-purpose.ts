/** What the token of each form of the room is for: one of another verb, or of another complaint, does not open it. */

export function salaPurpose(verbo: string, de = ''): string {
  return de === '' ? `sala-${verbo}` : `sala-${verbo}-${de}`;
}

/** How a Spanish name sounds, so that spellings of one name meet: Yánez and Llánez, Guallpa and Huallpa, Vásconez and Básconez. */

/** In this order; each works on what the ones before left. «1» stands for the sound of ch. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[^a-z0-9]/g, ''],
  [/sch|sh/g, 's'],
  [/ch/g, '1'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  // Huallpa, Guallpa, Wallpa; before e and i only the h does it (Huilca), for there «gu» is a plain g.
  [/[gh]u(?=[ao])|hu(?=[ei])/g, 'w'],
  [/gu(?=[ei])/g, '2'],
  [/qu(?=[ei])|q|c(?=[^ei]|$)/g, 'k'],
  [/[cz]/g, 's'],
  [/[gx](?=[ei])/g, 'j'],
  [/x/g, 'j'],
  [/2/g, 'g'],
  [/ll/g, 'y'],
  [/^i(?=[aeou])/g, 'y'],
  [/y(?=[^aeiou]|$)/g, 'i'],
  [/v/g, 'b'],
  [/h/g, ''],
  [/n(?=[bp])/g, 'm'],
  [/(.)\1+/g, '$1'],
];

/** `folded`: one word, in lower case and without accents. */
export function phoneticKey(folded: string): string {
  return rules.reduce((word, [pattern, sound]) => word.replace(pattern, sound), folded);
}

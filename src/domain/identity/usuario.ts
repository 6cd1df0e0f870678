/** The user part of a sign-in. */

/**
 * Letters, digits and a few signs. Only letters whose lower case SQL and JavaScript agree on, because guesses are
 * counted by the one and accounts found by the other. The table of accounts has the same rule.
 */
export function isUsuario(text: string): boolean {
  return /^[A-Za-z0-9ñÑáéíóúüÁÉÍÓÚÜ._@+-]{1,100}$/.test(text);
}

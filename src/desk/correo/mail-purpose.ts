/** What the tokens of the mail desk's forms are for: one of another verb does not open it. */

export const mailPurpose = (verbo: string): string => `mesa-correo-${verbo}`;

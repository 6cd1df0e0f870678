/** What the tokens of the forms behind a mailed link are for. */
export const completePurpose = 'correo-completar';
export const filePurpose = 'correo-presentar';
export const correctPurpose = 'correo-subsanar';
export const writePurpose = 'correo-escribir';

/** Starts the reset of a password: a single-use link goes to the registered address, never a password. */
import { efecto } from '../efecto.ts';

export const enviarEnlaceDeClave = efecto<{ readonly ruc: string; readonly correo: string }>({
  clase: 'cuenta',
  describe: 'Envía al correo registrado un enlace de un solo uso para elegir una clave nueva.',
});

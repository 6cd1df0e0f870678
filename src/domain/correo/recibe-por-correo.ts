/** What can be filed on the basis of a mail, and what the mail door takes. */
import type { Definicion } from '../tramite/definicion.ts';
import { puertasDe } from '../tramite/puertas.ts';

type Filed = Pick<Definicion, 'solicitante' | 'sellado' | 'recepcionCerrada' | 'noSeOfrece'>;
type Doors = Filed & Pick<Definicion, 'id' | 'canales' | 'tambienPor'>;

/**
 * Whether a mail is enough to file it on: who writes one is no account, so whoever may file it is anybody, and nothing
 * about it demands the sealed room.
 */
export function bastaUnCorreo({ solicitante, sellado, recepcionCerrada, noSeOfrece }: Filed): boolean {
  return (
    solicitante === 'cualquiera' && sellado !== true && recepcionCerrada === undefined && noSeOfrece !== true
  );
}

/** By what the agency published, or by what it leaves open beyond that. `cerradas`: as `tramite:puerta`. */
export function recibePorCorreo(definicion: Doors, cerradas: ReadonlySet<string>): boolean {
  return (
    bastaUnCorreo(definicion) &&
    puertasDe(definicion, cerradas).some(({ canal, abierta }) => abierta && canal === 'correo')
  );
}

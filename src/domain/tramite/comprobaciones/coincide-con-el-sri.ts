/** Address and trade name should first be right in the tax register (SRI); a difference warns and never blocks. */

import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

export const coincideConElSri = comprobacion<{
  readonly cambia: readonly string[];
  readonly parroquia?: string;
  readonly nombreComercial?: string;
}>({
  version: 1,
  comprueba: 'Lo que pide coincide con el registro del SRI.',
  codigos: ['direccion-distinta-del-sri', 'nombre-distinto-del-sri'],
  halla: (datos, { ficha }) => {
    const sri = ficha?.sri;
    if (sri === undefined || sri === null) return [];
    const hallazgos: Finding[] = [];
    if (datos.parroquia !== undefined && sri.parroquia !== null && datos.parroquia !== sri.parroquia) {
      hallazgos.push({
        state: 'warn',
        code: 'direccion-distinta-del-sri',
        field: 'parroquia',
        sentence:
          'En su RUC del SRI consta otra parroquia. Actualice también el RUC para que ambos registros digan lo mismo.',
        facts: { sri: sri.parroquia, pedida: datos.parroquia },
        confirm: 'Declaro que actualizaré mi RUC en el SRI con la misma dirección.',
      });
    }
    const nombre = datos.nombreComercial;
    if (
      nombre !== undefined &&
      sri.nombreComercial !== null &&
      nombre.toLowerCase() !== sri.nombreComercial.toLowerCase()
    ) {
      hallazgos.push({
        state: 'warn',
        code: 'nombre-distinto-del-sri',
        field: 'nombreComercial',
        sentence: `En su RUC del SRI consta el nombre comercial «${sri.nombreComercial}». Actualice también el RUC.`,
        facts: { sri: sri.nombreComercial, pedido: nombre },
        confirm: 'Declaro que actualizaré mi RUC en el SRI con el mismo nombre comercial.',
      });
    }
    return hallazgos;
  },
});

/** Each CPC asked for exists, is not restricted, is not repeated and is not held already. */

import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

/** `ciiu` may be absent only for foreign suppliers, whose activity a paper proves (Reglamento LOSNCP, art. 30). */
export type CpcPedido = { readonly cpc: string; readonly ciiu?: string };

export const cpcInscribible = comprobacion<{ readonly codigos: readonly CpcPedido[] }>({
  version: 1,
  comprueba: 'Los códigos CPC existen, no están restringidos y no constan ya en su registro.',
  codigos: [
    'cpc-repetido',
    'cpc-ya-inscrito',
    'cpc-desconocido',
    'cpc-restringido',
    'registro-sin-respuesta',
  ],
  halla: ({ codigos }, { ficha, registroDisponible, cpcs }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    const hallazgos: Finding[] = [];
    codigos.forEach(({ cpc }, fila) => {
      const field = `codigos.${fila}.cpc`;
      const conocido = cpcs.get(cpc);
      if (codigos.findIndex((otro) => otro.cpc === cpc) < fila) {
        hallazgos.push({
          state: 'reject',
          code: 'cpc-repetido',
          field,
          sentence: `El código ${cpc} está dos veces en su lista.`,
        });
      } else if (ficha.cpcs.some((inscrito) => inscrito.codigo === cpc)) {
        hallazgos.push({
          state: 'reject',
          code: 'cpc-ya-inscrito',
          field,
          sentence: `El código ${cpc} ya consta en su registro: quítelo de la lista.`,
        });
      } else if (conocido === undefined) {
        hallazgos.push({
          state: 'unknown',
          code: 'cpc-desconocido',
          field,
          sentence: `El código ${cpc} no consta en el clasificador cargado; un funcionario lo comprobará.`,
          facts: { cpc },
        });
      } else if (conocido.restringido) {
        hallazgos.push({
          state: 'warn',
          code: 'cpc-restringido',
          field,
          officer: true,
          sentence: `El código ${cpc} (${conocido.descripcion}) está restringido; un funcionario decidirá si procede.`,
          facts: { cpc },
        });
      }
    });
    return hallazgos;
  },
});

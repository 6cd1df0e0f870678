/** Each CPC is supported by a CIIU activity of the filer's own RUC, according to the agency's relation table. */
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';
import type { CpcPedido } from './cpc-inscribible.ts';

const faltaCiiu = (field: string): Finding => ({
  state: 'reject',
  code: 'falta-ciiu',
  field,
  sentence: 'Elija la actividad económica de su RUC que sustenta este código.',
});

const extranjeroSinCiiu = (field: string, cpc: string): Finding => ({
  state: 'warn',
  code: 'extranjero-sin-ciiu',
  field,
  officer: true,
  sentence: `Como su registro es extranjero, un funcionario comprobará con sus documentos la actividad que sustenta el código ${cpc}.`,
  facts: { cpc },
});

export const cpcSustentadoPorCiiu = comprobacion<{ readonly codigos: readonly CpcPedido[] }>({
  version: 1,
  comprueba: 'Una actividad económica de su RUC sustenta cada código CPC.',
  codigos: [
    'falta-ciiu',
    'extranjero-sin-ciiu',
    'ciiu-ajeno',
    'sin-tabla-cpc-ciiu',
    'cpc-sin-sustento-en-tabla',
    'registro-sin-respuesta',
  ],
  halla: ({ codigos }, { ficha, registroDisponible, relaciones, hayRelaciones }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    const hallazgos: Finding[] = [];
    codigos.forEach(({ cpc, ciiu }, fila) => {
      const field = `codigos.${fila}.ciiu`;
      if (ciiu === undefined) {
        hallazgos.push(ficha.nacional ? faltaCiiu(field) : extranjeroSinCiiu(field, cpc));
      } else if (!ficha.ciius.includes(ciiu)) {
        hallazgos.push({
          state: 'reject',
          code: 'ciiu-ajeno',
          field,
          sentence: `La actividad ${ciiu} no consta en su RUC. Elija una de sus actividades.`,
        });
      } else if (!hayRelaciones) {
        hallazgos.push({
          state: 'unknown',
          code: 'sin-tabla-cpc-ciiu',
          field,
          sentence: 'No hay tabla de relación CPC–CIIU cargada; un funcionario comprobará el sustento.',
        });
      } else if (!relaciones.has(`${cpc}:${ciiu}`)) {
        hallazgos.push({
          state: 'warn',
          code: 'cpc-sin-sustento-en-tabla',
          field,
          officer: true,
          sentence: `La tabla de relación no une el código ${cpc} con la actividad ${ciiu}; un funcionario decidirá con lo que usted explique.`,
          facts: { cpc, ciiu },
        });
      }
    });
    return hallazgos;
  },
});

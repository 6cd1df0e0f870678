/** The spreadsheet of members and the list of the Superintendency name the same people; an officer sees every difference. */
import { compararAdjuntos } from '../../socios/comparar-adjuntos.ts';
import { comparisonFinding } from '../../socios/comparison-finding.ts';
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';

export const sociosDelExcelEstanEnElListado = comprobacion<object>({
  version: 1,
  comprueba: 'El archivo Excel y el listado de la Superintendencia nombran a las mismas personas.',
  codigos: [
    'registro-sin-respuesta',
    'comparacion-sin-listado',
    'socios-no-coinciden',
    'nombres-no-coinciden',
    'socios-coinciden',
  ],
  halla: (_datos, { ficha, registroDisponible }, adjuntos) => {
    if (!registroDisponible) return [registroSinRespuesta];
    const comparacion = compararAdjuntos(ficha, adjuntos);
    if (comparacion === null)
      return [
        {
          state: 'unknown',
          code: 'comparacion-sin-listado',
          sentence: 'No pudimos leer socios en los documentos: una persona los comparará.',
        },
      ];
    const hallazgo = comparisonFinding(comparacion);
    return [{ ...hallazgo, officer: hallazgo.state !== 'ok' }];
  },
});

/** Papers whose content only a person can judge for now: always hands the case to an officer, and says so. */
import { comprobacion } from '../comprobacion.ts';

export const documentosPorRevisar = comprobacion<object>({
  version: 1,
  comprueba: 'Un funcionario leyó los documentos adjuntos.',
  codigos: ['documentos-por-revisar'],
  halla: (_datos, _hechos, adjuntos) => [
    {
      state: 'unknown',
      code: 'documentos-por-revisar',
      sentence:
        adjuntos.length === 0
          ? 'Un funcionario leerá lo que usted escribió y decidirá.'
          : 'Un funcionario leerá los documentos que adjuntó y decidirá.',
      facts: { archivos: adjuntos.map((a) => a.sha256) },
    },
  ],
});

/** Members can only be updated by an organisation of the popular and solidarity economy with a representative in office. */
import { representanteVigente } from '../../registro/ficha.ts';
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

export const esOrganizacionEps = comprobacion<object>({
  version: 1,
  comprueba: 'Es una organización de la Economía Popular y Solidaria con representante legal en funciones.',
  codigos: ['no-es-eps', 'representante-sin-periodo', 'registro-sin-respuesta'],
  halla: (_datos, { ficha, registroDisponible, hoy }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    if (ficha.tipo !== 'eps') {
      return [
        {
          state: 'reject',
          code: 'no-es-eps',
          sentence:
            'Este trámite es para asociaciones de la Economía Popular y Solidaria, y su registro no consta como tal.',
        },
      ];
    }
    const hallazgos: Finding[] = [];
    if (representanteVigente(ficha, hoy) === null) {
      hallazgos.push({
        state: 'warn',
        code: 'representante-sin-periodo',
        officer: true,
        sentence:
          'El período del representante legal que consta en el registro terminó; el funcionario le pedirá el nombramiento vigente.',
      });
    }
    return hallazgos;
  },
});

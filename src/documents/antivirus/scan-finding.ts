/** What the antivirus found, in words for the filer and the officer. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { antivirusLimits } from './antivirus-limits.ts';
import type { ClamdFailure } from './clamd-connection.ts';
import type { ScanResult } from './scan-stream.ts';

const megabytes = antivirusLimits.sizeBytesMax / 1024 / 1024;

const reasons: Record<ClamdFailure, string> = {
  'sin-conexion': 'el antivirus no responde',
  'tiempo-agotado': 'el antivirus tardó demasiado',
  cortado: 'el antivirus cortó la comunicación',
  'demasiado-grande': `el archivo es más grande de lo que el antivirus revisa (${megabytes} MB)`,
  'respuesta-desconocida': 'el antivirus contestó algo que no entendemos',
  lectura: 'no se pudo leer el archivo',
};

export function scanFinding(result: ScanResult): DocumentFinding {
  if (result.state === 'clean') {
    return {
      state: 'ok',
      code: 'antivirus-limpio',
      sentence: 'El antivirus no encontró nada en el archivo.',
      facts: {},
    };
  }
  if (result.state === 'infected') {
    return {
      state: 'reject',
      code: 'antivirus-infectado',
      sentence:
        'El antivirus encontró un programa dañino en el archivo, que queda apartado. Revise su equipo y adjunte otro archivo.',
      facts: { signature: result.signature },
    };
  }
  return {
    state: 'unknown',
    code: 'antivirus-sin-respuesta',
    sentence: `El archivo aún no se revisó: ${reasons[result.reason]}. Sigue en espera hasta que se revise.`,
    facts: { reason: result.reason },
  };
}

/** Where the operator configured no scanner: said to staff, never passed off as clean. */
export const scannerNotConfigured: DocumentFinding = {
  state: 'unknown',
  code: 'antivirus-no-configurado',
  sentence:
    'Esta instalación no tiene antivirus configurado: nadie revisó el archivo. Ábralo solo si confía en quien lo envía.',
  facts: {},
};

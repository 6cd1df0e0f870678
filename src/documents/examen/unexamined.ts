/** A file nobody could look into: said as that, never passed off as good. */
import type { Examen, TipoDeExamen } from '../../domain/documento/examen.ts';
import type { Failure } from '../child-process/watched-process.ts';
import { examVersions } from './exam-versions.ts';

const sentences: Readonly<Record<Failure, string>> = {
  tiempo: 'Revisar el archivo tomó demasiado tiempo. Lo revisará una persona.',
  memoria: 'Revisar el archivo pidió demasiada memoria. Lo revisará una persona.',
  terminado: 'El archivo no se pudo revisar automáticamente. Lo revisará una persona.',
  'cola-llena': 'Hay demasiados archivos por revisar en este momento. A este lo revisará una persona.',
};

/** The file was not looked at, which never reads as good. */
export function unexamined(tipo: TipoDeExamen, causa: Failure): Examen {
  const sentence = sentences[causa];
  return {
    tipo,
    version: examVersions[tipo],
    hallazgos: [{ state: 'unknown', code: 'examen-sin-terminar', sentence, facts: { causa } }],
    datos: {},
  };
}

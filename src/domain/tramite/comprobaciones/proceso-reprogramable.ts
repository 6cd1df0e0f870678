/**
 * Rescheduling at an entity's request: own process, precontractual phase, not suspended, and past the answers deadline
 * (before it the entity edits the schedule itself). Reglamento LOSNCP, arts. 19 and 97; L 435 for suspension.
 */
import { type BaseLegal, cita, reglamento } from '../../cronograma/base-legal.ts';
import { claseDeEtapa } from '../../cronograma/clase-de-etapa.ts';
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

const reprogramar = reglamento('art. 19');
const porSiMisma = reglamento('art. 97');
const supervision = reglamento('art. 435');

const unSolo = (code: string, base: BaseLegal, sentence: string): readonly Finding[] => [
  {
    state: 'reject',
    code,
    field: 'proceso',
    sentence,
    facts: { baseLegal: cita(base), vigenteDesde: base.desde },
  },
];

export const procesoReprogramable = comprobacion<{ readonly proceso: string }>({
  version: 2,
  comprueba: 'El proceso es de su entidad y está en la fase precontractual.',
  codigos: [
    'proceso-no-consta',
    'proceso-ajeno',
    'fase-no-reprogramable',
    'proceso-suspendido',
    'aun-puede-modificar-la-entidad',
    'registro-sin-respuesta',
  ],
  halla: (datos, { proceso, entidad, registroDisponible, ahoraLocal }) => {
    if (!registroDisponible) return [registroSinRespuesta];
    if (proceso === null) {
      return [
        {
          state: 'unknown',
          code: 'proceso-no-consta',
          field: 'proceso',
          sentence: `El proceso ${datos.proceso} no consta en los datos cargados; un funcionario lo buscará en el portal.`,
        },
      ];
    }
    if (proceso.entidad !== entidad)
      return unSolo('proceso-ajeno', reprogramar, 'Ese proceso pertenece a otra entidad contratante.');
    if (proceso.fase !== 'precontractual') {
      return unSolo(
        'fase-no-reprogramable',
        reprogramar,
        'Solo se reprograma un proceso en fase precontractual, y este ya no lo está.',
      );
    }
    if (proceso.suspendido)
      return unSolo(
        'proceso-suspendido',
        supervision,
        'El proceso está suspendido por una acción de supervisión: no se puede reprogramar.',
      );
    const respuestas = proceso.etapas.find(({ nombre }) =>
      ['respuestas', 'socializacion'].includes(claseDeEtapa(nombre)),
    );
    if (respuestas !== undefined && respuestas.fechaHora > ahoraLocal) {
      return unSolo(
        'aun-puede-modificar-la-entidad',
        porSiMisma,
        'La fecha límite de respuestas aún no llega: la entidad puede modificar el cronograma por sí misma, con resolución motivada (Reglamento, art. 97).',
      );
    }
    return [];
  },
});

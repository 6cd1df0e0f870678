/** What a file's row makes of a process: a new entry, or the fields and stages that change in an old one. */
import type { Cambio } from '../domain/registro/asiento.ts';
import type { Etapa, Proceso } from '../domain/registro/proceso.ts';
import { type FieldWords, sameContent } from './field-changes.ts';
import type { ProcessRow } from './process-row.ts';
import type { RowRemark } from './report.ts';

const stagesInWords = (stages: readonly Etapa[]): string =>
  stages.map(({ nombre, fechaHora }) => `${nombre} ${fechaHora.replace('T', ' ')}`).join('; ') ||
  'Sin cronograma';

export const processWords: FieldWords<Proceso> = {
  codigo: { label: 'Código' },
  entidad: { label: 'Entidad contratante' },
  objeto: { label: 'Objeto' },
  tipo: { label: 'Tipo' },
  fase: { label: 'Fase' },
  presupuesto: { label: 'Presupuesto', words: (value) => value ?? 'No consta' },
  etapas: { label: 'Cronograma', words: stagesInWords },
  suspendido: { label: 'Suspendido', words: (value) => (value ? 'Sí' : 'No') },
};

/**
 * A process of which only code and entity are known counts as precontractual: then a request about it goes to an
 * officer, where any other phase would refuse it on a guess.
 */
export function newProcess(row: ProcessRow, entidad: string): Proceso {
  return {
    codigo: row.code,
    entidad,
    objeto: row.objeto ?? '',
    tipo: row.tipo ?? row.tipoByPrefix,
    fase: row.fase ?? 'precontractual',
    presupuesto: row.presupuesto ?? null,
    etapas: row.etapas ?? [],
    suspendido: row.suspendido ?? false,
  };
}

export function givenFields(row: ProcessRow, entidad: string): Partial<Proceso> {
  const { objeto, tipo, fase, presupuesto, etapas, suspendido } = row;
  return {
    entidad,
    ...(objeto === undefined ? {} : { objeto }),
    ...(tipo === undefined ? {} : { tipo }),
    ...(fase === undefined ? {} : { fase }),
    ...(presupuesto === undefined ? {} : { presupuesto }),
    ...(etapas === undefined ? {} : { etapas }),
    ...(suspendido === undefined ? {} : { suspendido }),
  };
}

/** Dates that a rescheduling set; the file's own dates for all other stages. */
export function keepDecidedStages(
  stages: readonly Etapa[],
  existing: Proceso,
  decided: ReadonlyMap<string, string>,
  line: number,
): { stages: readonly Etapa[]; remarks: readonly RowRemark[] } {
  const remarks: RowRemark[] = [];
  const kept = stages.map((stage) => {
    const reference = decided.get(`etapa:${stage.nombre}`);
    const current = existing.etapas.find(({ nombre }) => nombre === stage.nombre);
    if (reference === undefined || current === undefined || current.fechaHora === stage.fechaHora)
      return stage;
    remarks.push({
      line,
      code: 'se-conserva-lo-decidido',
      sentence: `Se conserva la fecha de «${stage.nombre}» que dejó la solicitud ${reference}; el archivo trae otra.`,
    });
    return current;
  });
  return { stages: kept, remarks };
}

/** With the file preferred, a schedule some stage of which was decided is replaced as one decided field. */
export function decidedFields(decided: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const stage = [...decided].find(([field]) => field.startsWith('etapa:'));
  return stage === undefined ? decided : new Map([...decided, ['etapas', stage[1]]]);
}

/**
 * The history names the stages that moved one by one, as a rescheduling does, so that the last word on each is known;
 * the schedule as a whole where stages came or went.
 */
export function stageByStage(changes: readonly Cambio[], before: Proceso, after: Proceso): readonly Cambio[] {
  const moved = after.etapas.flatMap(({ nombre, fechaHora }): Cambio[] => {
    const old = before.etapas.find((stage) => stage.nombre === nombre);
    if (old === undefined || old.fechaHora === fechaHora) return [];
    return [{ campo: `etapa:${nombre}`, etiqueta: nombre, antes: old.fechaHora, ahora: fechaHora }];
  });
  const namesOf = ({ etapas }: Proceso) => etapas.map(({ nombre }) => nombre);
  const sameStages = sameContent(namesOf(before), namesOf(after));
  return changes.flatMap((change) =>
    change.campo === 'etapas' ? [...(sameStages ? [] : [change]), ...moved] : [change],
  );
}

/** Reads one process, from a row of CSV or from a published sheet as JSON, into one shape. */
import { foldForSearch } from '../domain/identity/nombre.ts';
import { parseProcessCode } from '../domain/identity/process-code.ts';
import { tiposProceso } from '../domain/identity/process-type.ts';
import { parseRuc } from '../domain/identity/ruc.ts';
import type { Etapa, FaseProceso } from '../domain/registro/proceso.ts';
import { localTime } from './process-time.ts';
import { type RowReader, yesOrNo } from './rows.ts';

/** Who contracts, as far as the file says: the RUC, the number the portal gives the entity, its name. */
export type GivenEntity = {
  readonly ruc: string | null;
  readonly soce: string | null;
  readonly name: string;
};

export type ProcessRow = {
  readonly code: string;
  readonly folded: string;
  readonly entity: GivenEntity;
  /** Undefined: the file says nothing of it. `tipo` is what the code's prefix suggests where the file does not say. */
  readonly objeto: string | undefined;
  readonly tipo: string | undefined;
  readonly tipoByPrefix: string;
  readonly fase: FaseProceso | undefined;
  readonly presupuesto: string | null | undefined;
  readonly etapas: readonly Etapa[] | undefined;
  readonly suspendido: boolean | undefined;
};

/** The texts of a process before they are read; '' where the file has none. */
export type RawProcess = {
  readonly code: string;
  readonly entityRuc: string;
  readonly entitySoce: string;
  readonly entityName: string;
  readonly objeto: string;
  readonly tipo: string;
  readonly estado: string;
  readonly presupuesto: string;
  readonly suspendido: string;
  readonly etapas: readonly { readonly nombre: string; readonly fechaHora: string }[];
};

const stagesMax = 40;

/**
 * The words with which the portal names the state of a process, folded, first match first. «Por adjudicar» still is
 * precontractual; what the portal calls «Adjudicada - Registro de Contratos» no longer is.
 */
const phases: readonly (readonly [word: RegExp, phase: FaseProceso])[] = [
  [/cancelad/, 'cancelado'],
  [/desiert/, 'desierto'],
  [/finalizad|terminad|liquidad/, 'finalizado'],
  [/por adjudicar/, 'precontractual'],
  [/adjudicad|ejecucion|recepcion|contractual$/, 'contractual'],
  [
    /pregunta|respuesta|propuesta|oferta|aceptacion|seleccion|calificacion|convalidacion|puja|negociacion|adhesion|socializacion|evaluacion|manifestacion|publicad|borrador|verificacion|adjudicacion/,
    'precontractual',
  ],
];

/** «precontractual» would end in «contractual»: whole words of our own come first. */
const ownPhases: readonly FaseProceso[] = [
  'precontractual',
  'contractual',
  'desierto',
  'cancelado',
  'finalizado',
];

function phaseOf(reader: RowReader, estado: string): FaseProceso | undefined {
  const folded = foldForSearch(estado);
  if (folded === '') return undefined;
  const own = ownPhases.find((phase) => phase === folded);
  const known = own ?? phases.find(([word]) => word.test(folded))?.[1];
  if (known !== undefined) return known;
  reader.warn(
    'estado-desconocido',
    `El estado «${estado.slice(0, 60)}» no se reconoce; se toma la fase precontractual.`,
  );
  return 'precontractual';
}

function entityOf(reader: RowReader, raw: RawProcess): GivenEntity {
  const ruc = raw.entityRuc === '' ? null : reader.value(parseRuc(raw.entityRuc), 'entidad_ruc').ruc;
  const soce = raw.entitySoce === '' ? null : raw.entitySoce;
  if (soce !== null && !/^\d{1,12}$/.test(soce)) {
    return reader.fail('El número de la entidad en el portal lleva solo dígitos.');
  }
  const name = reader.text(raw.entityName, 'entidad');
  if (ruc === null && soce === null && foldForSearch(name) === '') {
    return reader.fail('Falta la entidad: su RUC, su número en el portal o su nombre.');
  }
  return { ruc, soce, name };
}

function stagesOf(reader: RowReader, raw: RawProcess): readonly Etapa[] | undefined {
  if (raw.etapas.length === 0) return undefined;
  if (raw.etapas.length > stagesMax) {
    return reader.fail(`El cronograma trae ${raw.etapas.length} etapas; el máximo es ${stagesMax}.`);
  }
  const stages = raw.etapas.map(({ nombre, fechaHora }): Etapa => {
    const name = reader.requiredText(nombre, 'etapa');
    return { nombre: name, fechaHora: localTime(reader, fechaHora, name) };
  });
  if (new Set(stages.map(({ nombre }) => nombre)).size < stages.length) {
    return reader.fail('El cronograma repite el nombre de una etapa.');
  }
  return stages;
}

/** Throws `RowProblem` through the reader. */
export function readProcess(reader: RowReader, raw: RawProcess): ProcessRow {
  const { code, folded, tipo } = reader.value(parseProcessCode(raw.code));
  const given = (text: string, column: string) => (text === '' ? undefined : reader.text(text, column));
  const noAmount = foldForSearch(raw.presupuesto) === 'no disponible';
  return {
    code,
    folded,
    entity: entityOf(reader, raw),
    objeto: raw.objeto === '' ? undefined : reader.text(raw.objeto, 'objeto', 4_000),
    tipo: given(raw.tipo, 'tipo'),
    tipoByPrefix: tipo === null ? '' : tiposProceso[tipo].nombre,
    fase: phaseOf(reader, raw.estado),
    presupuesto: noAmount ? null : given(raw.presupuesto, 'presupuesto'),
    etapas: stagesOf(reader, raw),
    suspendido: yesOrNo(reader, raw.suspendido, 'suspendido') ?? undefined,
  };
}

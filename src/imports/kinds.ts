/** Every kind of import by the word the operator types. */
import { ciiuImport } from './ciiu.ts';
import { cpcImport } from './cpc.ts';
import { cpcCiiuImport } from './cpc-ciiu.ts';
import { dpaImport } from './dpa.ts';
import { holidaysImport } from './holidays.ts';
import { processesImport } from './processes.ts';
import { type ImportOrder, type ImportOutcome, runImport } from './run-import.ts';
import { suppliersImport } from './suppliers.ts';

type Runner = { readonly noun: string; readonly run: (order: ImportOrder) => Promise<ImportOutcome> };

export const importKinds: ReadonlyMap<string, Runner> = new Map<string, Runner>([
  ['suppliers', { noun: suppliersImport.noun, run: (order) => runImport(suppliersImport, order) }],
  ['processes', { noun: processesImport.noun, run: (order) => runImport(processesImport, order) }],
  ['cpc', { noun: cpcImport.noun, run: (order) => runImport(cpcImport, order) }],
  ['ciiu', { noun: ciiuImport.noun, run: (order) => runImport(ciiuImport, order) }],
  ['cpc-ciiu', { noun: cpcCiiuImport.noun, run: (order) => runImport(cpcCiiuImport, order) }],
  ['dpa', { noun: dpaImport.noun, run: (order) => runImport(dpaImport, order) }],
  ['holidays', { noun: holidaysImport.noun, run: (order) => runImport(holidaysImport, order) }],
]);

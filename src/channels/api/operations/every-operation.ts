/** The whole API as a table of contents. */
import type { Operation } from '../operation.ts';
import { caseReading } from './case.ts';
import { file, getTramite, listTramites } from './catalogue.ts';
import { codeOperations } from './codes.ts';
import { deskReading } from './desk.ts';
import { deskVerbs } from './desk-verbs.ts';
import { filerVerbs } from './filer-verbs.ts';
import { listOwn } from './own-cases.ts';
import { openSession } from './sessions.ts';

export const everyOperation: readonly Operation[] = [
  listTramites,
  getTramite,
  file,
  listOwn,
  ...caseReading,
  ...filerVerbs,
  ...deskReading,
  ...deskVerbs,
  ...codeOperations,
  openSession,
];

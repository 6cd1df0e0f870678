/** The forms of a trámite in the chat by name. Questions and papers share theirs with the form of Trámite Rápido. */
import { questionPurpose } from '../../../web/filing/question-purpose.ts';
import { papersPurpose } from '../../../web/filing/receive-papers.ts';

export const dialoguePurposes = {
  /** Shared because the live check of a schedule and the upload of single files are asked with the same token. */
  pregunta: questionPurpose,
  documentos: papersPurpose,
  presentar: 'chat-presentar',
  dejar: 'chat-dejar-tramite',
} as const;

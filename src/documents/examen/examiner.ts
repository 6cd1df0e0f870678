/** Has files looked into by a process of its own. What a file does to it is a finding like any other: `unknown`, and a person decides. */
import { fileURLToPath } from 'node:url';
import type { Examen } from '../../domain/documento/examen.ts';
import { openWatchedProcess } from '../child-process/watched-process.ts';
import { type ExamenLimits, examenLimits } from './examen-limits.ts';
import type { Answer, ExamOrder, Order, PageOrder, SignatureTrust } from './order.ts';
import { unexamined } from './unexamined.ts';

export type Examiner = {
  /** Never rejects. */
  examine(order: Omit<ExamOrder, 'kind' | 'trust'>): Promise<Examen>;
  /** PNG; null where the page cannot be drawn. Never rejects. */
  page(order: Omit<PageOrder, 'kind'>): Promise<Buffer | null>;
  /** Ends the process; orders under way are answered `unknown`. */
  close(): void;
};

export type ExaminerOptions = {
  /** Replace single values of `examenLimits`. */
  readonly limits?: Partial<ExamenLimits>;
  /** Where compiled code is kept between processes: without it the first file after a quiet while waits seconds longer. */
  readonly cacheFolder?: string;
};

export function openExaminer(trust: SignatureTrust, options: ExaminerOptions = {}): Examiner {
  const limits: ExamenLimits = { ...examenLimits, ...options.limits };
  const looking = openWatchedProcess<Order, Answer>({
    program: fileURLToPath(new URL('./examiner-process.ts', import.meta.url)),
    limits,
    secondsMaxOf: ({ kind }) => (kind === 'pagina' ? limits.pageSecondsMax : limits.examSecondsMax),
    serialization: 'json',
    cacheFolder: options.cacheFolder,
  });
  return {
    async examine(order) {
      const outcome = await looking.ask({ kind: 'examinar', trust, ...order });
      if (outcome.ok && outcome.answer.kind === 'examen') return outcome.answer.examen;
      return unexamined(order.tipo, outcome.ok ? 'terminado' : outcome.causa);
    },
    async page(order) {
      const outcome = await looking.ask({ kind: 'pagina', ...order });
      const png = outcome.ok && outcome.answer.kind === 'pagina' ? outcome.answer.png : null;
      return png === null ? null : Buffer.from(png, 'base64');
    },
    close: () => looking.close(),
  };
}

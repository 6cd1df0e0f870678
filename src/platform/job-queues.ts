/** The queues there are, how often each tries again, and where what cannot be done ends up. */
import type { Queue } from 'pg-boss';
import { limits } from '../domain/limits.ts';

const yearSeconds = 366 * 86_400;

/** First wait and longest wait between tries; in between they double, less up to half by chance. Twelve tries last two to four hours. */
const retrying = {
  retryLimit: limits.jobTriesMax - 1,
  retryDelay: 20,
  retryBackoff: true,
  retryDelayMax: 3_600,
} as const;

const common = {
  ...retrying,
  /** Wakes workers in all processes at the commit of the insert. */
  notify: true,
  /** A batch that takes longer is taken from its worker; a worker whose heart stops loses it sooner. */
  expireInSeconds: 600,
  heartbeatSeconds: 20,
  /** Nothing that is owed is thrown away unseen; what is done is kept long enough to recognise a repetition. */
  retentionSeconds: yearSeconds,
  deleteAfterSeconds: 7 * 86_400,
} as const;

/** In the order in which they are created: the dead letter queue of another comes before it. */
export const queues = {
  /** Jobs that failed for good. No worker: staff see them and try again or give up. */
  muertas: { ...common, notify: false, deleteAfterSeconds: 0 },
  /** Effects that failed for good: their case is told so. */
  'efecto-fallido': { ...common, deadLetter: 'muertas' },
  efecto: { ...common, deadLetter: 'efecto-fallido' },
  correo: { ...common, deadLetter: 'muertas' },
  'enlace-de-clave': { ...common, deadLetter: 'muertas' },
  // A code is good for ten minutes: trying again for hours would send what no longer opens anything.
  'codigo-de-correo': { ...common, retryLimit: 4, retryDelay: 2, deadLetter: 'muertas' },
} as const satisfies { readonly [name: string]: Omit<Queue, 'name'> };

export type QueueName = keyof typeof queues;

export const queueNames = Object.keys(queues) as readonly QueueName[];

export const jobsSchema = 'pgboss';

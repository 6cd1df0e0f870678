/** What the running process can say and do about its own work behind the window; wired at the start. */
import type { DeadJob, QueueHealth } from '../../platform/jobs.ts';

export type MachineHealth = {
  readonly queuesOpen: boolean;
  readonly queues: readonly QueueHealth[];
  /** Jobs that failed for good, at most a hundred counted. */
  readonly dead: number;
};

export type Machine = {
  /** Null while they are still coming up. */
  health(): Promise<MachineHealth | null>;
  dead(max: number): Promise<readonly DeadJob[]>;
  revive(id: string): Promise<boolean>;
  /** True once it was told to stop: nothing new should be sent here. */
  isLeaving(): boolean;
  /** Of the data folder. */
  freeBytes(): Promise<number>;
};

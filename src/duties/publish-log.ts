/** The duty behind the public log: what is committed becomes leaves, and a head over them is published. */
import { appendBatch, type LogPublisher, publishCheckpoint } from '../actions/write-log.ts';
import { isRegistroPending } from '../store/registro-publico.ts';
import { publishLogLimits as limits } from './publish-log-limits.ts';
import type { Pace } from './pulse.ts';

/** One turn: `again` while more is ready, `soon` while something waits for an open transaction or another process. */
export async function publishLog(publisher: LogPublisher): Promise<Pace> {
  if (!(await isRegistroPending(publisher.db))) return 'idle';
  let events = 0;
  let batch: number | null = 0;
  for (let turn = 0; turn < limits.batchesPerTurn; turn += 1) {
    batch = await appendBatch(publisher, limits.batchEvents);
    events += batch ?? 0;
    if (batch !== limits.batchEvents) break;
  }
  const published = await publishCheckpoint(publisher);
  if (batch === limits.batchEvents) return 'again';
  return events > 0 || published !== null ? 'idle' : 'soon';
}

/** The civil date at the agency: absences are counted in its days, wherever the server stands. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { Deps } from '../deps.ts';

export async function agencyToday({ calendar, clock }: Pick<Deps, 'calendar' | 'clock'>): Promise<string> {
  return civilDateAt(clock.nowMs(), (await calendar()).zone);
}

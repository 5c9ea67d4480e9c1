import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { SyncSchedule } from '#contract/syncSchedule.ts';
import { type BackOff, backOffMs } from '../domain/backOff.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMinutes = 24 * 60;
const dayMs = dayMinutes * minuteMs;

/** By what a listing is planned. */
export interface Planning {
  readonly schedule: SyncSchedule;
  readonly now: number;
  readonly random: () => number;
}

/** Daily listings start at a random minute of these hours after midnight, so that registries do not all come at once. */
const nightMinutes = 5 * 60;

/** The next night's listing: a random minute after the coming local midnight. */
function nextDaily(now: number, random: () => number): number {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return midnight.getTime() + Math.floor(random() * nightMinutes) * minuteMs;
}

/**
 * The coming such weekday (Monday is 1) at that local time. One that the clock skips in spring is as much later, of one that
 * comes twice in autumn the first is meant.
 */
function nextWeekly({ Day, Time }: Extract<SyncSchedule, { Type: 'weekly' }>, now: number): number {
  const [hour = 0, minute = 0] = Time.split(':').map(Number);
  const today = new Date(now);
  const on = (days: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour, minute).getTime();
  const days = (Day - today.getDay() + 7) % 7;
  return on(days) > now ? on(days) : on(days + 7);
}

/**
 * When a registry is listed next by its schedule, after a listing that began at `lastAt`; null where only a person has it listed.
 * Where every so many hours were missed, the next of them counts.
 */
export function nextSync(lastAt: number, { schedule, now, random }: Planning): number | null {
  switch (schedule.Type) {
    case 'daily':
      return nextDaily(now, random);
    case 'weekly':
      return nextWeekly(schedule, now);
    case 'hours': {
      const period = schedule.Hours * hourMs;
      return lastAt + (Math.floor((now - lastAt) / period) + 1) * period;
    }
    case 'manual':
      return null;
  }
}

/** A failing registry is tried again after 1, 2, 4 … minutes, at most every 6 hours. */
const waits: BackOff = { first: minuteMs, longest: 6 * hourMs };

/** Further ahead no listing is ever planned; a day is let pass for what a registry asked for, and for the hour of a summer time. */
function furthestListingMs(schedule: SyncSchedule): number {
  if (schedule.Type === 'weekly') return 8 * dayMs;
  return dayMs + (schedule.Type === 'hours' ? Math.max(schedule.Hours * hourMs, dayMs) : dayMs);
}

/** Whether a listing planned for `plannedAt` is to start: one planned too far ahead was planned while the clock was wrong. */
export function isDue(plannedAt: number | null, schedule: SyncSchedule, now: number): boolean {
  return plannedAt !== null && (plannedAt <= now || plannedAt > now + furthestListingMs(schedule));
}

/**
 * When to try again after the n-th failure in a row (from 1); null where only a person can help, and where only a person has the
 * registry listed: whoever chose that does not want it asked at any other time.
 */
export function nextListingTry(failure: Failure, attempts: number, lastAt: number, planning: Planning): number | null {
  if (planning.schedule.Type === 'manual') return null;
  switch (policyOf(failure).retry) {
    case 'person':
      return null;
    case 'nextSchedule':
      return nextSync(lastAt, planning);
    case 'atOnce':
    case 'soon':
      return planning.now + backOffMs(failure, attempts, waits, planning.random);
  }
}

const hourMs = 3_600_000;

export interface Schedule {
  /** Off: never. */
  readonly enabled: boolean;
  /** Ms since 1970. */
  readonly firstAt: number;
  readonly intervalPeriod: number;
  readonly periodUnit: 'day' | 'hour';
  /** Hours of the server's day within which a scan may begin; equal: any hour. `toHour` before `fromHour` goes over midnight. */
  readonly fromHour: number;
  readonly toHour: number;
}

/**
 * When a cycle begins next, at or after `from`: its first date, or so many whole periods after it, moved on into the hours
 * within which it may begin. Days follow the server's calendar, so that an hour stays the same hour when clocks change.
 * Null where it is off.
 */
export function nextStart(schedule: Schedule, from: number): number | null {
  if (!schedule.enabled) return null;
  // One earlier than by the clock: its hours may have moved it on past `from`.
  for (let period = Math.max(0, periodsUntil(schedule, from) - 1); ; period += 1) {
    const begins = intoHours(schedule, periodStart(schedule, period));
    if (begins >= from) return begins;
  }
}

/** Whether it may begin at this moment, where it is due. */
export function mayBegin(schedule: Schedule, at: number): boolean {
  return isAnyHour(schedule) || isWithin(schedule, new Date(at).getHours());
}

function periodsUntil({ firstAt, intervalPeriod, periodUnit }: Schedule, at: number): number {
  const periodMs = intervalPeriod * (periodUnit === 'day' ? 24 : 1) * hourMs;
  return Math.floor((at - firstAt) / periodMs);
}

function periodStart({ firstAt, intervalPeriod, periodUnit }: Schedule, period: number): number {
  if (periodUnit === 'hour') return firstAt + period * intervalPeriod * hourMs;
  const date = new Date(firstAt);
  date.setDate(date.getDate() + period * intervalPeriod);
  return date.getTime();
}

function isAnyHour({ fromHour, toHour }: Schedule): boolean {
  return fromHour % 24 === toHour % 24;
}

function isWithin(schedule: Schedule, hour: number): boolean {
  const [from, to] = [schedule.fromHour % 24, schedule.toHour];
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

function intoHours(schedule: Schedule, at: number): number {
  if (mayBegin(schedule, at)) return at;
  const date = new Date(at);
  const from = schedule.fromHour % 24;
  date.setHours(from + (date.getHours() >= from ? 24 : 0), 0, 0, 0);
  return date.getTime();
}

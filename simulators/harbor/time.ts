/** Harbor's "never". */
const never = '0001-01-01T00:00:00';

/** As the 2.x API writes times: always with milliseconds. */
export function isoTime(time: number | null): string {
  return time === null ? `${never}.000Z` : new Date(time).toISOString();
}

/** As Go writes times by itself (1.x, and the older half of 2.0): the fraction only where there is one. */
export function goTime(time: number | null): string {
  return time === null ? `${never}Z` : new Date(time).toISOString().replace(/\.?0*Z$/, 'Z');
}

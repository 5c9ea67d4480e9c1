import { limits } from '#contract/limits.ts';

const hour = 3_600_000;
const { min, max, unlimited } = limits.transPerHour;

/** Ms until so many images are in at a speed; 0 where nothing limits it. */
export function timeFor(images: number, perHour: number): number {
  return perHour === unlimited ? 0 : (images / perHour) * hour;
}

/** The lowest speed that takes so many images in within a day: one of the usual ones, else the exact number; null where none does. */
export function lowestWithinADay(images: number): number | null {
  const needed = Math.max(min, Math.ceil(images / 24));
  if (needed > max) return null;
  return limits.transPerHourOptions.find((speed) => speed >= needed) ?? needed;
}

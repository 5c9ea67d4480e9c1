import { limits } from '#contract/limits.ts';

const hour = 3_600_000;

/** Ms until so many images are taken in at a speed; 0 where nothing limits it. */
export function intakeTime(images: number, perHour: number): number {
  return perHour === limits.transPerHour.unlimited ? 0 : (images / perHour) * hour;
}

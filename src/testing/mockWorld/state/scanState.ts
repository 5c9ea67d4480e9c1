import type { Center } from '#contract/center.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { createChance } from '../content/chance.ts';
import { seedOf } from '../content/reports.ts';
import { scanResult } from '../content/scanResults.ts';
import { visibleImages } from './registryState.ts';
import { withBuildRisks } from './riskDecisions.ts';
import type { MockScan, World } from './world.ts';

/** Long enough to be watched, short enough to be waited for. */
const firstResult = 1500;
const perSecond = 4;
/** As many as the registry looks at together; the others are queued. */
export const atOnce = 4;

/** How many of a scan's images are done by `now`, and when it ended. */
export function scanProgress(scan: MockScan, now: number) {
  const until = Math.min(now, scan.cancelledAt ?? now);
  const done = Math.min(
    scan.uuids.length,
    Math.max(0, Math.floor(((until - scan.startedAt - firstResult) * perSecond) / 1000)),
  );
  const lastAt = scan.startedAt + firstResult + (scan.uuids.length * 1000) / perSecond;
  const endedAt = done === scan.uuids.length ? lastAt : scan.cancelledAt;
  return { done, endedAt };
}

/** One image in thirty fails, always the same ones. */
export function failsToScan(uuid: string): boolean {
  return seedOf(uuid) % 30 === 0;
}

/** Every image of a data centre as it is now, with what scans and decisions made of it. */
export function currentImages(world: World, center: Center): ImageRow[] {
  const now = world.now();
  const scans = new Map<string, { scan: MockScan; index: number }>();
  // The newest comes first in the world: it has the last word.
  for (const scan of world.scans[center].toReversed())
    for (const [index, uuid] of scan.uuids.entries()) scans.set(uuid, { scan, index });
  return world.registries[center]
    .flatMap((registry) => visibleImages(registry, now))
    .map((image) => {
      const last = scans.get(image.Uuid);
      const scanned = last === undefined ? image : afterScan(image, last.scan, last.index, now);
      return withBuildRisks(world, center, scanned);
    });
}

function afterScan(image: ImageRow, scan: MockScan, index: number, now: number): ImageRow {
  const { done, endedAt } = scanProgress(scan, now);
  if (index >= done) {
    if (endedAt !== undefined) return image;
    const running = index < done + atOnce;
    return { ...image, ScaStatus: running ? 'CVE_ANALYZER' : 'INIT', ScaProgress: running ? 50 : 0 };
  }
  if (failsToScan(image.Uuid)) return { ...image, ScaStatus: 'FAIL', ScaProgress: 0 };
  const at = scan.startedAt + firstResult + ((index + 1) * 1000) / perSecond;
  if (image.LastScanTime !== undefined) return { ...image, LastScanTime: at, ScaStatus: 'SUCCESS', ScaProgress: 100 };
  return { ...image, ...scanResult(createChance(seedOf(image.Uuid)), at) };
}

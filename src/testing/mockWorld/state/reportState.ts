import type { ImageRow } from '#contract/images/images.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import { seedOf } from '../content/reports.ts';
import type { World } from './world.ts';

/** How long the demo takes to fetch a report that somebody looks at. */
const fetching = 2500;

/** Where an image's report stands: now and then one is still to be fetched, or cannot be. */
export function reportStateOf(world: World, image: ImageRow): ReportState {
  if (image.ScanBlocked !== undefined) return 'blocked';
  if (image.ScaStatus === 'FAIL') return 'scanFailed';
  if (image.ScaStatus === 'STOPPED') return 'scanStopped';
  if (image.ScaStatus !== undefined && image.ScaStatus !== 'SUCCESS') return 'scanning';
  if (image.LastScanTime === undefined) return 'notScanned';
  const luck = Math.abs(seedOf(image.Digest)) % 10;
  // The registry that cannot be reached gives no reports either.
  if (image.RegistryName === 'harbor-legacy' && luck < 3) return 'failed';
  if (luck !== 9) return 'imported';
  const asked = world.askedReports.get(image.Uuid) ?? world.now();
  world.askedReports.set(image.Uuid, asked);
  return world.now() - asked < fetching ? 'waiting' : 'imported';
}

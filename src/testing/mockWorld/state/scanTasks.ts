import type { Center } from '#contract/center.ts';
import type { ScanTaskRow } from '#contract/tasks.ts';
import { scanTaskRow } from '../../factories/factories.ts';
import { atOnce, failsToScan, scanProgress } from './scanState.ts';
import type { MockScan, World } from './world.ts';

/** The scans of a data centre as tasks, newest first. */
export function scanTasks(world: World, center: Center): ScanTaskRow[] {
  return world.scans[center].map((scan) => taskOf(scan, world.now()));
}

function taskOf(scan: MockScan, now: number): ScanTaskRow {
  const { done, endedAt } = scanProgress(scan, now);
  const failed = scan.uuids.slice(0, done).filter(failsToScan);
  const total = scan.uuids.length;
  const status =
    endedAt === undefined ? 'START' : scan.cancelledAt !== undefined && done < total ? 'CANCELLED' : 'SUCCESS';
  return scanTaskRow({
    TaskId: scan.id,
    TaskName: scan.target,
    Target: scan.target,
    Status: status,
    StatusText: status,
    Progress: Math.floor((100 * done) / total),
    Finish: endedAt === undefined ? 0 : 1,
    FinishCount: String(done),
    TotalCount: String(total),
    StartTime: scan.startedAt,
    EndTime: endedAt,
    RealRunTime: (endedAt ?? now) - scan.startedAt,
    ScannedImages: done - failed.length,
    FailedImages: failed.length,
    RunningImages: endedAt === undefined ? Math.min(atOnce, total - done) : 0,
    Log: failed.map((uuid) => ({
      Time: scan.startedAt,
      Level: 'error',
      Target: uuid,
      Code: 'RegistryFailure',
      Message: 'The scanner of the registry ended with an error',
    })),
  });
}

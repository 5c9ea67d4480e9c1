import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSimulator } from '../http/runningSimulator.ts';
import { type Likeness, unlikeBody, unlikeHeaders } from '../recordings/likeness.ts';
import type { Recording } from '../recordings/readRecordings.ts';
import { findingsOfStandIn, harborLikeness } from '../testing/harbor/likeness.ts';
import { recordedWorld } from '../testing/harbor/recordedWorld.ts';
import { type RecordedVersion, recordedVersions, recordingsOf } from '../testing/harbor/recordings.ts';
import { replay } from '../testing/harbor/replay.ts';
import type { World } from '../world/world.ts';
import { startHarborV1 } from './startHarborV1.ts';
import { startHarborV2 } from './startHarborV2.ts';

/** Short, as there are dozens of refused logins to wait for. */
const wrongPasswordMs = 40;
/** Long enough to send something else meanwhile, on a busy machine too. */
const lockMs = 1000;
/** Recorded answers that came this late were held back for a failed login. */
const recordedLateMs = 1400;

/** What the simulators leave out, and why. */
const outOfScope: readonly { readonly path: RegExp; readonly auth?: string; readonly reason: string }[] = [
  { path: /^\/v2\//, reason: 'the registry API: images are never pulled through it here' },
  { path: /^\/service\/token/, reason: 'the token service belongs to the registry API' },
  { path: /\/tags\/v1\/manifest$/, reason: 'manifests belong to the registry API too, 1.x only passes them on' },
  { path: /\/repositories\/top\?/, reason: 'a list for a start page, in no order where nothing was pulled' },
  {
    path: /\/users\/current\/permissions/,
    auth: 'nonadmin',
    reason: 'what a person may do: users/current says enough',
  },
  { path: /\/(robots|scanners|scans|security)[/?]/, reason: 'the administration of robots and scanners' },
  { path: /\/(accessories$|additions\/sbom)|with_sbom_overview/, reason: 'what hangs on an image: it is no image' },
];

function isInScope({ request }: Recording): boolean {
  return !outOfScope.some(({ path, auth = request.auth }) => path.test(request.path) && auth === request.auth);
}

/** Recorded beside a portal that was a stand-in of one page, and not well. */
const withStandInPortal = /^(09|10)-health-/;

function scopeOf(version: RecordedVersion): Recording[] {
  const all = recordingsOf(version).filter(isInScope);
  return version === '2.15.2' ? all.filter(({ name }) => !withStandInPortal.test(name)) : all;
}

/** The state that an administrator, or a fault, had put the newest server into for some of its recordings. */
const states: readonly { readonly name: RegExp; set(world: World): void }[] = [
  { name: /read-only/, set: (world) => Object.assign(world, { readOnly: true }) },
  { name: /no-scanner/, set: (world) => Object.assign(world, { hasScanner: false }) },
  { name: /database-down/, set: (world) => Object.assign(world, { databaseIsDown: true }) },
  { name: /^182-/, set: pushUntagged },
];

/** Pushed just before, and never scanned: that is why a robot without rights to reports is told of no scan there. */
function pushUntagged(world: World): void {
  const pushed = { repository: 'team/app/api', tag: 'pushed-since' };
  world.addTag(pushed);
  world.removeTag(pushed);
  const repository = [...world.repositories].find(({ fullName }) => fullName === pushed.repository);
  const [newest] = repository === undefined ? [] : world.artifactsOf(repository);
  Object.assign(newest ?? {}, { format: 'docker' });
}

/** From here on the newest server held more than before, and what it counts is not compared. */
const grownFrom = 179;

function hasGrown(name: string): boolean {
  return Number.parseInt(name, 10) >= grownFrom;
}

/** Headers as they are compared; how many there are in all is not where the server held more by then. */
function comparable<Headers extends object>(headers: Headers, name: string): Headers {
  if (!hasGrown(name)) return headers;
  const kept = Object.entries(headers).filter(([header]) => header.toLowerCase() !== 'x-total-count');
  return Object.fromEntries(kept) as Headers;
}

function likenessOf(version: RecordedVersion, name: string): Likeness {
  if (version !== '2.15.2') return harborLikeness;
  const { volatile, foreign } = harborLikeness;
  const grown = hasGrown(name) ? ['repo_count', 'public_repo_count'] : [];
  const moving = /while-scanning/.test(name) ? ['scan_status'] : [];
  const authored = /helm-chart/.test(name) ? ['extra_attrs'] : [];
  return {
    ...harborLikeness,
    // A quota, and what PostgreSQL says of itself.
    volatile: new Set([...volatile, ...findingsOfStandIn.values, ...grown, ...moving, 'hard', 'error']),
    foreign: new Set([...foreign, ...findingsOfStandIn.lists, ...authored]),
  };
}

/** Why lists of a body may differ in length, where they may. */
function shortenedIn({ name, response, body_shortened }: Recording, version: RecordedVersion): string | undefined {
  if (typeof response.body === 'string' && response.body.startsWith('<html>')) return 'an HTML page';
  const isInvented = version === '2.15.2' && /vulnerabilities|build-history/.test(name);
  return body_shortened ?? (isInvented ? 'as much as was invented' : undefined);
}

function start(version: RecordedVersion, wrongPasswordMs: number, throughProxy = true): Promise<RunningSimulator> {
  const options = { world: recordedWorld(version), wrongPasswordMs };
  if (version === '1.10.18') return startHarborV1(options);
  return startHarborV2({ ...options, flavour: version, throughProxy });
}

/** While a wrong login of the same user is being held back, as when the recording was made. */
async function replayDuringLock(port: number, recording: Recording) {
  const wrong: Recording = { ...recording, request: { ...recording.request, auth: 'wrong-password' } };
  const refused = replay(port, wrong);
  const probe = {
    ...recording,
    request: {
      ...recording.request,
      method: 'GET',
      path: recording.request.path.replace(/(projects|users).*/, 'users/current'),
    },
  };
  await expect.poll(async () => (await replay(port, probe)).status, { interval: 5 }).toBe(401);
  const reply = await replay(port, recording);
  await refused;
  return reply;
}

describe.each(recordedVersions)('the simulated Harbor %s answers like the real one', (version) => {
  let throughProxy: RunningSimulator;
  let straight: RunningSimulator;
  let lockedLong: RunningSimulator;
  beforeAll(async () => {
    throughProxy = await start(version, wrongPasswordMs);
    straight = await start(version, wrongPasswordMs, false);
    lockedLong = await start(version, lockMs);
  });
  afterAll(() => Promise.all([throughProxy.close(), straight.close(), lockedLong.close()]));

  it.each(scopeOf(version))('$name', async (recording) => {
    const { port, world } = recording.sent.startsWith('through') ? throughProxy : straight;
    Object.assign(world, { readOnly: false, hasScanner: true, databaseIsDown: false });
    states.find((state) => state.name.test(recording.name))?.set(world);
    const duringLock = /lock-[34]-/.test(recording.name);
    const reply = await (duringLock ? replayDuringLock(lockedLong.port, recording) : replay(port, recording));
    const { status, headers, body } = recording.response;
    expect(reply.status).toBe(status);
    const likeness = likenessOf(version, recording.name);
    expect(unlikeBody(likeness, body, reply.body, shortenedIn(recording, version))).toEqual([]);
    const { name } = recording;
    expect(unlikeHeaders(comparable(headers, name), comparable(reply.headers, name))).toEqual([]);
    const wasHeldBack = recording.elapsed_ms > recordedLateMs && recording.elapsed_ms < recordedLateMs + 300;
    if (wasHeldBack) expect(reply.elapsedMs).toBeGreaterThanOrEqual(wrongPasswordMs);
  });
});

it.each(outOfScope)('what is left out is still there to be left out: $reason', ({ path }) => {
  const all = recordedVersions.flatMap((version) => recordingsOf(version));
  expect(all.some(({ request }) => path.test(request.path))).toBe(true);
});

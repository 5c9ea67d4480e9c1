import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSimulator } from '../http/runningSimulator.ts';
import { unlikeBody, unlikeHeaders } from '../recordings/likeness.ts';
import type { Recording } from '../recordings/readRecordings.ts';
import { harborLikeness } from './likeness.ts';
import { recordedWorld } from './recordedWorld.ts';
import { type RecordedVersion, recordedVersions, recordingsOf } from './recordings.ts';
import { replay } from './replay.ts';
import { startHarborV1 } from './startHarborV1.ts';
import { startHarborV2 } from './startHarborV2.ts';

/** Short, as there are dozens of refused logins to wait for. */
const wrongPasswordMs = 40;
/** Long enough to send something else meanwhile, on a busy machine too. */
const lockMs = 1000;
/** Recorded answers that came this late were held back for a failed login. */
const recordedLateMs = 1400;

/** What the simulators leave out, and why. */
const outOfScope: readonly { readonly path: RegExp; readonly reason: string }[] = [
  { path: /^\/v2\//, reason: 'the registry API: images are never pulled through it here' },
  { path: /^\/service\/token/, reason: 'the token service belongs to the registry API' },
  { path: /\/tags\/v1\/manifest$/, reason: 'manifests belong to the registry API too, 1.x only passes them on' },
  { path: /\/repositories\/top\?/, reason: 'a list for a start page, in no order where nothing was pulled' },
  { path: /\/users\/current\/permissions/, reason: 'fine-grained permissions: users/current and the lists say enough' },
];

function isInScope({ request }: Recording): boolean {
  return !outOfScope.some(({ path }) => path.test(request.path));
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

  it.each(recordingsOf(version).filter(isInScope))('$name', async (recording) => {
    const { port } = recording.sent.startsWith('through') ? throughProxy : straight;
    const duringLock = /lock-[34]-/.test(recording.name);
    const reply = await (duringLock ? replayDuringLock(lockedLong.port, recording) : replay(port, recording));
    const { status, headers, body } = recording.response;
    expect(reply.status).toBe(status);
    expect(unlikeBody(harborLikeness, body, reply.body, recording.body_shortened)).toEqual([]);
    expect(unlikeHeaders(headers, reply.headers)).toEqual([]);
    const wasHeldBack = recording.elapsed_ms > recordedLateMs && recording.elapsed_ms < recordedLateMs + 300;
    if (wasHeldBack) expect(reply.elapsedMs).toBeGreaterThanOrEqual(wrongPasswordMs);
  });
});

it.each(outOfScope)('what is left out is still there to be left out: $reason', ({ path }) => {
  const all = recordedVersions.flatMap((version) => recordingsOf(version));
  expect(all.some(({ request }) => path.test(request.path))).toBe(true);
});
